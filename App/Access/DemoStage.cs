using System.Threading.Channels;

namespace Plainmend.Access;

/// <summary>The scenes a visitor may have played.</summary>
public enum DemoScene
{
    /// <summary>Five reports, dispatched by the rules; one of them is accepted too late.</summary>
    WarmUp,
    /// <summary>One fridge from the report to the rating.</summary>
    Fridge,
    /// <summary>Two people of the desk on one ticket.</summary>
    Collision,
    /// <summary>Forty reports a minute, for two minutes.</summary>
    Rush,
    /// <summary>The server is gone for three quarters of a minute.</summary>
    Outage,
    /// <summary>A month ends: its bill is locked, and the adviser speaks.</summary>
    MonthEnd,
}

/// <summary>What is played now, for the page that shows it; and the one way to ask for a scene.</summary>
public sealed class DemoStage
{
    private readonly Channel<DemoScene> _asked = Channel.CreateBounded<DemoScene>(1);

    /// <summary>The scene that is played; null between two.</summary>
    public DemoScene? Playing { get; private set; }
    public int Step { get; private set; }
    public int Of { get; private set; }
    /// <summary>A page on which the scene can be watched: a path of this site; null while there is none.</summary>
    public string? Watch { get; set; }

    /// <summary>Asks for a scene; false while one is played already.</summary>
    public bool Ask(DemoScene scene) => Playing is null && _asked.Writer.TryWrite(scene);

    /// <summary>The next scene somebody asks for.</summary>
    public ValueTask<DemoScene> NextAsync(CancellationToken stop) => _asked.Reader.ReadAsync(stop);

    public void Begin(DemoScene scene, int steps) => (Playing, Step, Of, Watch) = (scene, 0, steps, null);

    public void Advance() => Step++;

    public void End() => Playing = null;
}

/// <summary>Plays a server that is gone: while it lasts every request is broken off, and so is every open connection at its beginning.</summary>
public sealed class DemoOutage
{
    private readonly Lock _gate = new();
    private readonly HashSet<Action> _open = [];

    /// <summary>True while nobody is answered.</summary>
    public bool On { get; private set; }

    /// <summary>A connection that lasts; the way to break it off. Disposing says it is over.</summary>
    public IDisposable Opened(Action abort)
    {
        lock (_gate) _open.Add(abort);
        return new Closing(() => { lock (_gate) _open.Remove(abort); });
    }

    public void Begin()
    {
        Action[] open;
        lock (_gate) (On, open) = (true, [.. _open]);
        foreach (var abort in open) abort();
    }

    public void End() => On = false;

    private sealed class Closing(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
