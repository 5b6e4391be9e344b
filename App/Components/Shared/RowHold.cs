namespace Plainmend.Components.Shared;

/// <summary>
/// Whether a live list must keep its order: pointer or focus inside (and 600 ms after), until 20 s pass without input;
/// or pinned by a selection, an open menu or a drag, which no time ends.
/// </summary>
public sealed class RowHold : IDisposable
{
    public static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(600);
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ITimer _linger;
    private readonly ITimer _patience;
    private bool _lingering, _idle;

    /// <param name="clock">Measures the two times.</param>
    /// <param name="ended">Called (on a timer's thread) when time alone ended the hold.</param>
    public RowHold(TimeProvider clock, Action ended)
    {
        _linger = clock.CreateTimer(_ => { _lingering = false; if (!Held) ended(); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _patience = clock.CreateTimer(_ => { _idle = true; if (!Held) ended(); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool PointerInside { get; private set; }
    public bool FocusInside { get; private set; }

    /// <summary>Rows are selected, a menu is open or a drag is on.</summary>
    public bool Pinned { get; set; }

    public bool Held => Pinned || ((PointerInside || FocusInside || _lingering) && !_idle);

    public void Pointer(bool inside) => Change(() => PointerInside = inside, inside);

    public void Focus(bool inside) => Change(() => FocusInside = inside, inside);

    /// <summary>The hand or the keyboard did something in the list.</summary>
    public void Active()
    {
        _idle = false;
        _patience.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    private void Change(Action set, bool inside)
    {
        var was = Held;
        set();
        if (inside) { Active(); return; }
        if (!was) return;
        _lingering = true;
        _linger.Change(Linger, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _linger.Dispose();
        _patience.Dispose();
    }
}
