namespace Plainmend.Domain.Billing;

/// <summary>Time covered by at least one interval; each is folded in O(log n), in any order.</summary>
internal sealed class IntervalUnion
{
    private readonly SortedSet<(DateTimeOffset From, DateTimeOffset To)> spans = new(Comparer<(DateTimeOffset From, DateTimeOffset To)>.Create(
        (a, b) => a.From.CompareTo(b.From)));

    /// <summary>The covered time.</summary>
    public TimeSpan Covered { get; private set; }

    /// <summary>Adds [from, to); touching spans grow together. An empty one changes nothing.</summary>
    public void Add(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return;
        // An empty view's maximum is the default, which ends before everything; counting the view would walk it.
        while (spans.GetViewBetween((DateTimeOffset.MinValue, default), (to, default)).Max is var last && last.To >= from)
        {
            spans.Remove(last);
            Covered -= last.To - last.From;
            (from, to) = (last.From < from ? last.From : from, last.To > to ? last.To : to);
        }
        spans.Add((from, to));
        Covered += to - from;
    }
}
