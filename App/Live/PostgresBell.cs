using System.Text.Json;
using Npgsql;
using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>
/// Hears what other nodes committed and rings it here. A bell may be lost while the connection is away; after every
/// return, and whenever numbers disagree (<c>CatchUp</c>), everybody reads again.
/// </summary>
public sealed class PostgresBell(DatabaseOptions options, LiveFeed feed, EventNumbers numbers, ILogger<PostgresBell> log, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var source = new NpgsqlDataSourceBuilder(options.ConnectionString).Build();
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await ListenAsync(source, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
            {
                log.LogWarning(e, "The bell's connection was lost; listening again in a second.");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
    }

    private async Task ListenAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        connection.Notification += (_, bell) => feed.Ring(JsonSerializer.Deserialize<Change[]>(bell.Payload) ?? []);
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresWriter.Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        foreach (var tenant in feed.WatchedTenants) feed.Resync(tenant, await numbers.LatestAsync(tenant, stop));
        while (true) await connection.WaitAsync(stop);
    }
}
