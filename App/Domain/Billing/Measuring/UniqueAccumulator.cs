namespace Plainmend.Domain.Billing;

/// <summary>How many different subjects there were.</summary>
internal sealed class UniqueAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    private readonly HashSet<string> subjects = new(StringComparer.Ordinal);
    private readonly Witness seen = new();

    public override void Fold(UsageRecord record)
    {
        if (!TallyAccumulator.Counts(Charge, Window, record)) return;
        subjects.Add(record.Subject);
        seen.Saw(record);
    }

    public override Reading Read(DateTimeOffset? asOf) => new(
        [Derivation.Given(new("quantity.unique"), subjects.Count, Charge.Unit, seen.Evidence())], [], seen.Set);
}
