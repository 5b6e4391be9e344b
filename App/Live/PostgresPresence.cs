using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>
/// Carries presence between the nodes of one PostgreSQL database. Words are neither stored nor repeated: a lost one is
/// said again with the next beat, and too many at once push the oldest out.
/// </summary>
public sealed class PostgresPresence : BackgroundService
{
    /// <summary>Channel on which the nodes tell each other who looks at what.</summary>
    public const string Channel = "plainmend_presence";

    private readonly Channel<PresenceWord> _words =
        System.Threading.Channels.Channel.CreateBounded<PresenceWord>(new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Guid _node;
    private readonly DatabaseOptions _options;
    private readonly Presence _presence;
    private readonly ILogger<PostgresPresence> _log;
    private readonly PostgresEar _ear;

    public PostgresPresence(DatabaseOptions options, Presence presence, ILogger<PostgresPresence> log, TimeProvider clock)
    {
        (_options, _presence, _log, _node) = (options, presence, log, Guid.CreateVersion7(clock.GetUtcNow()));
        _ear = new PostgresEar(options.ConnectionString, Channel, log, clock);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _presence.Said += Carry;
        try
        {
            await Task.WhenAll(SendAsync(stoppingToken), _ear.ListenAsync(_ => Task.CompletedTask, Hear, stoppingToken));
        }
        finally
        {
            _presence.Said -= Carry;
        }
    }

    private void Carry(PresenceWord word) => _words.Writer.TryWrite(word);

    private void Hear(string payload)
    {
        // Our own words come back to us as well.
        if (JsonSerializer.Deserialize<Sent>(payload) is { } sent && sent.Node != _node) _presence.Hear(sent.Word);
    }

    private async Task SendAsync(CancellationToken stop)
    {
        await using var source = new NpgsqlDataSourceBuilder(_options.ConnectionString).Build();
        await foreach (var word in _words.Reader.ReadAllAsync(stop))
            try
            {
                await using var notify = source.CreateCommand("SELECT pg_notify($1, $2)");
                notify.Parameters.AddWithValue(Channel);
                notify.Parameters.AddWithValue(JsonSerializer.Serialize(new Sent(_node, word)));
                await notify.ExecuteNonQueryAsync(stop);
            }
            catch (NpgsqlException e)
            {
                _log.LogWarning(e, "A word of presence was not carried to the other nodes.");
            }
    }

    private sealed record Sent(Guid Node, PresenceWord Word);
}
