using System.Text.Json.Nodes;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Both checkers accept what the engine makes, and reject it when any one number is changed.</summary>
public sealed class VerifyTests
{
    internal static IReadOnlyList<Statement> Samples() =>
    [
        ServiceCharges.Price(DemoRateCard.For("安居"), null, ServiceChargesTests.Fridge),
        ServiceCharges.Price(DemoRateCard.For("安居"), new(Cover.GoodwillRate("half", 0.5m), Cover.Goodwill("ten", 10m)), ServiceChargesTests.Fridge),
        .. ReadyPlans.All.Select(p => DemoFiguresTests.Bill(p, (6, 22, 5400))),
        BillingCalculator.Calculate(Agreement.To(Rich, DemoFiguresTests.Day(1, 1)), BillingPeriod.Month(2025, 6, "Asia/Shanghai"),
            [.. DemoFiguresTests.Usage((6, 22, 5400)), .. DemoFiguresTests.TenantB()], new() { PrepaidBalance = 100m }),
    ];

    // Cap, discounts, exclusive tax at two rates, prepaid credit: every kind of line at once.
    internal static readonly Plan Rich = ReadyPlans.Seats with
    {
        Id = "rich",
        Cap = 3000.005m,
        Tax = new(0.06m, TaxMode.Exclusive),
        Charges = [.. ReadyPlans.Seats.Charges.Select((c, n) => c with { TaxRate = n % 2 == 0 ? 0.13m : null })],
        Discounts = [new("loyal", new("老客户", "Loyal customer"), new("合作满一年", "One year with us"), 0.0333m), new("gift", new("礼券", "Voucher"), new("礼券", "Voucher"), Amount: 7.77m)],
    };

    [Fact]
    public async Task Both_checkers_accept_every_kind_of_statement()
    {
        var texts = Samples().Select(BillingJson.Write).ToList();
        Assert.All(texts, t => Assert.Empty(StatementFile.Verify(t)));
        Assert.SkipUnless(BrowserVerifier.IsThere, "node is not on the PATH");
        Assert.All(await BrowserVerifier.VerifyAsync(texts, TestContext.Current.CancellationToken), Assert.Empty);
    }

    [Fact]
    public async Task Both_checkers_reject_any_one_number_that_was_altered()
    {
        var altered = Samples().Where((_, n) => n % 2 == 0).SelectMany(s => Alterations(BillingJson.Write(s))).ToList();
        Assert.True(altered.Count > 300);
        Assert.All(altered, t => Assert.NotEmpty(StatementFile.Verify(t)));
        Assert.SkipUnless(BrowserVerifier.IsThere, "node is not on the PATH");
        Assert.All(await BrowserVerifier.VerifyAsync(altered, TestContext.Current.CancellationToken), Assert.NotEmpty);
    }

    [Fact]
    public async Task Both_checkers_say_the_same_about_forged_statements_that_were_sealed_again()
    {
        var forged = Samples().SelectMany(s => Alterations(BillingJson.Write(s))).Where((_, n) => n % 4 == 0).Select(Resealed).ToList();
        var here = forged.Select(t => StatementFile.Verify(t).Select(Said).Order().ToArray()).ToList();
        Assert.True(here.Count(f => f.Length > 0) > forged.Count * 3 / 4); // the rest are leaves on the losing side of a least or most
        Assert.SkipUnless(BrowserVerifier.IsThere, "node is not on the PATH");
        var there = await BrowserVerifier.VerifyAsync(forged, TestContext.Current.CancellationToken);
        for (var n = 0; n < forged.Count; n++) Assert.Equal(here[n], there[n].Order());
    }

    [Fact]
    public async Task Both_checkers_say_the_same_about_every_kind_of_mistake()
    {
        var wrong = Mistakes().ToList();
        Assert.Contains(StatementFile.Verify("""{ "lines": 1 }"""), f => f is { Where: "$.lines", Kind: FindingKind.Unreadable });
        var here = wrong.Select(t => StatementFile.Verify(t).Select(Said).Order().ToArray()).ToList();
        FindingKind[] elsewhere = [FindingKind.Unreadable, FindingKind.NoRecord, FindingKind.NotNext, FindingKind.ChainOff, FindingKind.BooksDiffer];
        var met = wrong.SelectMany(StatementFile.Verify).Select(f => f.Kind).Distinct().Order();
        Assert.Equal(Enum.GetValues<FindingKind>().Except(elsewhere), met);
        Assert.SkipUnless(BrowserVerifier.IsThere, "node is not on the PATH");
        var there = await BrowserVerifier.VerifyAsync(wrong, TestContext.Current.CancellationToken);
        for (var n = 0; n < wrong.Count; n++) Assert.Equal(here[n], there[n].Order());
    }

    // One document for each thing that can be wrong, most of them sealed again as a forger would.
    private static IEnumerable<string> Mistakes()
    {
        var bill = JsonNode.Parse(BillingJson.Write(Samples()[^1]))!;
        foreach (var (path, value) in new[]
        {
            ("format", "\"other/9\""), ("lines[1].key", bill["lines"]![0]!["key"]!.ToJsonString()), ("net.op", "\"negative\""), ("net.op", "\"reference\""), ("due.value", "\"0.01\""),
            ("lines[0].amount.parts[1].value", "\"0.1\""), ("lines[0].purpose.en", "\"\""), ("prepaid.value", "\"-1\""), ("total.value", "\"1\""), ("tax.value", "\"1\""), ("net.value", "\"1\""),
        }) yield return Resealed(With(bill, path, value));
        var reducing = bill["lines"]!.AsArray().Select((l, n) => (l, n)).Where(l => l.l!["shares"]?.AsArray().Count > 1 && (string)l.l["kind"]! is "discount" or "cap").Select(l => l.n).First();
        yield return Resealed(With(bill, $"lines[{reducing}].shares[0].key", "\"nothing\""));
        yield return Resealed(With(bill, $"lines[{reducing}].shares[0].amount", "\"-99999\""));
        yield return With(bill, "currency", "\"USD\"");
    }

    private static string With(JsonNode document, string path, string value)
    {
        var copy = document.DeepClone();
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var at = steps[..^1].Aggregate(copy, (node, step) => char.IsAsciiDigit(step[0]) ? node[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        at[steps[^1]] = JsonNode.Parse(value);
        return copy.ToJsonString();
    }

    private static string Said(Finding f) => string.Join(' ', (string[])[f.Where, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(f.Kind.ToString()), .. f.Args]);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("{}")]
    [InlineData("""{"format":"plainmend.statement/1","kind":"service","currency":"XXX","terms":[],"lines":[]}""")]
    public void What_is_no_statement_is_a_finding_and_not_a_crash(string json) => Assert.NotEmpty(StatementFile.Verify(json));

    [Fact]
    public void A_download_with_its_inputs_is_checked_against_its_records()
    {
        var file = new StatementFile { Statement = Samples()[0], Card = DemoRateCard.For("安居"), Usage = ServiceChargesTests.Fridge };
        Assert.Empty(StatementFile.Verify(BillingJson.Write(file)));
        Assert.NotEmpty(StatementFile.Verify(BillingJson.Write(file with { Usage = ServiceChargesTests.Fridge[1..] })));
    }

    private static string Resealed(string json)
    {
        var node = JsonNode.Parse(json)!;
        node["seal"] = Seals.Of(node);
        return node.ToJsonString();
    }

    /// <summary>The same document, each time with one number one hundredth larger.</summary>
    internal static IEnumerable<string> Alterations(string json)
    {
        var count = Numbers(JsonNode.Parse(json)!).Count();
        for (var n = 0; n < count; n++)
        {
            var node = JsonNode.Parse(json)!;
            var (parent, name) = Numbers(node).ElementAt(n);
            parent[name] = (Exact.Parse((string)parent[name]!) + 0.01m).ToString();
            yield return node.ToJsonString();
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Numbers(JsonNode node) => node switch
    {
        JsonObject fields => fields.ToList().SelectMany(f => f.Key is "value" or "amount" && f.Value is JsonValue ? [(fields, f.Key)] : f.Value is null ? [] : Numbers(f.Value)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Numbers),
        _ => [],
    };
}
