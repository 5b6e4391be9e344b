using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plainmend.Data;
using Plainmend.Live;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Given;

/// <summary>A fresh database of one kind with its writer and bells, under a clock the test moves.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly Func<ValueTask> _end;

    private Store(Db db, IWriter writer, LiveFeed feed, FakeTimeProvider clock, Func<ValueTask> end) =>
        (Db, Writer, Feed, Clock, _end) = (db, writer, feed, clock, end);

    public Db Db { get; }
    public IWriter Writer { get; }
    public LiveFeed Feed { get; }
    public FakeTimeProvider Clock { get; }

    /// <summary>Both kinds, for theories: every test of data, acts and feed runs on each.</summary>
    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    /// <summary>Makes an empty, migrated database.</summary>
    public static async Task<Store> OfAsync(string kind, PostgresCluster cluster)
    {
        // 2026-06-15 10:00 in Shanghai, a Monday.
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 15, 2, 0, 0, TimeSpan.Zero));
        var feed = new LiveFeed(new QuickGaps(), NullLogger<LiveFeed>.Instance);
        var store = kind == "sqlite" ? Sqlite(feed, clock) : await PostgresAsync(feed, clock, cluster);
        await store.Db.MigrateAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public ValueTask DisposeAsync() => _end();

    private static Store Sqlite(LiveFeed feed, FakeTimeProvider clock)
    {
        var folder = Scratch.Folder();
        var connection = $"Data Source={Path.Combine(folder, "test.db")};Pooling=False";
        var writer = new SqliteWriter(connection, feed);
        return new(new SqliteDb(DataSetup.Sqlite(connection)), writer, feed, clock, async () =>
        {
            await writer.DisposeAsync();
            Scratch.Free(folder);
        });
    }

    private static async Task<Store> PostgresAsync(LiveFeed feed, FakeTimeProvider clock, PostgresCluster cluster)
    {
        var connection = await cluster.FreshDatabaseAsync();
        var options = DataSetup.Postgres(connection);
        return new(new PostgresDb(options), new PostgresWriter(options, feed), feed, clock, () => ValueTask.CompletedTask);
    }
}
