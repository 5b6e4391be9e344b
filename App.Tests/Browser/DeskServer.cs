using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Browser;

/// <summary>
/// The whole app in this process with its own SQLite file. As a class fixture it listens on a free port for browsers
/// (<see cref="Address"/>); its <c>CreateClient()</c> works too.
/// </summary>
public partial class DeskServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Scratch.Folder();

    /// <summary>Where browsers find it, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The settings of this server; extend them in a derived fixture.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings() =>
        // The demo companies with their people and no past: tests make the tickets they need, and nothing moves by itself.
        [new("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "desk.db")}"), new("Demo:History", "0"), new("Demo:Play", "false")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (name, value) in Settings()) builder.UseSetting(name, value);
    }

    /// <summary>The port to listen on; 0 = any free one.</summary>
    protected virtual int Port => 0;

    public async ValueTask InitializeAsync()
    {
        UseKestrel(Port);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        if (!Services.GetRequiredService<DemoOptions>().Enabled) return;
        var world = Services.GetRequiredService<DemoProgress>();
        // The world begins to fill once its first page was shown; a test that reads earlier finds an empty house.
        using var visitor = CreateClient();
        await visitor.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        for (var n = 0; n < 600 && !world.Ready; n++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(world.Ready, "The demo world was not ready within a minute.");
    }

    /// <summary>A program's client with the session of one demo person.</summary>
    /// <param name="language">What it asks for; null leaves the site's own.</param>
    public async Task<HttpClient> EnteredAsync(Guid person, string? language = null)
    {
        var client = CreateClient();
        if (language is not null) client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var token = Token().Match(await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("personId", person.ToString()), new("__RequestVerificationToken", token), new("back", "/")]);
        using var entered = await client.PostAsync(new Uri("/account/demo", UriKind.Relative), form, TestContext.Current.CancellationToken);
        entered.EnsureSuccessStatusCode();
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // Entered twice by the factory; the folder goes at the first time the files are free.
        if (disposing) Scratch.Free(_folder);
    }
}
