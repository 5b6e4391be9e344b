namespace Plainmend.Domain.Billing;

/// <summary>The values of a statement that derivations may refer to by name, and all its trees.</summary>
internal static class StatementNames
{
    public static Dictionary<string, Exact> Of(Statement statement, List<Finding> found)
    {
        var names = new Dictionary<string, Exact>(StringComparer.Ordinal);
        foreach (var line in statement.Lines)
        {
            Add($"{line.Key}.printed", line.Printed);
            for (var n = 0; n < line.Quantities.Count; n++) Add(StatementLine.QuantityName(line.Key, n), line.Quantities[n].Value);
            foreach (var share in line.Shares) Add($"{line.Key}.share.{share.Key}", share.Amount);
        }
        foreach (var tax in statement.Taxes)
        {
            Add($"tax.{tax.Name}.net", tax.Net.Value);
            Add($"tax.{tax.Name}.tax", tax.Tax.Value);
        }
        foreach (var (name, tree) in Totals(statement)) Add(name, tree.Value);
        return names;

        void Add(string name, Exact value)
        {
            if (!names.TryAdd(name, value)) found.Add(new(name, FindingKind.NamedTwice));
        }
    }

    public static IEnumerable<(string Where, Derivation Tree)> Trees(Statement statement) =>
    [
        .. statement.Lines.SelectMany(l => l.Quantities.Select((q, n) => (StatementLine.QuantityName(l.Key, n), q)).Append((l.Key, l.Amount))),
        .. statement.Taxes.SelectMany(t => new[] { ($"tax.{t.Name}.net", t.Net), ($"tax.{t.Name}.tax", t.Tax) }),
        .. Totals(statement),
    ];

    private static (string, Derivation)[] Totals(Statement s) =>
        [("net", s.Net), ("tax", s.Tax), ("total", s.Total), ("prepaid", s.Prepaid), ("due", s.Due)];
}
