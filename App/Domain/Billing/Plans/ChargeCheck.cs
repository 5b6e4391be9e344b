namespace Plainmend.Domain.Billing;

/// <summary>What can be wrong with one charge.</summary>
internal static class ChargeCheck
{
    public static void Charge(Charge charge, string field, List<TermsProblem> found)
    {
        Words(charge, field, found);
        if (charge.Meter.Length == 0 != (charge.Aggregation == Aggregation.Agreement)) found.Add(new($"{field}.meter", "is needed, except for a fee on the agreement itself"));
        if (charge.Price is FlatPrice && charge.Aggregation != Aggregation.Agreement) found.Add(new($"{field}.aggregation", "a flat price has no meter"));
        if (charge is { PriceEach: true, EachSubject: false }) found.Add(new($"{field}.priceEach", "needs each subject by itself"));
        if (charge.UnitSize is <= 0m or > Limits.Quantity) found.Add(new($"{field}.unitSize", "is not above zero"));
        TermsCheck.Amount(charge.Allowance, $"{field}.allowance", found);
        TermsCheck.Amount(charge.Cap, $"{field}.cap", found);
        TermsCheck.Amount(charge.Minimum, $"{field}.minimum", found);
        if (charge.Minimum > charge.Cap) found.Add(new($"{field}.minimum", "is above the cap"));
        if (charge.Rounding is { } rounding)
        {
            if (rounding.Step is <= 0m or > Limits.Quantity) found.Add(new($"{field}.rounding.step", "is not above zero"));
            TermsCheck.Amount(rounding.Least, $"{field}.rounding.least", found);
        }
        if (charge.TaxRate is { } tax) TermsCheck.Rate(tax, $"{field}.taxRate", found);
        if (charge.Discount is { } discount)
        {
            TermsCheck.Rate(discount.Rate, $"{field}.discount.rate", found);
            TermsCheck.Amount(discount.Amount, $"{field}.discount.amount", found);
        }
        PriceCheck.Price(charge.Price, $"{field}.price", found);
    }

    private static void Words(Charge charge, string field, List<TermsProblem> found)
    {
        if (charge.Key.Length is 0 or > 80) found.Add(new($"{field}.key", "is empty or too long"));
        if (charge.Purpose is not { Zh.Length: > 0, En.Length: > 0 }) found.Add(new($"{field}.purpose", "does not say what the fee is for in both languages"));
        if (charge.Name is not { Zh.Length: > 0, En.Length: > 0 }) found.Add(new($"{field}.name", "is not there in both languages"));
    }
}
