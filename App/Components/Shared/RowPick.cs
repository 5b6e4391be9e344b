namespace Plainmend.Components.Shared;

/// <summary>Which rows of a list are chosen, as lists are used to it: one by one, up to here, or walking on with Shift.</summary>
public sealed class RowPick
{
    private readonly HashSet<Guid> _ids = [];
    private Guid? _anchor;

    /// <summary>The chosen rows, also those on other pages.</summary>
    public IReadOnlyCollection<Guid> Ids => _ids;

    /// <summary>Chooses a row, or no longer; the next range begins here.</summary>
    public void Toggle(Guid id)
    {
        if (!_ids.Remove(id)) _ids.Add(id);
        _anchor = id;
    }

    /// <summary>Chooses everything from the latest chosen row to this one; this one alone when there was none.</summary>
    /// <param name="shown">The rows as they stand on the screen.</param>
    public void Range(IReadOnlyList<Guid> shown, Guid to)
    {
        if (_anchor is not { } from || !shown.Contains(from)) _anchor = from = to;
        _ids.UnionWith(Between(shown, from, to));
    }

    /// <summary>The focus walked on with Shift held down: the run from where it began grows, or shrinks again.</summary>
    public void Walk(IReadOnlyList<Guid> shown, Guid from, Guid to)
    {
        if (!_ids.Contains(from) || _anchor is not { } anchor || !shown.Contains(anchor)) _anchor = anchor = from;
        _ids.ExceptWith(Between(shown, anchor, from));
        _ids.UnionWith(Between(shown, anchor, to));
    }

    public void Add(IEnumerable<Guid> ids) => _ids.UnionWith(ids);

    public void Remove(Guid id) => _ids.Remove(id);

    public void Clear()
    {
        _ids.Clear();
        _anchor = null;
    }

    private static IEnumerable<Guid> Between(IReadOnlyList<Guid> shown, Guid one, Guid other)
    {
        var (a, b) = (shown.ToList().IndexOf(one), shown.ToList().IndexOf(other));
        return a < 0 || b < 0 ? [] : shown.Skip(Math.Min(a, b)).Take(Math.Abs(a - b) + 1);
    }
}
