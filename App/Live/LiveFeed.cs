using System.Collections.Concurrent;
using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>
/// Rings every watcher whose topic a change touches. A bell carries no data: the watcher reads again with its own
/// rights. Rings come at once when a watcher is idle, and at most once in its gap while changes keep coming.
/// </summary>
public sealed class LiveFeed(TimeProvider clock, ILogger<LiveFeed> log) : IChangeSink
{
    /// <summary>Least time between two readings of one watcher, unless it asks for a longer one.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<int, ConcurrentDictionary<Watcher, byte>> _byTenant = new();
    private readonly ConcurrentDictionary<int, long> _heard = new();

    /// <summary>Watches a topic until disposed. <paramref name="onRing"/> runs on the thread pool, never twice at a time.</summary>
    /// <param name="matters">Subjects and kinds of changes to be rung for, asked on the ringing thread; all when null. A lost bell rings whatever its kind was.</param>
    public IDisposable Watch(Topic topic, Func<Task> onRing, TimeSpan? gap = null, Func<Guid, string, bool>? matters = null)
    {
        var watchers = _byTenant.GetOrAdd(topic.Tenant, _ => new());
        var watcher = new Watcher(topic, onRing, gap ?? Gap, clock, log, w => watchers.TryRemove(w, out _)) { Matters = matters };
        watchers.TryAdd(watcher, 0);
        return watcher;
    }

    /// <summary>Waits until this much time has passed on the clock the bells go by.</summary>
    public Task AfterAsync(TimeSpan time, CancellationToken stop) => Task.Delay(time, clock, stop);

    /// <summary>Screens now watching, over all companies.</summary>
    public int Watchers => _byTenant.Values.Sum(w => w.Count);

    /// <summary>Companies somebody is watching.</summary>
    public IReadOnlyCollection<int> WatchedTenants => [.. _byTenant.Where(t => !t.Value.IsEmpty).Select(t => t.Key)];

    /// <summary>The highest event number of a company that was rung here.</summary>
    public long Heard(int tenant) => _heard.GetValueOrDefault(tenant);

    public void Ring(IReadOnlyList<Change> changes)
    {
        foreach (var group in changes.GroupBy(c => c.Tenant))
        {
            Hear(group.Key, group.Max(c => c.Number));
            if (!_byTenant.TryGetValue(group.Key, out var watchers)) continue;
            // Not Keys: that copies all of them into a list first.
            foreach (var (watcher, _) in watchers)
                if (group.Any(watcher.Wants)) watcher.Ring();
        }
    }

    /// <summary>Some bells of this company may have been lost up to this number: everybody reads again.</summary>
    public void Resync(int tenant, long number)
    {
        Hear(tenant, number);
        if (!_byTenant.TryGetValue(tenant, out var watchers)) return;
        foreach (var (watcher, _) in watchers) watcher.Ring();
    }

    private void Hear(int tenant, long number) => _heard.AddOrUpdate(tenant, number, (_, old) => Math.Max(old, number));
}
