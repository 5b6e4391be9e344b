using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Plainmend.Access;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>While nobody can sign in and there is no demo: prints the link by which the first administrator comes in.</summary>
public sealed partial class FirstRun(
    StartReads reads, SetupLink link, PublicBase site, IServer server, IConfiguration settings, IHostEnvironment environment, ILogger<FirstRun> log) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (settings.GetValue("Demo:Enabled", !environment.IsProduction()) || !await reads.IsEmptyAsync(cancellationToken)) return;
        Print(log, $"{site.Configured ?? Listening()}/setup/{link.Offer()}");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Listening()
    {
        var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000";
        // Listening on every address is no address anybody can open.
        return first.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody can sign in yet. Create the company and its first administrator here, once: {Link}")]
    private static partial void Print(ILogger log, string link);
}
