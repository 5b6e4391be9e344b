using System.Collections.Concurrent;

namespace Plainmend.Http.Api;

/// <summary>Counts calls of each company in memory until they are taken to be stored; a call costs no write of its own.</summary>
public sealed class ApiCallMeter
{
    private readonly ConcurrentDictionary<int, int> _calls = new();

    public void Count(int tenant) => _calls.AddOrUpdate(tenant, 1, (_, n) => n + 1);

    /// <summary>What was counted since the last time; each call is handed out once.</summary>
    public IReadOnlyList<(int Tenant, int Calls)> Take() =>
        [.. _calls.Keys.Select(t => (Tenant: t, Calls: _calls.TryRemove(t, out var n) ? n : 0)).Where(c => c.Calls > 0)];

    /// <summary>Puts back what could not be stored.</summary>
    public void Return(int tenant, int calls) => _calls.AddOrUpdate(tenant, calls, (_, n) => n + calls);
}
