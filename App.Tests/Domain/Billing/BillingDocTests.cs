using System.Text.RegularExpressions;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Every worked example of docs/billing.md, run; and every step the engine can take has a sentence.</summary>
public sealed partial class BillingDocTests
{
    [GeneratedRegex("```json price\n(.*?)\n```\n\\| used \\| costs \\|\n\\| --- \\| --- \\|\n((?:\\|[^\n]*\\|\n)+)", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\"([a-z]+(?:[.-][a-z]+)*)\"")]
    private static partial Regex Key();

    public static TheoryData<string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string>();
        foreach (Match example in Example().Matches(File.ReadAllText(Path.Combine(SiteRoot.Locate(), "docs", "billing.md"))))
            foreach (var row in example.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                examples.Add(example.Groups[1].Value, row.Split('|')[1].Trim(), row.Split('|')[2].Trim());
        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_example_costs_what_the_document_says(string price, string used, string costs)
    {
        var read = BillingJson.Read<Price>(price);
        var charge = Bill.Charge(read, read is FlatPrice ? Aggregation.Agreement : Aggregation.Sum);
        var bill = Bill.Of(charge, Bill.June, [.. used.Split(" + ").Select((amount, n) => Bill.Used(Bill.D(amount), 3 + n, $"u{n}"))]);
        Assert.Equal($"{costs} CNY", bill.TotalMoney.ToString());
    }

    [Fact]
    public void All_eight_prices_have_an_example() =>
        Assert.Equal(8, Examples().Select(e => BillingJson.Read<Price>(e.Data.Item1).GetType()).Distinct().Count());

    [Fact]
    public void Every_step_of_every_sample_has_a_sentence_in_both_languages()
    {
        var steps = VerifyTests.Samples().SelectMany(s => StatementNames.Trees(s)).SelectMany(t => t.Tree.Walk()).ToList();
        Assert.All(steps, s => Assert.True(Phrases.Of(s.Text) is { Zh.Length: > 0, En.Length: > 0 }));
    }

    [Fact]
    public void Every_key_in_the_source_is_in_the_phrase_book()
    {
        var folder = Path.Combine(SiteRoot.Locate(), "App", "Domain", "Billing");
        var used = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.EndsWith("PhraseBook.cs", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(l => l.Contains("new(\"", StringComparison.Ordinal) || l.Contains("Term(\"", StringComparison.Ordinal) || l.Contains("Price(\"", StringComparison.Ordinal))
            .Where(l => l.Contains("Derivation.", StringComparison.Ordinal) || l.Contains("clause.", StringComparison.Ordinal))
            .SelectMany(l => Key().Matches(l).Select(m => m.Groups[1].Value)).Where(k => k.Contains('.', StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(used.Count > 60);
        Assert.Empty(used.Except(Phrases.Keys));
    }
}
