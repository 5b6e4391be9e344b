namespace Plainmend.Domain.Billing;

/// <summary>A stretch of time [From, To) during which somebody was at work.</summary>
public readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// Turns signs of activity (a key, a pointer, a scroll) into stretches of active time. Signs no further apart than the
/// idle cut-off belong to one stretch; a longer silence ends it at its last sign, so idle time is never counted.
/// </summary>
/// <param name="idleCutOff">The longest silence that still counts as work.</param>
/// <param name="slice">A stretch is handed out at least this often while it lasts; cutting one changes no bill.</param>
public sealed class WorkStretches(TimeSpan idleCutOff, TimeSpan slice)
{
    private Stretch? _open;

    /// <summary>Somebody was seen at work. Signs come in order of time; an earlier one is ignored.</summary>
    /// <returns>A stretch to be kept, if one has ended or grown long enough; never an empty one.</returns>
    public Stretch? Seen(DateTimeOffset at)
    {
        if (_open is not { } open)
        {
            _open = new(at, at);
            return null;
        }
        if (at <= open.To) return null;
        if (at - open.To > idleCutOff)
        {
            _open = new(at, at);
            return Whole(open);
        }
        var longer = open with { To = at };
        var full = at - open.From >= slice;
        _open = full ? new(at, at) : longer;
        return full ? longer : null;
    }

    /// <summary>Nobody is watched any more; what was open ends at its last sign.</summary>
    public Stretch? End()
    {
        var last = _open;
        _open = null;
        return last is { } open ? Whole(open) : null;
    }

    private static Stretch? Whole(Stretch open) => open.To > open.From ? open : null;
}
