namespace Plainmend.Domain.Billing;

/// <summary>From finished lines to a finished statement: tax, totals, prepaid credit. Totals only ever add printed numbers.</summary>
internal static class Totals
{
    public static Statement Close(Statement draft, TaxTerms? tax, Derivation? credit = null)
    {
        var code = draft.Currency.Code;
        var taxes = tax is null ? [] : TaxWork.Lines(draft.Lines, tax, draft.Currency);
        var lines = Derivation.Of(Operation.Sum, new("total.lines"), code, [.. draft.Lines.Select(l => Derivation.Named($"{l.Key}.printed", l.Printed, code))]);
        var taxSum = Derivation.Of(Operation.Sum, new("total.tax"), code, [.. taxes.Select(t => Derivation.Named($"tax.{t.Name}.tax", t.Tax.Value, code))]);
        var contained = tax?.Mode == TaxMode.Inclusive;
        var net = contained ? Derivation.Of(Operation.Difference, new("total.net"), code, Named("total", lines), Named("tax", taxSum)) : lines;
        var total = contained ? lines : Derivation.Of(Operation.Sum, new("total.total"), code, Named("net", net), Named("tax", taxSum));
        var prepaid = Prepaid(credit, total, code);
        var due = Derivation.Of(Operation.Difference, new("total.due"), code, Named("total", total), Named("prepaid", prepaid));
        return draft with { Taxes = taxes, Net = net, Tax = taxSum, Total = total, Prepaid = prepaid, Due = due };

        Derivation Named(string name, Derivation of) => Derivation.Named(name, of.Value, code);
    }

    // A statement that comes to less than nothing uses up no credit.
    private static Derivation Prepaid(Derivation? credit, Derivation total, string code)
    {
        if (credit is null) return Derivation.Of(Operation.Sum, new("prepaid.none"), code);
        var payable = Derivation.Of(Operation.Most, new("prepaid.payable"), code,
            Derivation.Given(new("nothing"), Exact.Zero, code), Derivation.Named("total", total.Value, code));
        return Derivation.Of(Operation.Least, new("prepaid.used"), code, credit, payable);
    }
}
