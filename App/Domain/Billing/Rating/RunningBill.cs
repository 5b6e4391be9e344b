namespace Plainmend.Domain.Billing;

/// <summary>
/// A bill that takes in each record as it happens and can be read at any time. It never re-reads the month: amounts are
/// folded in O(1), intervals in O(log n). Whoever feeds it sees to it that each record comes once.
/// </summary>
public sealed class RunningBill
{
    private readonly Agreement agreement;
    private readonly BillingPeriod period;
    private readonly List<RunningCharge> charges = [];
    private readonly Dictionary<string, (RunningCharge[] Charges, string[] Keys)> byMeter;

    /// <summary>Refuses a plan that cannot be used as written, and a period outside the agreement.</summary>
    public RunningBill(Agreement agreement, BillingPeriod period)
    {
        (this.agreement, this.period) = (agreement, period);
        foreach (var term in Terms)
            foreach (var charge in TermsCheck.Usable(term.Plan).Charges)
                charges.Add(new(charge, term.Plan.Clause(charge.Key), Window(term)));
        byMeter = charges.GroupBy(c => c.Charge.Meter, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.ToArray(), g.Select(c => c.Charge.Key).Distinct().ToArray()), StringComparer.Ordinal);
        if (charges.Count == 0) throw new RefusedException(Refusal.NotSubscribed, period.ToString());
    }

    /// <summary>Takes one record into account; returns the keys of the charges it counts towards, none when nothing prices its meter.</summary>
    public IReadOnlyList<string> Fold(UsageRecord record)
    {
        if (!byMeter.TryGetValue(record.Meter, out var listening)) return [];
        foreach (var charge in listening.Charges) charge.Accumulator.Fold(record);
        return listening.Keys;
    }

    /// <summary>The statement as of now: the same, to the last digit and step, as a calculation over all records so far.</summary>
    public Statement Statement(Reckoning? reckoning = null) => Seals.Sealed(Draft(reckoning ?? Reckoning.Plain));

    /// <summary>The same statement without its seal, for sums over many of them.</summary>
    internal Statement Draft(Reckoning reckoning)
    {
        var lines = new StatementLines(agreement.Terms[0].Plan.Currency);
        foreach (var group in InPrintOrder(charges.Where(c => reckoning.Only is null || c.Charge.Timing == reckoning.Only)))
            lines.Add(LineWork.Line(group, reckoning));
        PlanBounds.Apply(lines, [.. Terms.Select(t => (t.Plan, Window(t).SoFar(reckoning.AsOf)))]);
        foreach (var discount in Latest.Discounts) lines.Add(DiscountWork.Line(discount, lines, Latest));
        PlanBounds.HardLimit(lines, agreement);
        foreach (var adjustment in reckoning.Adjustments) lines.Add(adjustment);
        return Totals.Close(new Statement
        {
            Kind = StatementKind.Subscription,
            Currency = lines.Currency,
            Terms = [.. Terms.Select(t => t.Plan.Document).Distinct()],
            Period = period,
            Lines = lines.All,
        }, Latest.Tax, Credit(reckoning.PrepaidBalance, lines.Currency));
    }

    /// <summary>The stretches of one charge.</summary>
    internal IReadOnlyList<RunningCharge> Charged(string key) => [.. charges.Where(c => c.Charge.Key == key)];

    /// <summary>All charges of this period.</summary>
    internal IReadOnlyList<RunningCharge> Charges => charges;

    private IEnumerable<AgreementTerm> Terms => agreement.Terms.Where(t => t.From < period.EndsAt && !(t.To <= period.StartsAt));
    private Plan Latest => Terms.Last().Plan;

    private Window Window(AgreementTerm term) => new(
        term.From > period.StartsAt ? term.From : period.StartsAt, term.To < period.EndsAt ? term.To.Value : period.EndsAt, period);

    // One line per key, in the order of the latest plan; what only an earlier plan had comes after.
    private IEnumerable<List<RunningCharge>> InPrintOrder(IEnumerable<RunningCharge> counted)
    {
        var keys = Latest.Charges.Select(c => c.Key).ToList();
        return counted.GroupBy(c => c.Charge.Key, StringComparer.Ordinal)
            .OrderBy(g => keys.IndexOf(g.Key) is >= 0 and var at ? at : int.MaxValue).Select(g => g.ToList());
    }

    private static Derivation? Credit(decimal balance, Currency currency) => balance == 0m ? null
        : Derivation.Given(new("prepaid.balance"), balance, currency.Code, new Evidence(EvidenceKind.Statement, "prepaid", "prepaid"));
}

/// <summary>One charge in one stretch of its agreement, with what was folded so far.</summary>
internal sealed record RunningCharge(Charge Charge, Clause Clause, Window Window)
{
    public Accumulator Accumulator { get; } = Accumulator.For(Charge, Window);
}
