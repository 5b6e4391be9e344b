using System.Collections.Concurrent;

namespace Plainmend.Live;

/// <summary>Somebody who has a ticket open now.</summary>
public sealed record Present(Guid Person, string Name, bool Typing);

/// <summary>
/// What a screen says of itself, as other nodes hear it. It carries no time: the clocks of two nodes differ, so it counts
/// from when it is heard.
/// </summary>
public sealed record PresenceWord(int Tenant, Guid? Subject, Guid Screen, Guid Person, string Name, bool Typing, bool Gone);

/// <summary>
/// Who is looking at which ticket, and who is typing. Kept in memory only: a screen says so again every
/// <see cref="Beat"/>, and is forgotten after <see cref="Expires"/> of silence.
/// </summary>
public sealed class Presence(TimeProvider clock)
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan Expires = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan TypingFades = TimeSpan.FromSeconds(6);

    private const int Many = 500;

    private readonly ConcurrentDictionary<(Topic Topic, Guid Screen), Seen> _seen = new();
    private readonly ConcurrentDictionary<(Topic Topic, Guid Listener), Action> _listeners = new();

    /// <summary>Every word said on this node, for whoever carries it to others; nobody where there is only one.</summary>
    public event Action<PresenceWord>? Said;

    /// <summary>This screen shows this topic to this person.</summary>
    public void Say(Topic topic, Guid screen, Guid person, string name, bool typing)
    {
        Note(topic, screen, person, name, typing);
        Said?.Invoke(new(topic.Tenant, topic.SubjectId, screen, person, name, typing, Gone: false));
    }

    /// <summary>This screen shows something else now.</summary>
    public void Leave(Topic topic, Guid screen)
    {
        Forget(topic, screen);
        Said?.Invoke(new(topic.Tenant, topic.SubjectId, screen, Guid.Empty, "", Typing: false, Gone: true));
    }

    /// <summary>A word of a screen on another node.</summary>
    public void Hear(PresenceWord word)
    {
        var topic = new Topic(word.Tenant, word.Subject);
        if (word.Gone) Forget(topic, word.Screen);
        else Note(topic, word.Screen, word.Person, word.Name, word.Typing);
    }

    private void Note(Topic topic, Guid screen, Guid person, string name, bool typing)
    {
        var now = clock.GetUtcNow();
        var changed = !_seen.TryGetValue((topic, screen), out var before) || before.Typing(now) != typing;
        _seen[(topic, screen)] = new(person, name, now, typing ? now : before?.TypedAt);
        if (typing is false && before is not null && before.Typing(now)) _seen[(topic, screen)] = new(person, name, now, null);
        if (changed) Tell(topic);
        if (_seen.Count > Many) Sweep(now);
    }

    // A node that died took no leave for its screens.
    private void Sweep(DateTimeOffset now)
    {
        foreach (var seen in _seen)
            if (now - seen.Value.At >= Expires) _seen.TryRemove(seen);
    }

    private void Forget(Topic topic, Guid screen)
    {
        if (_seen.TryRemove((topic, screen), out _)) Tell(topic);
    }

    /// <summary>Everybody else who looks at the topic now, each person once, by name.</summary>
    public IReadOnlyList<Present> Others(Topic topic, Guid self)
    {
        var now = clock.GetUtcNow();
        return [.. _seen.Where(s => s.Key.Topic == topic && s.Value.Person != self && now - s.Value.At < Expires)
            .GroupBy(s => s.Value.Person)
            .Select(g => new Present(g.Key, g.First().Value.Name, g.Any(s => s.Value.Typing(now))))
            .OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>Calls back when somebody comes, goes or types, until disposed.</summary>
    public IDisposable Listen(Topic topic, Action changed)
    {
        var key = (topic, Guid.CreateVersion7(clock.GetUtcNow()));
        // Called back in the language of the listener, whoever came or typed.
        var reader = ExecutionContext.Capture();
        _listeners[key] = reader is null ? changed : () => ExecutionContext.Run(reader, static call => ((Action)call!)(), changed);
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    private void Tell(Topic topic)
    {
        foreach (var listener in _listeners.Where(l => l.Key.Topic == topic)) ThreadPool.UnsafeQueueUserWorkItem(static call => call(), listener.Value, preferLocal: false);
    }

    private sealed record Seen(Guid Person, string Name, DateTimeOffset At, DateTimeOffset? TypedAt)
    {
        public bool Typing(DateTimeOffset now) => now - TypedAt < TypingFades;
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
