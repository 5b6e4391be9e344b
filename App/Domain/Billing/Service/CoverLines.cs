namespace Plainmend.Domain.Billing;

/// <summary>Turns covers into their own negative lines. No line is ever reduced below zero.</summary>
internal static class CoverLines
{
    public static IReadOnlyList<StatementLine> With(IReadOnlyList<StatementLine> lines, Coverage coverage, Currency currency)
    {
        var all = lines.ToList();
        for (var n = 0; n < coverage.Covers.Count; n++)
            if (Line(coverage.Covers[n], n, lines, all, currency) is { } line) all.Add(line);
        return all;
    }

    private static StatementLine? Line(Cover cover, int n, IReadOnlyList<StatementLine> lines, List<StatementLine> all, Currency currency)
    {
        var clause = new Clause(cover.Reference, "1", cover.Kind.ToString(), currency);
        var open = lines.Where(l => cover.Bears(l.Key) && (cover.HoursLeft is null || l.Quantities is [{ Unit: "h" }]))
            .Select(l => (Line: l, Left: Left(l, all, currency))).Where(l => l.Left.Value.Sign > 0).ToList();
        if (open.Count == 0) return null;
        var borne = cover.Amount is { } amount
            ? AmountOver(amount, [.. open.Select(o => o.Left)], clause)
            : Derivation.Of(Operation.Sum, new("cover.borne"), currency.Code, [.. open.Select(o => Part(o.Line, o.Left, cover, lines, clause))]);
        if (borne.Value.Sign == 0) return null;
        var shares = cover.Amount is null ? borne.Parts.Select(p => p.Value)
            : Split.ByWeight(Money.Rounded(borne.Value, currency), [.. open.Select(o => o.Left.Value)]).Select(m => (Exact)m.Amount);
        var negative = Derivation.Of(Operation.Negative, new("cover.taken-off", cover.Reference), currency.Code, borne);
        return new()
        {
            Key = $"cover.{(Exact)(n + 1)}",
            Kind = LineKind.Cover,
            Name = CoverWords.Name(cover.Kind),
            Purpose = CoverWords.Purpose(cover.Kind, cover.Reference),
            Amount = StatementLine.Print(negative, currency),
            Shares = [.. open.Zip(shares, (o, share) => new LineShare(o.Line.Key, -share))],
        };
    }

    // What earlier covers left of a line.
    private static Derivation Left(StatementLine line, List<StatementLine> all, Currency currency)
    {
        Derivation[] parts =
        [
            Derivation.Named($"{line.Key}.printed", line.Printed, currency.Code),
            .. from other in all
               from share in other.Shares
               where share.Key == line.Key
               select Derivation.Named($"{other.Key}.share.{line.Key}", share.Amount, currency.Code),
        ];
        return parts is [var only] ? only : Derivation.Of(Operation.Sum, new("cover.left"), currency.Code, parts);
    }

    private static Derivation AmountOver(decimal amount, Derivation[] left, Clause clause) => StatementLine.Print(
        Derivation.Of(Operation.Least, new("cover.at-most"), clause.Currency.Code, clause.Price("cover.amount", amount),
            Derivation.Of(Operation.Sum, new("cover.open"), clause.Currency.Code, left)), clause.Currency);

    private static Derivation Part(StatementLine line, Derivation left, Cover cover, IReadOnlyList<StatementLine> lines, Clause clause)
    {
        var factors = new List<Derivation> { left };
        if (cover.Rate != 1m) factors.Add(clause.Term("cover.rate", cover.Rate, "1"));
        if (cover.HoursLeft is { } hours) factors.Add(Fraction(clause.Term("cover.hours", hours, "h"), Quantity(line)));
        if (cover.VisitsLeft is { } visits) factors.Add(Fraction(clause.Term("cover.visits", visits, "1"), Visits(lines)));
        var part = factors is [var only] ? only : Derivation.Of(Operation.Product, new("cover.part"), clause.Currency.Code, factors);
        return StatementLine.Print(part, clause.Currency);
    }

    private static Derivation Fraction(Derivation available, Derivation used) => Derivation.Of(Operation.Quotient, new("cover.fraction"), "1",
        Derivation.Of(Operation.Least, new("cover.available"), used.Unit, available, used), used);

    private static Derivation Quantity(StatementLine line) =>
        Derivation.Named(StatementLine.QuantityName(line.Key, 0), line.Quantities[0].Value, line.Quantities[0].Unit);

    // A ticket without a call-out line (remote, bench) is one visit's worth.
    private static Derivation Visits(IReadOnlyList<StatementLine> lines) =>
        lines.FirstOrDefault(l => l.Key == ServiceMeters.CallOut) is { Quantities: [{ Value.Sign: > 0 }] } callOut ? Quantity(callOut)
        : Derivation.Given(new("cover.one-visit"), Exact.One, "1");
}
