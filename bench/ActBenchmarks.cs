using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Bench;

/// <summary>Durable acts through the one writer on SQLite, and the read behind a tracking page.</summary>
[MemoryDiagnoser, ShortRunJob]
public class ActBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plainmend-bench-").FullName;
    private SqliteWriter _writer = null!;
    private DeskActions _desk = null!;
    private TrackReads _track = null!;
    private Viewer _agent = null!;
    // Acts go round: one ticket with thousands of changes of priority would measure its own history.
    private readonly List<ReportTaken> _tickets = [];
    private int _key;

    [GlobalSetup]
    public async Task SetUp()
    {
        var (clock, rules) = (TimeProvider.System, new RuleBook());
        var connection = $"Data Source={Path.Combine(_folder, "bench.db")}";
        _writer = new SqliteWriter(connection, new LiveFeed(clock, NullLogger<LiveFeed>.Instance));
        var store = new SqliteDb(DataSetup.Sqlite(connection));
        await store.MigrateAsync(default);
        var tenant = await new DemoSeed(new CompanyActions(_writer, clock), clock).OpenAsync(DemoCompanies.All[0], default);
        var door = new TicketDoor(_writer, rules, clock);
        _desk = new DeskActions(door);
        var links = new LinkBook(store, new EventNumbers(store), clock);
        _track = new TrackReads(store, links, rules, clock);
        var li = (await new MemberBook(store).DemoAsync(default)).First(d => d.Person.Login.StartsWith("lina", StringComparison.Ordinal)).Person;
        _agent = new Viewer(tenant, li.Id, li.Name, li.NameEn, li.Role);
        var reports = new ReportActions(_writer, rules, door, new Dispatcher(rules));
        for (var i = 0; i < 256; i++)
            _tickets.Add(await reports.SubmitAsync(
                tenant, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "x", "x", "13812345678", "浦东", ""), Actor.Customer("x"), $"b{i}", default));
    }

    [Benchmark(Description = "one act alone: load, decide, commit, ring")]
    public Task OneAct() => ToggleAsync();

    [Benchmark(Description = "64 acts at once, grouped commits", OperationsPerInvoke = 64)]
    public Task SixtyFourActs() => Task.WhenAll(Enumerable.Range(0, 64).Select(_ => ToggleAsync()));

    [Benchmark(Description = "tracking page, one reading")]
    public Task<TrackView?> Track() => _track.ReadAsync(_tickets[0].Secret, default);

    [GlobalCleanup]
    public async Task CleanUp()
    {
        await _writer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // The smallest act there is: a change of priority, back and forth.
    private Task<Priority?> ToggleAsync()
    {
        var n = _key++;
        return _desk.ChangePriorityAsync(_agent, _tickets[n % _tickets.Count].TicketId, (Priority)(1 + n / _tickets.Count % 2), default);
    }
}
