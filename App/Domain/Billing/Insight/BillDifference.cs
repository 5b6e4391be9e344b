namespace Plainmend.Domain.Billing;

/// <summary>Why an amount changed.</summary>
public enum Cause
{
    /// <summary>More or less was used or held.</summary>
    Quantity,
    /// <summary>The price of the same quantity changed.</summary>
    Price,
    /// <summary>Allowance, minimum, cap, discount of the line, or the part of the period that counts.</summary>
    Terms,
    /// <summary>A charge that was not there before.</summary>
    New,
    /// <summary>A charge that is no longer there.</summary>
    Ended,
    /// <summary>Discounts on the whole statement.</summary>
    Discount,
    /// <summary>Corrections of earlier periods.</summary>
    Adjustment,
    /// <summary>Tax that is added to the lines.</summary>
    Tax,
    /// <summary>The difference of the rounding residues.</summary>
    Rounding,
}

/// <summary>One part of a difference.</summary>
/// <param name="Key">The line; "tax" for tax.</param>
/// <param name="Name">The line's name.</param>
/// <param name="Cause">Why.</param>
/// <param name="Amount">Exact; positive when the bill rose.</param>
public sealed record Attribution(string Key, Bilingual Name, Cause Cause, Exact Amount);

/// <summary>Why one bill differs from another. The parts add up to the whole difference exactly.</summary>
/// <param name="Before">The earlier statement.</param>
/// <param name="After">The later statement.</param>
/// <param name="Parts">By line, then by cause; parts of zero are left out.</param>
public sealed record BillDifference(Statement Before, Statement After, IReadOnlyList<Attribution> Parts)
{
    /// <summary>The whole difference.</summary>
    public Exact Total => After.Total.Value - Before.Total.Value;

    /// <summary>
    /// Attributes the difference one cause after the other: first the new quantity under the old price and terms, then the
    /// new price, then everything else that was agreed.
    /// </summary>
    public static BillDifference Between(BillSide before, BillSide after)
    {
        var (old, now) = (before.Running(), after.Running());
        var (oldBill, newBill) = (old.Statement(before.Reckoning), now.Statement(after.Reckoning));
        var parts = oldBill.Lines.Concat(newBill.Lines).Select(l => l.Key).Distinct().SelectMany(key =>
            Line(oldBill.Line(key), newBill.Line(key), old.Charged(key), now.Charged(key), before.Reckoning, after.Reckoning)).ToList();
        var tax = newBill.Total.Value - Sum(newBill) - (oldBill.Total.Value - Sum(oldBill));
        parts.Add(new("tax", new("税", "Tax"), Cause.Tax, tax));
        return new(oldBill, newBill, [.. parts.Where(p => p.Amount.Sign != 0)]);
    }

    private static IEnumerable<Attribution> Line(StatementLine? before, StatementLine? after, IReadOnlyList<RunningCharge> old, IReadOnlyList<RunningCharge> now, Reckoning? oldReckoning, Reckoning? newReckoning)
    {
        var line = after ?? before!;
        var whole = (after?.Printed ?? Exact.Zero) - (before?.Printed ?? Exact.Zero);
        if (line.Kind != LineKind.Charge) return [new(line.Key, line.Name, Other(line.Kind), whole)];
        if (before is null) return [new(line.Key, line.Name, Cause.New, whole)];
        if (after is null) return [new(line.Key, line.Name, Cause.Ended, whole)];
        var (quantity, price) = old is [var was] && now is [var @is] && Comparable(was.Charge, @is.Charge)
            ? Steps(was, @is, oldReckoning ?? Reckoning.Plain, newReckoning ?? Reckoning.Plain, before.Exact) : (Exact.Zero, Exact.Zero);
        return
        [
            new(line.Key, line.Name, Cause.Quantity, quantity),
            new(line.Key, line.Name, Cause.Price, price),
            new(line.Key, line.Name, Cause.Terms, after.Exact - before.Exact - quantity - price),
            new(line.Key, line.Name, Cause.Rounding, after.Residue - before.Residue),
        ];
    }

    // The new quantity under the old terms, then under the new price.
    private static (Exact Quantity, Exact Price) Steps(RunningCharge was, RunningCharge now, Reckoning oldReckoning, Reckoning newReckoning, Exact before)
    {
        var shares = LineWork.Shares(was, oldReckoning);
        var measures = Rater.Quantities(was.Charge, LineWork.Reading(now, newReckoning), n => StatementLine.QuantityName("q", n), was.Clause, shares);
        var newQuantity = Rater.Amount(was.Charge, measures, was.Clause, shares).Value;
        var newPrice = Rater.Amount(was.Charge with { Price = now.Charge.Price }, measures, was.Clause, shares).Value;
        return was.Charge.Aggregation == Aggregation.Agreement
            ? (Exact.Zero, newPrice - newQuantity)
            : (newQuantity - before, newPrice - newQuantity);
    }

    private static bool Comparable(Charge a, Charge b) => (a.Meter, a.Aggregation, a.UnitSize, a.EachSubject, a.PriceEach) == (b.Meter, b.Aggregation, b.UnitSize, b.EachSubject, b.PriceEach);

    private static Cause Other(LineKind kind) => kind switch
    {
        LineKind.Discount => Cause.Discount,
        LineKind.Adjustment => Cause.Adjustment,
        _ => Cause.Terms,
    };

    private static Exact Sum(Statement bill) => bill.Lines.Aggregate(Exact.Zero, (sum, l) => sum + l.Printed);
}
