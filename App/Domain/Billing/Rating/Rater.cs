namespace Plainmend.Domain.Billing;

/// <summary>From one charge's records to its exact amount, in the one order of work.</summary>
internal static class Rater
{
    /// <summary>The billable quantities: aggregate, round, unit size, allowance. One, unless each subject is priced by itself.</summary>
    /// <param name="name">What the first, second, … is called.</param>
    public static IReadOnlyList<Measure> Quantities(Charge charge, Reading reading, Func<int, string> name, Clause clause, Shares shares)
    {
        Derivation[] groups = [.. reading.Groups.Select(g => Billable(g, charge, clause, shares.ByCharge))];
        if (charge.PriceEach && groups.Length > 1) return [.. groups.Select((g, n) => new Measure(name(n), g, reading.Events, reading.Records))];
        var quantity = groups is [var only] ? only : Derivation.Of(Operation.Sum, new("quantity.all"), charge.Unit, groups);
        return [new(name(0), quantity, reading.Events, reading.Records)];
    }

    /// <summary>The exact amount: price, discount, cap, minimum. The last three are once for the line.</summary>
    public static Derivation Amount(Charge charge, IReadOnlyList<Measure> measures, Clause clause, Shares shares)
    {
        var code = clause.Currency.Code;
        Derivation[] priced = [.. measures.Select(m => charge.Price.Of(m, clause))];
        var amount = priced is [var only] ? only : Derivation.Of(Operation.Sum, new("amount.each"), code, priced);
        if (charge.Discount is { } discount) amount = Discounted(amount, discount, clause);
        if (charge.Cap is { } cap) amount = Derivation.Of(Operation.Least, new("amount.capped"), code, amount, Shared(clause.Price("charge.cap", cap), shares.ByDays));
        if (charge.Minimum is { } least) amount = Derivation.Of(Operation.Most, new("amount.at-least"), code, amount, Shared(clause.Price("charge.minimum", least), shares.ByDays));
        return amount;
    }

    private static Derivation Billable(Derivation measured, Charge charge, Clause clause, Derivation? share)
    {
        var quantity = Rounded(measured, charge.Rounding, clause);
        if (charge.UnitSize != 1m)
            quantity = Derivation.Of(Operation.Quotient, new("quantity.in-units"), charge.Unit, quantity,
                clause.Term("unit.size", charge.UnitSize, quantity.Unit));
        return charge.Allowance == 0m ? quantity
            : Beyond(quantity, Shared(clause.Term("allowance", charge.Allowance, charge.Unit), share));
    }

    private static Derivation Rounded(Derivation quantity, QuantityRounding? rounding, Clause clause)
    {
        if (rounding is null) return quantity;
        var (op, key) = rounding.Direction switch
        {
            Direction.Up => (Operation.RoundUp, "rounded.up"),
            Direction.Down => (Operation.RoundDown, "rounded.down"),
            _ => (Operation.RoundHalf, "rounded.half"),
        };
        var rounded = Derivation.Of(op, new(key), quantity.Unit, quantity, clause.Term("rounding.step", rounding.Step, quantity.Unit));
        return rounding.Least == 0m || quantity.Value.Sign == 0 ? rounded
            : Derivation.Of(Operation.Most, new("quantity.at-least"), quantity.Unit, rounded, clause.Term("quantity.least", rounding.Least, quantity.Unit));
    }

    private static Derivation Beyond(Derivation quantity, Derivation allowance) => Derivation.Of(Operation.Most, new("quantity.beyond"), quantity.Unit,
        Derivation.Given(new("nothing"), Exact.Zero, quantity.Unit),
        Derivation.Of(Operation.Difference, new("quantity.less-allowance"), quantity.Unit, quantity, allowance));

    private static Derivation Discounted(Derivation amount, LineDiscount discount, Clause clause)
    {
        var code = clause.Currency.Code;
        if (discount.Rate != 0m)
            amount = Derivation.Of(Operation.Product, new("amount.discounted"), code, amount,
                Derivation.Of(Operation.Difference, new("discount.remaining"), "1",
                    Derivation.Given(new("whole"), Exact.One, "1"), clause.Term("discount.rate", discount.Rate, "1")));
        if (discount.Amount == 0m) return amount;
        return Derivation.Of(Operation.Most, new("amount.discounted"), code, Derivation.Given(new("nothing"), Exact.Zero, code),
            Derivation.Of(Operation.Difference, new("amount.less-discount"), code, amount, clause.Price("discount.amount", discount.Amount)));
    }

    internal static Derivation Shared(Derivation term, Derivation? share) =>
        share is null ? term : Derivation.Of(Operation.Product, new("term.prorated"), term.Unit, term, share);
}

/// <summary>The shares of the period that a charge counts.</summary>
/// <param name="ByCharge">For its allowance, as the charge is prorated; null: the whole.</param>
/// <param name="ByDays">For its cap and minimum, always by days; null: the whole.</param>
internal sealed record Shares(Derivation? ByCharge, Derivation? ByDays)
{
    /// <summary>No period, or all of it.</summary>
    public static Shares Whole { get; } = new(null, null);
}
