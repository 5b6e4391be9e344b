namespace Plainmend.Domain.Billing;

/// <summary>Tax on the lines of a statement, after what reducing lines take off each of them.</summary>
internal static class TaxWork
{
    public static IReadOnlyList<TaxLine> Lines(IReadOnlyList<StatementLine> lines, TaxTerms tax, Currency currency)
    {
        StatementLine[] reducing = [.. lines.Where(l => l.Shares.Count > 0)];
        var taxed = lines.Where(l => l.Shares.Count == 0).Select(l => (Line: l, Rate: l.TaxRate ?? tax.Rate, Base: Parts(l, reducing, currency)));
        return tax.Per == TaxPer.Line
            ? [.. taxed.Select(t => One(t.Line.Key, t.Rate, t.Base, tax.Mode, currency))]
            : [.. taxed.GroupBy(t => t.Rate).Select(g => One(Percent(g.Key), g.Key, [.. g.SelectMany(t => t.Base)], tax.Mode, currency))];
    }

    private static string Percent(decimal rate) => ((Exact)rate * 100).ToString() + "%";

    private static Derivation[] Parts(StatementLine line, StatementLine[] reducing, Currency currency) =>
    [
        Derivation.Named($"{line.Key}.printed", line.Printed, currency.Code),
        .. from other in reducing
           from share in other.Shares
           where share.Key == line.Key && share.Amount.Sign != 0
           select Derivation.Named($"{other.Key}.share.{share.Key}", share.Amount, currency.Code),
    ];

    private static TaxLine One(string name, decimal rate, Derivation[] parts, TaxMode mode, Currency currency)
    {
        var code = currency.Code;
        var taxable = parts is [var only] ? only : Derivation.Of(Operation.Sum, new("tax.base"), code, parts);
        var rated = Derivation.Given(new("tax.rate", Percent(rate)), rate, "1");
        if (mode == TaxMode.Exclusive)
            return new(name, taxable, StatementLine.Print(Derivation.Of(Operation.Product, new("tax.exclusive"), code, taxable, rated), currency));
        var grown = Derivation.Of(Operation.Sum, new("tax.grown"), "1", Derivation.Given(new("whole"), Exact.One, "1"), rated);
        var net = StatementLine.Print(Derivation.Of(Operation.Quotient, new("tax.net"), code, taxable, grown), currency);
        return new(name, net, Derivation.Of(Operation.Difference, new("tax.inclusive"), code, taxable, Derivation.Named($"tax.{name}.net", net.Value, code)));
    }
}
