using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>What holds for every plan and usage. A failure prints the seed that reproduces it.</summary>
public sealed class BillingProperties
{
    [Fact]
    public void Everything_adds_up_and_the_checker_accepts_it() => Gen.Select(Gens.Plan, Gens.Usage).Sample((plan, usage) =>
    {
        var bill = Bill.Of(plan, Bill.June, usage);
        Assert.Empty(Checker.Verify(bill));
        Assert.Equal(bill.Total.Value, bill.Net.Value + bill.Tax.Value);
        Assert.All(bill.Lines, l => Assert.True(l.Residue * 2 <= bill.Currency.Step && l.Residue * -2 <= bill.Currency.Step));
    }, iter: Gens.Times);

    [Fact]
    public void The_checker_rejects_any_one_number_that_was_changed() => Gen.Select(Gens.Plan, Gens.Usage, Gen.Int[0, 10_000]).Sample((plan, usage, pick) =>
    {
        var bill = Bill.Of(plan, Bill.June, usage);
        var line = bill.Lines[pick % bill.Lines.Count];
        var steps = line.Amount.Walk().Concat(line.Quantities.SelectMany(q => q.Walk())).ToList();
        var target = steps[pick / 7 % steps.Count];
        var forged = line with { Amount = With(line.Amount, target), Quantities = [.. line.Quantities.Select(q => With(q, target))] };
        Assert.NotEmpty(Checker.Verify(bill with { Lines = [.. bill.Lines.Select(l => l == line ? forged : l)] }));
    }, iter: Gens.Times);

    [Fact]
    public void Order_repetition_and_batches_change_nothing() => Gen.Select(Gens.Plan, Gens.Usage, Gen.Int[0, 1000]).Sample((plan, usage, seed) =>
    {
        var shuffled = usage.Concat(usage.Take(seed % 5)).ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Bill.Of(plan, Bill.June, usage).Seal, Bill.Of(plan, Bill.June, shuffled).Seal);
    }, iter: Gens.Times);

    [Fact]
    public void A_running_bill_is_the_batch_to_the_last_digit_and_step() => Gen.Select(Gens.Plan, Gens.Usage, Gen.Int[0, 1000]).Sample((plan, usage, seed) =>
    {
        var running = new RunningBill(Agreement.To(plan, Bill.June.StartsAt.AddDays(-1)), Bill.June);
        var shuffled = usage.ToArray();
        new Random(seed).Shuffle(shuffled);
        foreach (var record in shuffled)
        {
            running.Fold(record);
            if (seed % 3 == 0) running.Statement(); // reading in between changes nothing
        }
        Assert.Equal(BillingJson.Write(Bill.Of(plan, Bill.June, usage)), BillingJson.Write(running.Statement()));
    }, iter: Gens.Times);

    [Fact]
    public void Interim_bills_and_the_rest_are_the_whole() => Gen.Select(Gens.Plan, Gens.Usage, Gen.Int[0, 12], Gen.Int[0, 12]).Sample((plan, usage, a, b) =>
    {
        plan = plan with { Tax = null };
        var (first, second) = (Math.Min(a, b), Math.Max(a, b));
        var one = Bill.Of(plan, Bill.June, [.. usage.Take(first)]);
        var two = Adjustments.Increment(Bill.Of(plan, Bill.June, [.. usage.Take(second)]), [("1", one)], null);
        var whole = Bill.Of(plan, Bill.June, usage);
        var three = Adjustments.Increment(whole, [("1", one), ("2", two)], null);
        Assert.Equal(whole.Total.Value, one.Total.Value + two.Total.Value + three.Total.Value);
        Assert.Empty(Checker.Verify(three));
    }, iter: Gens.Times);

    [Fact]
    public void Bounds_hold_whatever_happens() => Gen.Select(Gens.Plan, Gens.Usage, Gens.Price).Sample((plan, usage, limit) =>
    {
        var agreement = new Agreement([new(plan, DateTimeOffset.MinValue, null)], new(limit, Hard: true));
        var lines = BillingCalculator.Calculate(agreement, Bill.June, usage).Lines;
        Assert.True(lines.Aggregate(Exact.Zero, (s, l) => s + l.Printed) <= limit);
        var beforeDiscount = Bill.Of(plan, Bill.June, usage).Lines.Where(l => l.Kind != LineKind.Discount).Aggregate(Exact.Zero, (s, l) => s + l.Printed);
        Assert.True(plan.Cap is null || beforeDiscount <= plan.Cap);
        Assert.True(plan.Minimum is null || beforeDiscount >= Rounding.Down(plan.Minimum.Value, 0.01m));
    }, iter: Gens.Times);

    [Fact]
    public void The_printed_arithmetic_gives_the_printed_amount() => Gen.Select(Gens.Plan, Gens.Usage).Sample((plan, usage) =>
    {
        foreach (var line in Bill.Of(plan, Bill.June, usage).Lines)
        {
            Assert.Equal(line.Printed, Formula.Value(Explanation.Arithmetic(line.Amount)));
            Assert.All(line.Quantities, q => Assert.Equal(q.Value, Formula.Value(Explanation.Arithmetic(q))));
        }
    }, iter: Gens.Times);

    [Fact]
    public void The_parts_of_a_difference_are_the_whole_difference() => Gen.Select(Gens.Plan, Gens.Plan, Gens.Usage, Gens.Usage).Sample((before, after, then, now) =>
    {
        var difference = BillDifference.Between(new(Agreement.To(before, DateTimeOffset.MinValue), Bill.June, then), new(Agreement.To(after, DateTimeOffset.MinValue), Bill.June, now));
        Assert.Equal(difference.Total, difference.Parts.Aggregate(Exact.Zero, (s, p) => s + p.Amount));
    }, iter: Gens.Times);

    [Fact]
    public void Rating_again_from_stored_json_gives_the_identical_seal() => Gen.Select(Gens.Plan, Gens.Usage).Sample((plan, usage) =>
    {
        var (storedPlan, storedUsage) = (BillingJson.Read<Plan>(BillingJson.Write(plan)), BillingJson.Read<UsageRecord[]>(BillingJson.Write(usage)));
        var bill = Bill.Of(plan, Bill.June, usage);
        Assert.Equal(bill.Seal, Bill.Of(storedPlan, Bill.June, storedUsage).Seal);
        Assert.Empty(Checker.Verify(BillingJson.Read<Statement>(BillingJson.Write(bill))));
    }, iter: Gens.Times);

    private static Derivation With(Derivation tree, Derivation target) => ReferenceEquals(tree, target)
        ? tree with { Value = tree.Value + 0.01m }
        : tree with { Parts = [.. tree.Parts.Select(p => With(p, target))] };
}
