using Plainmend.Access;

namespace Plainmend.Http;

/// <summary>In Production: says at the start when the site answers only for this machine's own names, as it does out of the box.</summary>
public sealed partial class HostNames(IConfiguration settings, IHostEnvironment environment, ILogger<HostNames> log) : IHostedService
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "AllowedHosts";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction() && OnlyLocal(settings[Setting])) Warn(log, settings[Setting]!, Uri.TryCreate(settings[PublicBase.Setting], UriKind.Absolute, out var site) ? site.Host : "service.example");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>True when a list of host names, separated by semicolons, names nothing but this machine. An empty list names every host.</summary>
    public static bool OnlyLocal(string? hosts) =>
        (hosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } names && names.All(n => n is "localhost" or "127.0.0.1" or "[::1]");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The setting AllowedHosts names only this machine ({Hosts}): requests for any other host name are answered 400. Name the site's own host, for example AllowedHosts={Example}")]
    private static partial void Warn(ILogger log, string hosts, string example);
}
