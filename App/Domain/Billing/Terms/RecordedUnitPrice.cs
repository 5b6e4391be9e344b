namespace Plainmend.Domain.Billing;

/// <summary>Each record carries the unit price that was fixed when it was quoted or taken from stock.</summary>
public sealed record RecordedUnitPrice : Price
{
    internal override Derivation Of(Measure measure, Clause clause)
    {
        var parts = measure.Events.Select(record => Derivation.Of(Operation.Product, new("amount.unit"), clause.Currency.Code,
            Measure.Leaf(record, "quantity.record", record.Amount, measure.Quantity.Unit), Price(record, clause))).ToList();
        return parts is [var only] ? only : Derivation.Of(Operation.Sum, new("amount.recorded"), clause.Currency.Code, parts);
    }

    private static Derivation Price(UsageRecord record, Clause clause) => record.Price is { } price
        ? Derivation.Given(new("price.recorded", price.Source), price.Unit, clause.Currency.Code,
            new Evidence(EvidenceKind.Clause, price.Source, price.Source))
        : throw new RefusedException(Refusal.NoPrice, record.Meter);
}
