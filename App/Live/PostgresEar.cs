using Npgsql;

namespace Plainmend.Live;

/// <summary>Listens on one channel of PostgreSQL for as long as the process lives; a lost connection is taken up again.</summary>
internal sealed class PostgresEar(string connectionString, string channel, ILogger log, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="listening">Called whenever listening begins, also again: what was said before may have been missed.</param>
    /// <param name="heard">Called with every payload, in the order of the commits.</param>
    public async Task ListenAsync(Func<CancellationToken, Task> listening, Action<string> heard, CancellationToken stop)
    {
        await using var source = new NpgsqlDataSourceBuilder(connectionString).Build();
        while (!stop.IsCancellationRequested)
            try
            {
                await using var connection = await source.OpenConnectionAsync(stop);
                connection.Notification += (_, said) => heard(said.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
                await listening(stop);
                while (true) await connection.WaitAsync(stop);
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException or IOException)
            {
                log.LogWarning(e, "The connection listening on {Channel} was lost; listening again in a second.", channel);
                await Task.Delay(Pause, clock, stop);
            }
    }
}
