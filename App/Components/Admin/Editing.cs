namespace Plainmend.Components.Admin;

/// <summary>
/// One thing being edited while it lives: what I typed, the version I began from, and, when somebody published another
/// one meanwhile, theirs beside it. Nothing typed is ever replaced without being asked for.
/// </summary>
public sealed class Editing<T> where T : class
{
    private bool _saving;
    private int _touches;

    /// <summary>What the form shows; null until something was read.</summary>
    public T? Mine { get; private set; }

    /// <summary>The version mine began from.</summary>
    public int Seen { get; private set; }

    /// <summary>Somebody's newer version, while I have unsaved changes; otherwise null.</summary>
    public T? Theirs { get; private set; }

    public int TheirVersion { get; private set; }

    /// <summary>True while something typed is not saved.</summary>
    public bool IsTouched => _touches > 0;

    /// <summary>Something is being typed. Forms call it on input, which bubbles; Blazor lets no change event bubble.</summary>
    public void Touch() => _touches++;

    /// <summary>What is stored now.</summary>
    public void Offer(T stored, int version)
    {
        // A reading that began before an act of mine may end after it: the older one never undoes what I chose.
        if (_saving || (Mine is not null && version < Math.Max(Seen, TheirVersion))) return;
        if (Mine is null || !IsTouched) (Mine, Seen, Theirs) = (stored, version, null);
        else if (version > Seen) (Theirs, TheirVersion) = (stored, version);
    }

    /// <summary>Drops mine for theirs.</summary>
    public void TakeTheirs() => (Mine, Seen, Theirs, _touches) = (Theirs, TheirVersion, null, 0);

    /// <summary>Keeps mine, to be saved on top of theirs.</summary>
    public void KeepMine() => (Seen, Theirs) = (TheirVersion, null);

    /// <summary>
    /// Saves: while it runs the own change is not taken for somebody else's, and what is typed meanwhile stays unsaved.
    /// </summary>
    /// <param name="save">Answers the version it became; null when it was refused.</param>
    public async Task<bool> SaveAsync(Func<Task<int?>> save)
    {
        (_saving, var saved) = (true, _touches);
        try
        {
            if (await save() is not { } version) return false;
            (Seen, Theirs, _touches) = (version, null, Math.Max(0, _touches - saved));
            return true;
        }
        finally
        {
            _saving = false;
        }
    }
}
