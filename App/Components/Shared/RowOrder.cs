namespace Plainmend.Components.Shared;

/// <summary>A row as shown: its latest value, and whether it has left the list and waits as a ghost.</summary>
public readonly record struct ShownRow<TRow>(TRow Row, bool Gone);

/// <summary>
/// The order of a live list. While held, cells follow the present but rows neither come, go nor move; how many would is
/// <see cref="Held"/>. The order is total: rows the comparer calls equal are told apart by their key.
/// </summary>
public sealed class RowOrder<TRow>(Func<TRow, Guid> key, IComparer<TRow> by)
{
    private IReadOnlyList<TRow> _present = [];

    /// <summary>What to draw, in this order.</summary>
    public IReadOnlyList<ShownRow<TRow>> Shown { get; private set; } = [];

    /// <summary>Rows that would come, go or move (the least number of them) if the order were let go now.</summary>
    public int Held { get; private set; }

    /// <summary>Takes over the present rows: cells at once, the order only when it is not held.</summary>
    /// <returns>True when rows came, went or moved on the screen.</returns>
    public bool Receive(IEnumerable<TRow> rows, bool hold)
    {
        _present = [.. rows.Order(Comparer<TRow>.Create(Compare))];
        if (!hold) return Apply();
        var now = _present.ToDictionary(key);
        Shown = [.. Shown.Select(old => now.TryGetValue(key(old.Row), out var row) ? new ShownRow<TRow>(row, false) : old with { Gone = true })];
        Held = CountHeld();
        return false;
    }

    /// <summary>Lets the present order show.</summary>
    /// <returns>True when rows came, went or moved on the screen.</returns>
    public bool Apply()
    {
        var moved = !Shown.Select(s => key(s.Row)).SequenceEqual(_present.Select(key));
        Shown = [.. _present.Select(row => new ShownRow<TRow>(row, false))];
        Held = 0;
        return moved;
    }

    private int Compare(TRow one, TRow other)
    {
        var order = by.Compare(one, other);
        return order != 0 ? order : key(one).CompareTo(key(other));
    }

    private int CountHeld()
    {
        var target = _present.Select((row, at) => (Id: key(row), at)).ToDictionary(x => x.Id, x => x.at);
        var kept = Shown.Select(s => key(s.Row)).Where(target.ContainsKey).Select(id => target[id]).ToList();
        var gone = Shown.Count - kept.Count;
        var came = _present.Count - kept.Count;
        return gone + came + kept.Count - LongestRise(kept);
    }

    /// <summary>Length of the longest rising subsequence: that many rows may stay where they are.</summary>
    private static int LongestRise(List<int> places)
    {
        var ends = new List<int>();
        foreach (var place in places)
        {
            var at = ends.BinarySearch(place);
            if (at < 0) at = ~at;
            if (at == ends.Count) ends.Add(place); else ends[at] = place;
        }
        return ends.Count;
    }
}
