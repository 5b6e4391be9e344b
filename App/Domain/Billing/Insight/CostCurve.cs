namespace Plainmend.Domain.Billing;

/// <summary>What a plan would cost over some months if use were scaled. Exact amounts, before quantities and lines are rounded.</summary>
public static class CostCurve
{
    /// <summary>The largest factor a curve is good for: +900 %.</summary>
    public const int MostScale = 10;

    /// <summary>
    /// Total before tax as a function of the factor: 1 is the usage as it was, 0 none. Null when a charge of the plan depends
    /// on more than quantities (percentages with free or bounded events).
    /// </summary>
    /// <param name="plan">Which plan.</param>
    /// <param name="months">Whose usage.</param>
    /// <param name="meter">Scale this meter only; null: all.</param>
    public static Curve? Of(Plan plan, IReadOnlyList<UsageMonth> months, string? meter = null)
    {
        var total = Curve.Straight(Exact.Zero, Exact.Zero);
        foreach (var month in months)
        {
            if (Month(plan, month, meter) is not { } curve) return null;
            total = total.Plus(curve);
        }
        return total;
    }

    private static Curve? Month(Plan plan, UsageMonth month, string? meter)
    {
        var running = month.Under(plan).Running();
        var total = Curve.Straight(Exact.Zero, Exact.Zero);
        foreach (var charge in running.Charges)
        {
            if (Charge(charge, meter) is not { } curve) return null;
            total = total.Plus(curve);
        }
        if (plan.Minimum is { } least) total = total.AtLeast(least);
        if (plan.Cap is { } most) total = total.AtMost(most);
        foreach (var discount in plan.Discounts)
            total = total.Times(Exact.One - discount.Rate).Plus(Curve.Straight(-(Exact)discount.Amount, Exact.Zero)).AtLeast(Exact.Zero);
        return total;
    }

    private static Curve? Charge(RunningCharge stretch, string? meter)
    {
        var (charge, reading) = (stretch.Charge, stretch.Accumulator.Read());
        if (charge.EachSubject || reading.Groups.Count > 1) return null;
        var quantity = reading.Groups is [var only] ? only.Value / charge.UnitSize : Exact.Zero;
        var scaled = charge.Aggregation != Aggregation.Agreement && (meter is null || meter == charge.Meter);
        if (PriceCurve.Of(charge.Price, quantity * MostScale, reading.Records.Count) is not { } price) return null;
        var amount = scaled ? price.Of(quantity, charge.Allowance)
            : Curve.Straight(price.At(Exact.Most(Exact.Zero, quantity - charge.Allowance)), Exact.Zero);
        if (charge.Discount is { } off)
            amount = amount.Times(Exact.One - off.Rate).Plus(Curve.Straight(-(Exact)off.Amount, Exact.Zero)).AtLeast(Exact.Zero);
        if (charge.Cap is { } most) amount = amount.AtMost(most);
        return charge.Minimum is { } least ? amount.AtLeast(least) : amount;
    }
}
