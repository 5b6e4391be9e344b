using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>What holds for intervals, levels and periods.</summary>
public sealed class TimeProperties
{
    private static readonly Aggregation[] OverTime = [Aggregation.TimeWeighted, Aggregation.DailyClosing, Aggregation.DailyPeak, Aggregation.Duration, Aggregation.UnionDuration];

    [Fact]
    public void Splitting_an_interval_changes_nothing() => Gen.Select(Gens.Spans, Gen.Int[1, 399], Gen.Int[0, 4]).Sample((spans, cut, kind) =>
    {
        var whole = spans.Select((s, n) => Gens.Span(s, $"w{n}"));
        var parts = spans.SelectMany((s, n) => s.Length <= cut ? [Gens.Span(s, $"w{n}")]
            : new[] { Gens.Span((s.From, cut, s.Subject), $"a{n}"), Gens.Span((s.From + cut, s.Length - cut, s.Subject), $"b{n}") });
        Assert.Equal(Quantity(OverTime[kind], whole), Quantity(OverTime[kind], parts));
    }, iter: Gens.Times);

    [Fact]
    public void A_union_is_what_marking_every_minute_gives() => Gens.Spans.Sample(spans =>
    {
        var minutes = spans.GroupBy(s => s.Subject).Sum(g => Oracle.Union(g.Select(s => (s.From, s.From + s.Length))));
        Assert.Equal((Exact)minutes * 60, Quantity(Aggregation.UnionDuration, spans.Select((s, n) => Gens.Span(s, $"w{n}"))));
    }, iter: Gens.Times);

    [Fact]
    public void A_time_weighted_level_is_its_duration_over_the_period() => Gens.Spans.Sample(spans =>
    {
        var records = spans.Select((s, n) => Gens.Span(s, $"w{n}")).ToList();
        Assert.Equal(Quantity(Aggregation.Duration, records) / (30 * 86_400), Quantity(Aggregation.TimeWeighted, records));
    }, iter: Gens.Times);

    [Fact]
    public void On_and_off_on_one_day_costs_nothing() => Gen.Select(Gen.Int[0, 29], Gen.Int[0, 1439], Gen.Int[0, 1439]).Sample((day, a, b) =>
    {
        var (on, off) = (Math.Min(a, b), Math.Max(a, b));
        UsageRecord Set(int minute, decimal level, string id) => UsageRecord.At(id, "m", Bill.At(day + 1).AddMinutes(minute), level, "switch", "seat");
        Assert.Equal(Exact.Zero, Quantity(Aggregation.DailyClosing, [Set(on, 1, "1"), Set(off, 0, "2")]));
    }, iter: Gens.Times);

    [Fact]
    public void Cutting_a_period_where_nothing_changes_alters_no_exact_total() => Gen.Select(Gens.Price, Gen.Int[1, 2_591_999], Gens.Spans).Sample((amount, second, spans) =>
    {
        var plan = Bill.Plan(
            Bill.Charge(new FlatPrice(amount), Aggregation.Agreement) with { Key = "f", Proration = Proration.Exact },
            Bill.Charge(new UnitPrice(amount), Aggregation.TimeWeighted) with { Key = "t", Proration = Proration.Exact },
            Bill.Charge(new UnitPrice(amount), Aggregation.DailyClosing) with { Key = "d", Proration = Proration.Daily },
            Bill.Charge(new UnitPrice(amount), Aggregation.DailyPeak) with { Key = "p" },
            Bill.Charge(new UnitPrice(amount), Aggregation.Duration) with { Key = "s" });
        var usage = spans.Select((s, n) => Gens.Span(s, $"w{n}")).ToArray();
        var cut = Bill.June.StartsAt.AddSeconds(second);
        var two = new Agreement([new(plan, Bill.June.StartsAt, cut), new(plan with { Version = 2 }, cut, null)]);
        var whole = new BillSide(Agreement.To(plan, DateTimeOffset.MinValue), Bill.June, usage).Running().Draft(Reckoning.Plain);
        var halves = new BillSide(two, Bill.June, usage).Running().Draft(Reckoning.Plain);
        Assert.Equal(whole.Lines.Select(l => l.Exact), halves.Lines.Select(l => l.Exact));
    }, iter: Gens.Times);

    [Fact]
    public void The_same_local_calendar_gives_the_same_bill_in_any_zone()
    {
        string[] zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo", "Pacific/Apia", "Asia/Kathmandu"];
        var charge = Bill.Charge(new UnitPrice(9.99m), Aggregation.DailyClosing);
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[1, 12], Gen.Select(Gen.Int[0, 27], Gen.Int[0, 5]).Array[0, 6]).Sample((a, b, month, changes) =>
            Assert.Equal(In(zones[a], month, changes), In(zones[b], month, changes)), iter: Gens.Times);

        Exact In(string zone, int month, (int Day, int Level)[] changes)
        {
            var period = BillingPeriod.Month(2025, month, zone);
            var days = period.LocalDays().ToList();
            return Bill.Of(charge, period, [.. changes.Select((c, n) => UsageRecord.At($"{n}", "m", days[c.Day].From.AddHours(4), c.Level, "set", "s"))]).Line("c")!.Exact;
        }
    }

    [Fact]
    public void Periods_tile_time() => Gen.Select(Gen.Int[0, 4000], Gen.Int[1, 12], Gen.Int[-30, 30]).Sample((day, months, n) =>
    {
        var cycle = new BillingCycle(new DateOnly(2020, 1, 1).AddDays(day), "America/New_York", months);
        Assert.Equal(cycle.Period(n).EndsAt, cycle.Period(n + 1).StartsAt);
        Assert.Equal(cycle.Period(n), cycle.Holding(cycle.Period(n).StartsAt));
        Assert.Equal(cycle.Period(n), cycle.Holding(cycle.Period(n).EndsAt.AddTicks(-1)));
    }, iter: Gens.Times);

    private static Exact Quantity(Aggregation aggregation, IEnumerable<UsageRecord> usage) =>
        Bill.Line(Bill.Charge(new UnitPrice(1m), aggregation), usage).Quantities[0].Value;
}
