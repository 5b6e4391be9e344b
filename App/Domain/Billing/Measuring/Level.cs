namespace Plainmend.Domain.Billing;

/// <summary>A level that was held from an instant (in) to another (out).</summary>
internal readonly record struct Run(DateTimeOffset From, DateTimeOffset To, Exact Level);

/// <summary>
/// The level of a meter over time, from facts in any order: an instant sets its subject's level from then on, an interval
/// adds its amount while it lasts; the meter's level is the sum over subjects and intervals.
/// </summary>
internal sealed class Level
{
    private readonly Dictionary<string, SortedDictionary<(DateTimeOffset At, string Id), Exact>> set = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateTimeOffset, Exact> added = [];

    public void Fold(UsageRecord record)
    {
        if (record.To is { } to)
        {
            Add(added, record.From, record.Amount);
            Add(added, to, -(Exact)record.Amount);
            return;
        }
        if (!set.TryGetValue(record.Subject, out var changes)) set[record.Subject] = changes = new(Ordinal);
        changes[(record.From, record.Id)] = record.Amount;
    }

    /// <summary>The runs of equal level that fill [from, to), in order; neighbours differ.</summary>
    public List<Run> Runs(DateTimeOffset from, DateTimeOffset to)
    {
        var steps = Steps();
        var runs = new List<Run>();
        var (level, at) = (Exact.Zero, from);
        foreach (var (instant, change) in steps)
        {
            if (instant >= to) break;
            if (instant > at && change.Sign != 0)
            {
                runs.Add(new(at, instant, level));
                at = instant;
            }
            level += change;
        }
        if (at < to) runs.Add(new(at, to, level));
        return runs;
    }

    // Every change of the total, by instant: what subjects' levels jump by, and intervals beginning and ending.
    private SortedDictionary<DateTimeOffset, Exact> Steps()
    {
        var steps = new SortedDictionary<DateTimeOffset, Exact>(added);
        foreach (var changes in set.Values)
        {
            var before = Exact.Zero;
            foreach (var ((at, _), amount) in changes)
            {
                Add(steps, at, amount - before);
                before = amount;
            }
        }
        return steps;
    }

    private static void Add(SortedDictionary<DateTimeOffset, Exact> steps, DateTimeOffset at, Exact change) =>
        steps[at] = steps.GetValueOrDefault(at) + change;

    private static readonly Comparer<(DateTimeOffset At, string Id)> Ordinal = Comparer<(DateTimeOffset At, string Id)>.Create(
        (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Id, b.Id));
}
