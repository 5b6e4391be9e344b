namespace Plainmend.Domain.Billing;

/// <summary>Totals are sums of printed lines and printed tax, whatever their derivations say.</summary>
internal static class TotalCheck
{
    public static void Totals(Statement statement, List<Finding> found)
    {
        var lines = statement.Lines.Aggregate(Exact.Zero, (sum, l) => sum + l.Printed);
        var tax = statement.Taxes.Aggregate(Exact.Zero, (sum, t) => sum + t.Tax.Value);
        if (statement.Tax.Value != tax) found.Add(new("tax", FindingKind.TaxOff));
        if (statement.Net.Value + tax != statement.Total.Value) found.Add(new("total", FindingKind.NotNetAndTax));
        if (statement.Total.Value != lines && statement.Net.Value != lines) found.Add(new("total", FindingKind.NotTheLines));
        if (statement.Prepaid.Value.Sign < 0) found.Add(new("prepaid", FindingKind.PrepaidNegative));
        if (statement.Total.Value - statement.Prepaid.Value != statement.Due.Value) found.Add(new("due", FindingKind.DueOff));
    }
}
