using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Plainmend.Data;
using Plainmend.Live;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Live;

/// <summary>Two nodes on one PostgreSQL database: what is done on one is heard, and seen, on the other.</summary>
public sealed class NodesTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Guid Screen = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Lina = new("00000000-0000-7000-8000-000000000002");
    private static readonly Guid Zhang = new("00000000-0000-7000-8000-000000000003");
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_on_one_node_rings_a_watcher_on_the_other()
    {
        await using var world = await World.OfAsync("postgres", cluster);
        var report = await world.ReportFridgeAsync();
        await using var node = await NodeAsync(world);
        using var rings = new Rings(node.Feed, new Topic(world.Tenant, report.TicketId));
        await world.Desk.ReplyAsync(await world.WhoAsync("lina"), report.TicketId, "word", "key", _stop);
        await rings.UntilAsync(await new EventNumbers(world.Store.Db).LatestAsync(world.Tenant, _stop));
    }

    [Fact]
    public async Task A_change_made_while_the_line_was_cut_arrives_when_it_is_back()
    {
        await using var world = await World.OfAsync("postgres", cluster);
        var report = await world.ReportFridgeAsync();
        await using var node = await NodeAsync(world);
        using var rings = new Rings(node.Feed, new Topic(world.Tenant, report.TicketId));
        var line = await AskAsync(node.Connection, "select pid::bigint from pg_stat_activity where datname = current_database() and query like 'LISTEN%'");
        await AskAsync(node.Connection, $"select count(pg_terminate_backend({line}))");
        // Gone for at least a second: the bell goes unheard, only the comparison after the return can bring the change.
        await UntilAsync(node.Connection, $"select count(*) from pg_stat_activity where pid = {line}", 0);
        await world.Desk.ReplyAsync(await world.WhoAsync("lina"), report.TicketId, "word", "key", _stop);
        await rings.UntilAsync(await new EventNumbers(world.Store.Db).LatestAsync(world.Tenant, _stop));
    }

    [Fact]
    public async Task Who_looks_at_a_ticket_on_one_node_is_seen_on_the_other_until_he_leaves()
    {
        var connection = await cluster.FreshDatabaseAsync();
        var (here, there) = (new Presence(TimeProvider.System), new Presence(TimeProvider.System));
        using var carriers = new Carriers(connection, here, there);
        await carriers.StartAsync(_stop);
        await ListenersAsync(connection, 2);
        var topic = new Topic(1, Screen);
        var changes = new SemaphoreSlim(0);
        using var listening = there.Listen(topic, () => changes.Release());

        here.Say(topic, Screen, Lina, "李娜", typing: true);
        Assert.True(await changes.WaitAsync(Patience, _stop));
        Assert.Equal(new Present(Lina, "李娜", Typing: true), Assert.Single(there.Others(topic, Zhang)));

        here.Leave(topic, Screen);
        Assert.True(await changes.WaitAsync(Patience, _stop));
        Assert.Empty(there.Others(topic, Zhang));
    }

    [Fact]
    public async Task A_word_does_not_come_back_to_the_node_that_said_it()
    {
        var connection = await cluster.FreshDatabaseAsync();
        var (here, there) = (new Presence(TimeProvider.System), new Presence(TimeProvider.System));
        using var carriers = new Carriers(connection, here, there);
        await carriers.StartAsync(_stop);
        await ListenersAsync(connection, 2);
        var topic = new Topic(1, Screen);
        var told = 0;
        using var looking = here.Listen(topic, () => Interlocked.Increment(ref told));
        here.Say(topic, Screen, Lina, "李娜", typing: false);
        here.Leave(topic, Screen);
        var marker = new SemaphoreSlim(0);
        using var listening = here.Listen(new Topic(1, Zhang), () => marker.Release());
        there.Say(new Topic(1, Zhang), Screen, Zhang, "张强", typing: false);
        Assert.True(await marker.WaitAsync(Patience, _stop));
        // He came and he went; an echo, heard before the marker, would have him come and go once more.
        Assert.Equal(2, Volatile.Read(ref told));
    }

    /// <summary>A second node: its own bells over the same database, listening.</summary>
    private async Task<Node> NodeAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var connection = db.Database.GetConnectionString()!;
        var feed = new LiveFeed(TimeProvider.System, NullLogger<LiveFeed>.Instance);
        var options = new DatabaseOptions { Provider = "postgres", ConnectionString = connection };
        var bell = new PostgresBell(options, feed, new EventNumbers(world.Store.Db), NullLogger<PostgresBell>.Instance, TimeProvider.System);
        await bell.StartAsync(_stop);
        await ListenersAsync(connection, 1);
        return new(connection, feed, bell);
    }

    private Task ListenersAsync(string connection, long wanted) =>
        UntilAsync(connection, "select count(*) from pg_stat_activity where datname = current_database() and query like 'LISTEN%' and state = 'idle'", wanted);

    private async Task UntilAsync(string connection, string question, long wanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await AskAsync(connection, question) is var answer && answer != wanted)
            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException($"{question}: {answer}, not {wanted}.");
    }

    private async Task<long> AskAsync(string connection, string question)
    {
        await using var line = new NpgsqlConnection(connection);
        await line.OpenAsync(_stop);
        await using var command = new NpgsqlCommand(question, line);
        return (long)(await command.ExecuteScalarAsync(_stop))!;
    }

    private sealed record Node(string Connection, LiveFeed Feed, BackgroundService Bell) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Bell.StopAsync(CancellationToken.None);
            Bell.Dispose();
        }
    }

    private sealed class Carriers(string connection, Presence here, Presence there) : IDisposable
    {
        private readonly PostgresPresence[] _both = [.. new[] { here, there }.Select(p => new PostgresPresence(
            new DatabaseOptions { Provider = "postgres", ConnectionString = connection }, p, NullLogger<PostgresPresence>.Instance, TimeProvider.System))];

        public Task StartAsync(CancellationToken stop) => Task.WhenAll(_both.Select(b => b.StartAsync(stop)));

        public void Dispose()
        {
            foreach (var one in _both) one.Dispose();
        }
    }

    private sealed class Rings : IDisposable
    {
        private readonly Channel<long> _heard = Channel.CreateUnbounded<long>();
        private readonly IDisposable _watch;

        public Rings(LiveFeed feed, Topic topic) => _watch = feed.Watch(topic, async () => await _heard.Writer.WriteAsync(feed.Heard(topic.Tenant)), TimeSpan.Zero);

        /// <summary>Waits for a ring that announces this event; one of the listening itself may come before.</summary>
        public async Task UntilAsync(long number)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Patience);
            while (await _heard.Reader.ReadAsync(patience.Token) < number) { }
        }

        public void Dispose() => _watch.Dispose();
    }
}
