using System.Text.Json;
using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>What is wrong with terms is named by field, and nobody is billed by it.</summary>
public sealed class TermsCheckTests
{
    [Theory]
    [InlineData("""{ "model": "graduated", "tiers": [ { "upTo": "10", "unit": "1" }, { "upTo": "5", "unit": "1" }, { "unit": "1" } ] }""", "charges[0].price.tiers[1].upTo", "does not rise")]
    [InlineData("""{ "model": "graduated", "tiers": [ { "unit": "1" }, { "unit": "1" } ] }""", "charges[0].price.tiers[0].upTo", "only the last tier is open")]
    [InlineData("""{ "model": "volume", "tiers": [ { "upTo": "10", "unit": "1" } ] }""", "charges[0].price.tiers[0].upTo", "the last tier is open")]
    [InlineData("""{ "model": "stairstep", "tiers": [] }""", "charges[0].price.tiers", "needs between 1 and 100 entries")]
    [InlineData("""{ "model": "package", "size": "0", "amount": "1" }""", "charges[0].price.size", "is not above zero")]
    [InlineData("""{ "model": "per-unit", "unit": "-1" }""", "charges[0].price.unit", "is negative")]
    [InlineData("""{ "model": "per-unit", "unit": "0.0000000001" }""", "charges[0].price.unit", "has more than 9 decimals")]
    [InlineData("""{ "model": "per-unit", "unit": "9999999999999999" }""", "charges[0].price.unit", "is too large")]
    [InlineData("""{ "model": "percentage", "rate": "2" }""", "charges[0].price.rate", "is not between 0 and 1")]
    [InlineData("""{ "model": "percentage", "rate": "0.1", "leastPerEvent": "2", "mostPerEvent": "1" }""", "charges[0].price.leastPerEvent", "is above the most")]
    public void The_field_is_named(string price, string field, string problem)
    {
        var plan = Bill.Plan(Bill.Charge(BillingJson.Read<Price>(price)));
        Assert.Contains(new TermsProblem(field, problem), TermsCheck.Problems(plan));
        Assert.Equal(Refusal.TermsInvalid, Assert.Throws<RefusedException>(() => Bill.Of(plan, Bill.June)).Reason);
    }

    [Fact]
    public void A_table_where_more_costs_less_is_a_warning_with_its_quantity()
    {
        var plan = Bill.Plan(Bill.Charge(new VolumePrice([new(10m, 5m), new(null, 3m)])));
        Assert.Equal(new TermsProblem("charges[0].price.tiers[1]", "just above 10 costs less than 10", Warning: true), Assert.Single(TermsCheck.Problems(plan)));
        Assert.NotNull(Bill.Of(plan, Bill.June));
    }

    [Fact]
    public void Ready_plans_and_the_demo_rate_card_have_no_problem()
    {
        Assert.All(ReadyPlans.All.Append(ReadyPlans.Trial), p => Assert.Empty(TermsCheck.Problems(p, PlatformMeters.Knows)));
        Assert.Empty(TermsCheck.Problems(DemoRateCard.For("安居")));
        Assert.Single(TermsCheck.Problems(Bill.Plan(Bill.Charge(new UnitPrice(1m))), PlatformMeters.Knows));
    }

    [Theory]
    [InlineData("""{ "model": "per-unit", "unit": "NaN" }""")]
    [InlineData("""{ "model": "per-unit", "unit": "1e400" }""")]
    [InlineData("""{ "model": "per-unit", "unit": "1234567890123456789012345678901234567890" }""")]
    [InlineData("""{ "model": "per-unit", "unit": "1", "unknown": "1" }""")]
    [InlineData("""{ "model": "per-unit", "unit": "1", "unit": "2" }""")]
    [InlineData("""{ "model": "free-for-all" }""")]
    public void Bad_json_is_refused(string price) => Assert.Throws<JsonException>(() => BillingJson.Read<Price>(price));

    [Theory]
    [InlineData("2745.67", "贰仟柒佰肆拾伍元陆角柒分")]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.5", "伍角整")]
    [InlineData("1.05", "壹元零伍分")]
    [InlineData("100000", "壹拾万元整")]
    [InlineData("10001", "壹万零壹元整")]
    [InlineData("100010000.3", "壹亿零壹万元叁角整")]
    [InlineData("-336", "负叁佰叁拾陆元整")]
    public void Amounts_in_capitals(string amount, string capitals) => Assert.Equal(capitals, Capitals.Of(new(Bill.D(amount), Currency.Cny)));

    [Fact]
    public void A_chain_of_seals_notices_any_change_before()
    {
        var (a, b) = (VerifyTests.Samples()[0], VerifyTests.Samples()[1]);
        Assert.NotEqual(Seals.Chained(Seals.Chained(null, a), b), Seals.Chained(Seals.Chained(null, b), b));
    }
}
