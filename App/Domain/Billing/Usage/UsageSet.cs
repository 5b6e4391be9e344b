namespace Plainmend.Domain.Billing;

/// <summary>What an incoming record is to what is already known.</summary>
public enum Receipt
{
    /// <summary>New.</summary>
    Accepted,
    /// <summary>The same record again; harmless.</summary>
    Duplicate,
    /// <summary>The same id with other content; refused.</summary>
    Conflict,
}

/// <summary>Records that are each counted once.</summary>
public static class UsageSet
{
    /// <summary>Judges a record against the one already known under its id, if any.</summary>
    public static Receipt Judge(UsageRecord? known, UsageRecord incoming) =>
        known is null ? Receipt.Accepted : known == incoming ? Receipt.Duplicate : Receipt.Conflict;

    /// <summary>Each record once, in order of time, then id. Refuses two contents under one id.</summary>
    public static IReadOnlyList<UsageRecord> Once(IEnumerable<UsageRecord> records)
    {
        var byId = new Dictionary<string, UsageRecord>(StringComparer.Ordinal);
        foreach (var record in records)
            if (!byId.TryAdd(record.Id, record) && Judge(byId[record.Id], record) == Receipt.Conflict)
                throw new RefusedException(Refusal.UsageConflict, record.Id, byId[record.Id].Evidence);
        return [.. Witness.Ordered(byId.Values)];
    }
}
