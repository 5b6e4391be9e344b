namespace Plainmend.Domain.Billing;

/// <summary>The lines of a statement while it is being made, and what reducing lines have left of each.</summary>
internal sealed class StatementLines(Currency currency)
{
    private readonly List<StatementLine> all = [];

    public Currency Currency { get; } = currency;
    public IReadOnlyList<StatementLine> All => all;

    public void Add(StatementLine? line)
    {
        if (line is not null) all.Add(line);
    }

    /// <summary>All lines so far, added.</summary>
    public Derivation Subtotal() => Derivation.Of(Operation.Sum, new("statement.subtotal"), Currency.Code,
        [.. all.Select(l => Derivation.Named($"{l.Key}.printed", l.Printed, Currency.Code))]);

    /// <summary>An amount to take off, as a line allocated over what is left of the others by largest remainder.</summary>
    public StatementLine? Reduction(string key, LineKind kind, Bilingual name, Bilingual purpose, Derivation amount)
    {
        var printed = StatementLine.Print(Derivation.Of(Operation.Negative, new("statement.taken-off"), Currency.Code, amount), Currency);
        if (printed.Value.Sign == 0) return null;
        var open = all.Where(l => l.Shares.Count == 0).Select(l => (l.Key, Left: Left(l))).Where(l => l.Left.Sign > 0).ToList();
        var split = Split.ByWeight(Money.Rounded(printed.Value, Currency), [.. open.Select(o => o.Left)]);
        return new()
        {
            Key = key, Kind = kind, Name = name, Purpose = purpose, Amount = printed,
            Shares = [.. open.Zip(split, (o, share) => new LineShare(o.Key, share.Amount))],
        };
    }

    private Exact Left(StatementLine line) => all.SelectMany(l => l.Shares).Where(s => s.Key == line.Key)
        .Aggregate(line.Printed, (left, share) => left + share.Amount);
}
