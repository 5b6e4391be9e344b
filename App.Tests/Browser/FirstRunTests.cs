using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Plainmend.Tests.Browser;

/// <summary>An empty house in Production: the app as a stranger first starts it, and what it wrote to its log.</summary>
public sealed class EmptyHouse : DeskServer
{
    private readonly Lines _lines = new();

    public string Log => string.Join('\n', _lines.Written);

    /// <summary>The path of the one-time link.</summary>
    public string Link => Regex.Match(Log, "/setup/[A-Za-z0-9_-]{27}").Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.ConfigureServices(s => s.AddSingleton<ILoggerProvider>(_lines));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Enqueue(formatter(state, exception));
    }
}

/// <summary>From an empty database to a signed-in administrator.</summary>
[Collection(Chromium.Tests)]
public sealed class FirstRunTests(EmptyHouse house, Chromium chromium) : IClassFixture<EmptyHouse>
{
    [Fact]
    public void A_house_that_answers_only_for_itself_names_the_setting_once() =>
        Assert.Single(Regex.Matches(house.Log, "The setting AllowedHosts names only this machine \\(localhost;127\\.0\\.0\\.1;\\[::1\\]\\).*AllowedHosts=service\\.example"));

    [Theory]
    [InlineData("localhost; 127.0.0.1;[::1]", true)]
    [InlineData("service.example;localhost", false)]
    [InlineData("*", false)]
    [InlineData(null, false)]
    public void Only_a_list_of_local_names_is_warned_of(string? hosts, bool warned) => Assert.Equal(warned, Plainmend.Http.HostNames.OnlyLocal(hosts));

    [Fact]
    public async Task The_link_in_the_log_opens_the_company_once_and_its_administrator_signs_in()
    {
        var link = house.Link;
        Assert.Contains($"{house.Address}{link}", house.Log, StringComparison.Ordinal);
        using var http = house.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/setup/AAAAAAAAAAAAAAAAAAAAAAAAAAA", TestContext.Current.CancellationToken)).StatusCode);

        foreach (var screen in new[] { Screen.Phone, Screen.Laptop }.SelectMany(s => s.AllWays()))
        {
            var look = await chromium.OpenAsync(house, screen, link);
            await look.LookAsync($"setup-{screen}", fullPage: true);
            await look.AssertFitsAsync();
            await look.AssertAccessibleAsync();
            await look.Context.CloseAsync();
        }

        var page = await chromium.OpenAsync(house, Screen.Phone, link);
        await page.FillAsync("[name='Input.Company']", "新城家电");
        await page.FillAsync("[name='Input.Slug']", "Not A Word");
        await page.FillAsync("[name='Input.Prefix']", "xc");
        await page.FillAsync("[name='Input.Hotline']", "400-123-4567");
        await page.FillAsync("[name='Input.Name']", "林青");
        await page.FillAsync("[name='Input.Login']", "Lin.Qing");
        await page.FillAsync("[name='Input.Password']", "short");
        await page.ClickAsync("button.primary");
        Assert.Equal("新城家电", await page.InputValueAsync("[name='Input.Company']"));
        Assert.Equal("", await page.InputValueAsync("[name='Input.Password']"));
        Assert.Equal(1, await page.Locator("#fault-Password").CountAsync());
        await page.FillAsync("[name='Input.Password']", "correct horse battery");
        await page.ClickAsync("button.primary");
        Assert.Equal(1, await page.Locator("#fault-Slug").CountAsync());
        await page.LookAsync("setup-fault", fullPage: true);
        await page.FillAsync("[name='Input.Slug']", "xincheng");
        await page.FillAsync("[name='Input.Password']", "correct horse battery");
        await page.ClickAsync("button.primary");
        await page.WaitForURLAsync("**/sign-in*");
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode);

        await page.FillAsync("[name='password']", "correct horse battery");
        await page.ClickAsync("button.primary");
        await page.GotoAsync("/admin/people");
        await page.LiveAsync();
        await page.GetByText("lin.qing").WaitForAsync();
        await page.GotoAsync("/report/xincheng");
        Assert.Contains("新城家电", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }
}
