using System.Globalization;

namespace Plainmend.Domain.Billing;

/// <summary>Average level by seconds, by closing levels of days, and the sum of daily peaks. The level from before the period is carried in.</summary>
internal sealed class LevelAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    private readonly Level level = new();
    private Fingerprint all;

    public override void Fold(UsageRecord record)
    {
        if (record.Meter != Charge.Meter || record.From >= Window.End || record.To <= Window.Whole.StartsAt) return;
        level.Fold(record);
        all = all.With(record);
    }

    public override Reading Read(DateTimeOffset? asOf = null)
    {
        var window = Window.SoFar(asOf);
        var quantity = Charge.Aggregation switch
        {
            Aggregation.TimeWeighted => BySeconds(window),
            Aggregation.DailyClosing => ByDays(window),
            _ => Peaks(window),
        };
        return new([quantity], [], all);
    }

    private Evidence Seen => new(EvidenceKind.Records, all.ToString(), $"{all.Count}");

    private Derivation BySeconds(Window window)
    {
        var parts = level.Runs(window.Start, window.End).Where(r => r.Level.Sign != 0).Select(r =>
            Part(r.Level, $"{Instant(r.From)}/{Instant(r.To)}", "level.seconds", Exact.Seconds(r.To - r.From), "s"));
        var whole = window.Whole;
        return Average("quantity.level-seconds", [.. parts], Exact.Seconds(whole.EndsAt - whole.StartsAt), "s", whole);
    }

    private Derivation ByDays(Window window)
    {
        var runs = level.Runs(window.Whole.StartsAt, window.End);
        var days = window.Days().Select(d => (d.Day, Level: Closing(runs, d.To < window.End ? d.To : window.End)));
        return Average("quantity.level-days", Grouped(days), window.Whole.Days, "d", window.Whole);
    }

    private Derivation Peaks(Window window)
    {
        var runs = level.Runs(window.Whole.StartsAt, window.End);
        var days = window.Days().Select(d => (d.Day, Level: Peak(runs, d.From, d.To)));
        return Derivation.Of(Operation.Sum, new("quantity.peaks"), Charge.Unit, Grouped(days));
    }

    // The level in the last moment before an instant.
    private static Exact Closing(List<Run> runs, DateTimeOffset at) => runs.FindLast(r => r.From < at).Level;

    private static Exact Peak(List<Run> runs, DateTimeOffset from, DateTimeOffset to) =>
        runs.Where(r => r.From < to && r.To > from).Aggregate(Exact.Zero, (peak, r) => Exact.Most(peak, r.Level));

    // Neighbouring days of one level are one part: "24 seats × 10 days".
    private Derivation[] Grouped(IEnumerable<(DateOnly Day, Exact Level)> days)
    {
        var groups = new List<(DateOnly First, DateOnly Last, Exact Level)>();
        foreach (var (day, held) in days)
        {
            if (groups is [.., var last] && last.Level == held && last.Last.AddDays(1) == day) groups[^1] = last with { Last = day };
            else groups.Add((day, day, held));
        }
        return [.. groups.Where(g => g.Level.Sign != 0).Select(g =>
            Part(g.Level, $"{Day(g.First)}/{Day(g.Last)}", "level.days", g.Last.DayNumber - g.First.DayNumber + 1, "d"))];
    }

    private Derivation Part(Exact held, string span, string key, Exact length, string unit) => Derivation.Of(Operation.Product, new("level.run", span), Charge.Unit,
        Derivation.Given(new("level", span), held, Charge.Unit, Seen),
        Derivation.Given(new(key, span), length, unit, new Evidence(EvidenceKind.Calendar, span, Window.Whole.Zone)));

    private Derivation Average(string key, Derivation[] parts, Exact whole, string unit, BillingPeriod period) => Derivation.Of(
        Operation.Quotient, new("quantity.average"), Charge.Unit,
        Derivation.Of(Operation.Sum, new(key), Charge.Unit, parts),
        Derivation.Given(new("share.whole", period.ToString()), whole, unit, new Evidence(EvidenceKind.Calendar, period.ToString(), period.Zone)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
