using System.Text.Json;
using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>
/// Hears what other nodes committed and rings it here. A bell may be lost while the connection is away; after every
/// return, and whenever numbers disagree (<c>CatchUp</c>), everybody reads again.
/// </summary>
public sealed class PostgresBell(DatabaseOptions options, LiveFeed feed, EventNumbers numbers, ILogger<PostgresBell> log, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PostgresEar(options.ConnectionString, PostgresWriter.Channel, log, clock).ListenAsync(
            ResyncAsync, payload => feed.Ring(JsonSerializer.Deserialize<Change[]>(payload) ?? []), stoppingToken);

    private async Task ResyncAsync(CancellationToken stop)
    {
        foreach (var tenant in feed.WatchedTenants) feed.Resync(tenant, await numbers.LatestAsync(tenant, stop));
    }
}
