namespace Plainmend.Domain.Billing;

/// <summary>What is taken off a whole statement.</summary>
internal static class DiscountWork
{
    /// <summary>A rate of all lines so far, then an amount; never more than there is.</summary>
    public static StatementLine? Line(StatementDiscount discount, StatementLines lines, Plan plan)
    {
        var (code, clause) = (lines.Currency.Code, plan.Clause(discount.Key));
        var open = lines.Subtotal();
        if (open.Value.Sign <= 0) return null;
        var parts = new List<Derivation>();
        if (discount.Rate != 0m)
            parts.Add(Derivation.Of(Operation.Product, new("discount.part"), code, open, clause.Term("discount.rate", discount.Rate, "1")));
        if (discount.Amount != 0m) parts.Add(clause.Price("discount.amount", discount.Amount));
        var off = Derivation.Of(Operation.Least, new("discount.at-most"), code,
            Derivation.Of(Operation.Sum, new("discount.whole"), code, parts), open);
        return lines.Reduction(discount.Key, LineKind.Discount, discount.Name, discount.Purpose, off);
    }
}
