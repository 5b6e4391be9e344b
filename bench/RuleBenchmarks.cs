using BenchmarkDotNet.Attributes;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Bench;

/// <summary>The pure rules: price of a ticket, check of its proof, one clock reading, one choice among 24 technicians.</summary>
[MemoryDiagnoser, ShortRunJob]
public class RuleBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);
    private readonly RateCard _card = DemoRateCard.For("Bench");
    private readonly UsageRecord[] _usage =
    [
        UsageRecord.At("1", ServiceMeters.CallOut, Now, 1, "event 1"),
        UsageRecord.At("2", ServiceMeters.LabourFixed, Now, 1, "event 2") with { Price = new(120m, "tariff") },
        UsageRecord.At("3", ServiceMeters.Part("BOARD"), Now, 1, "event 3") with { Price = new(186m, "parts") },
    ];
    private readonly BusinessCalendar _calendar = new("Asia/Shanghai", [.. Enum.GetValues<DayOfWeek>().Select(d => new DayHours(d, [new(new(9, 0), new(18, 0))]))], []);
    private readonly SlaPolicy _policy = new(1, "Bench", [new(Priority.Normal, 60, 30, 480, 0, 1440)], []);
    private readonly AssignmentRule[] _rules =
        [new("R1", "Bench", 1, Now.AddYears(-1), true, 1, RuleConditions.Always, RuleNeeds.Line, Strategy.WeightedScore, ScoreWeights.Even, 15, 3)];
    private readonly Technician[] _technicians;
    private readonly Job _job = new(Guid.CreateVersion7(Now), "fridge", "x", "d1", Priority.Normal, "", Channel.Form, Now, null, null, []);
    private Statement _statement = null!;

    public RuleBenchmarks() => _technicians = [.. Enumerable.Range(0, 24).Select(i => new Technician(
        Guid.CreateVersion7(Now), $"T{i}", [new Skill("fridge", 1 + i % 5)], [], [$"d{i % 3}", "d1"], new Place(31 + i / 100d, 121), BusinessCalendar.AroundTheClock(), [], 6, 4))];

    [GlobalSetup]
    public void SetUp() => _statement = ServiceCharges.Price(_card, null, _usage);

    [Benchmark(Description = "price of a ticket with full derivation")]
    public Statement Price() => ServiceCharges.Price(_card, null, _usage);

    [Benchmark(Description = "check of its proof")]
    public int Verify() => Checker.Verify(_statement).Count;

    [Benchmark(Description = "one reading of all promises")]
    public SlaReading Clock() => SlaClock.Read(_policy, _calendar, Priority.Normal, new SlaTimeline(Now, true, PauseLedger.None), Now.AddHours(3));

    [Benchmark(Description = "one choice among 24 technicians")]
    public AssignmentDecision Choose() => Assigner.Choose(_job, _rules, _technicians, [], Now);
}
