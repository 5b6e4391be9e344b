namespace Plainmend.Components.Shared;

/// <summary>What changed on this page, in words, waiting to be spoken by its one <see cref="LiveRegion"/>. One per circuit.</summary>
public sealed class Announcements
{
    private readonly List<string> _waiting = [];
    private Action? _listener;

    /// <summary>Adds a sentence. The same sentence twice in a row is said once.</summary>
    public void Say(string sentence)
    {
        if (_waiting.Count == 0 || _waiting[^1] != sentence) _waiting.Add(sentence);
        _listener?.Invoke();
    }

    /// <summary>Everything waiting, as one text; empty when nothing is.</summary>
    public string Take()
    {
        var words = string.Join(' ', _waiting);
        _waiting.Clear();
        return words;
    }

    /// <summary>Calls back after every sentence until disposed. A page has one region, so the latest listener is the one.</summary>
    public IDisposable Listen(Action listener)
    {
        _listener = listener;
        return new Listening(this, listener);
    }

    private sealed class Listening(Announcements owner, Action listener) : IDisposable
    {
        public void Dispose()
        {
            if (owner._listener == listener) owner._listener = null;
        }
    }
}
