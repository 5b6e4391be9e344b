using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>
/// A usage record as a caller writes it: an amount at an instant (<see cref="At"/>, or <see cref="From"/> alone as downloads have
/// it), or a level held from an instant (in) to another (out).
/// </summary>
public sealed record UsageEntry
{
    public string? Id { get; init; }
    public string? Meter { get; init; }
    public string Subject { get; init; } = "";
    public decimal? Amount { get; init; }
    public decimal? Level { get; init; }
    public DateTimeOffset? At { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public string? Evidence { get; init; }
    public RecordedPrice? Price { get; init; }

    /// <summary>The record; null with faults when it cannot be one.</summary>
    /// <param name="place">Path of the entry.</param>
    /// <param name="id">Its id where it names none.</param>
    /// <param name="meter">Its meter where it names none; null when it must.</param>
    public UsageRecord? ToRecord(string place, string id, string? meter, Faults faults)
    {
        var before = faults.All.Count;
        if ((Meter ?? meter) is null or "") faults.Add(place + ".meter", ApiText.IsMissing);
        if (Id is "") faults.Add(place + ".id", ApiText.IsEmpty);
        if (At is not null && From is not null) faults.Add(place + ".at", ApiText.Beside.With("from"));
        if (At is null && From is null) faults.Add(place + (To is null ? ".at" : ".from"), ApiText.IsMissing);
        if (At is not null && To is not null) faults.Add(place + ".to", ApiText.Needs.With("from"));
        if (From == UsageRecord.StillHeld || At == UsageRecord.StillHeld) faults.Add(place + (At is null ? ".from" : ".at"), ApiText.OutOfTime);
        if (To < From) faults.Add(place + ".to", ApiText.EndsBefore);
        if (Amount is not null && Level is not null) faults.Add(place + ".level", ApiText.Beside.With("amount"));
        Quantity(Amount, place + ".amount", faults);
        Quantity(Level, place + ".level", faults);
        Quantity(Price?.Unit, place + ".price.unit", faults);
        if (faults.All.Count > before) return null;
        var (kept, level, evidence) = (Id ?? id, Amount ?? Level ?? 1m, Evidence ?? Id ?? id);
        return (To is { } to
            ? UsageRecord.During(kept, Meter ?? meter!, Subject, From!.Value, to, evidence, level)
            : UsageRecord.At(kept, Meter ?? meter!, (At ?? From)!.Value, level, evidence, Subject)) with
        { Price = Price };
    }

    /// <summary>Whether a quantity can be one: not negative, not beyond the limits, not finer than nine decimals.</summary>
    public static void Quantity(decimal? amount, string field, Faults faults)
    {
        if (amount is not { } value) return;
        if (value < 0m) faults.Add(field, ApiText.IsNegative);
        if (value > Limits.Quantity) faults.Add(field, ApiText.TooLarge);
        if (value.Scale > Limits.Decimals) faults.Add(field, ApiText.TooFine.With(Limits.Decimals));
    }

    /// <summary>Many of them, in their order; two contents under one id are a fault.</summary>
    public static IReadOnlyList<UsageRecord> Records(IReadOnlyList<UsageEntry> entries, string field, string? meter, Faults faults)
    {
        var records = new Dictionary<string, UsageRecord>(StringComparer.Ordinal);
        for (var n = 0; n < entries.Count; n++)
        {
            var place = FormattableString.Invariant($"{field}[{n}]");
            if (entries[n].ToRecord(place, FormattableString.Invariant($"{field}-{n + 1}"), meter, faults) is not { } record) continue;
            if (!records.TryAdd(record.Id, record) && UsageSet.Judge(records[record.Id], record) == Receipt.Conflict) faults.Add(place + ".id", ApiText.IdConflict);
        }
        return [.. records.Values];
    }
}
