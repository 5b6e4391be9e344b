using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>How a quantity becomes money. A closed set; amounts are in the currency of the terms, with up to 9 decimals.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "model")]
[JsonDerivedType(typeof(FlatPrice), "flat")]
[JsonDerivedType(typeof(UnitPrice), "per-unit")]
[JsonDerivedType(typeof(PackagePrice), "package")]
[JsonDerivedType(typeof(GraduatedPrice), "graduated")]
[JsonDerivedType(typeof(VolumePrice), "volume")]
[JsonDerivedType(typeof(StairstepPrice), "stairstep")]
[JsonDerivedType(typeof(PercentagePrice), "percentage")]
[JsonDerivedType(typeof(GraduatedPercentagePrice), "graduated-percentage")]
[JsonDerivedType(typeof(RecordedUnitPrice), "as-recorded")]
public abstract record Price
{
    private protected Price() { }

    /// <summary>The exact amount for what was measured, with its derivation.</summary>
    internal abstract Derivation Of(Measure measure, Clause clause);
}

/// <summary>The same amount whatever was used; the quantity is the share of the period under agreement.</summary>
/// <param name="Amount">For a whole period.</param>
public sealed record FlatPrice(decimal Amount) : Price
{
    internal override Derivation Of(Measure measure, Clause clause) => measure.Quantity.Value == Exact.One
        ? clause.Price("price.flat", Amount)
        : Derivation.Of(Operation.Product, new("amount.flat"), clause.Currency.Code, clause.Price("price.flat", Amount), measure.Named);
}

/// <summary>Quantity times price.</summary>
/// <param name="Unit">Price of one unit.</param>
public sealed record UnitPrice(decimal Unit) : Price
{
    internal override Derivation Of(Measure measure, Clause clause) => Derivation.Of(
        Operation.Product, new("amount.unit"), clause.Currency.Code, measure.Named, clause.Price("price.unit", Unit, measure.Quantity.Unit));
}

/// <summary>Sold in packages; a started package is charged whole, or not at all when <paramref name="RoundDown"/>.</summary>
/// <param name="Size">Units in one package; above zero.</param>
/// <param name="Amount">Price of one package.</param>
/// <param name="RoundDown">Charge full packages only.</param>
public sealed record PackagePrice(decimal Size, decimal Amount, bool RoundDown = false) : Price
{
    internal override Derivation Of(Measure measure, Clause clause)
    {
        var size = clause.Term("package.size", Size, measure.Quantity.Unit);
        var whole = Derivation.Of(RoundDown ? Operation.RoundDown : Operation.RoundUp,
            new(RoundDown ? "package.full" : "package.started"), measure.Quantity.Unit, measure.Named, size);
        var packages = Derivation.Of(Operation.Quotient, new("package.count"), "1", whole, size);
        return Derivation.Of(Operation.Product, new("amount.package"), clause.Currency.Code, packages, clause.Price("price.package", Amount));
    }
}
