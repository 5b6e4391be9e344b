using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>One plan of a request, when it is in force, and how its fields are called where the caller wrote them.</summary>
public sealed record BillTerm(Plan Plan, DateTimeOffset From, DateTimeOffset? To, Func<string, string> Place);

/// <summary>A bill asked for inline: checked as a whole first, so that the calculator is never handed what it would choke on.</summary>
public sealed class Bill(IReadOnlyList<BillTerm> terms)
{
    // What one request may cost us: records times the charges that read them, more where days or events are looked at one by one.
    private const long MostWork = 4_000_000, MostEvents = 20_000;

    public required Faults Faults { get; init; }
    public Agreement Agreement { get; private set; } = new([]);
    public BillingPeriod Period { get; private set; } = default!;
    public IReadOnlyList<UsageRecord> Usage { get; private set; } = [];
    public IReadOnlyList<FieldProblem> Warnings { get; private set; } = [];

    /// <summary>Refuses with everything that is wrong.</summary>
    /// <param name="place">What the caller calls the list of records.</param>
    public Bill Checked(BillingPeriod? period, IReadOnlyList<UsageRecord> usage, SpendLimit? limit, string place)
    {
        var problems = terms.SelectMany(t => TermsCheck.Problems(t.Plan).Select(p => (p.Warning, Said: TermsWords.Said(p, t.Place)))).ToList();
        foreach (var (_, said) in problems.Where(p => !p.Warning)) Faults.Add(said.Field, said.Problem);
        StillOpen(usage, place);
        Faults.Refuse();
        (Period, Usage) = (period!, usage);
        Effort(place);
        Faults.Refuse();
        Agreement = new([.. terms.Select(t => new AgreementTerm(t.Plan, t.From, t.To))], limit);
        Warnings = [.. problems.Select(p => p.Said), .. Outside(place)];
        return this;
    }

    /// <summary>The sealed statement. Amounts beyond what can be printed are refused.</summary>
    public Statement Calculate(Reckoning reckoning)
    {
        try
        {
            return BillingCalculator.Calculate(Agreement, Period, Usage, reckoning);
        }
        catch (ArithmeticException)
        {
            throw ApiRefusedException.Wrong("$", ApiText.TooLargeToPrint);
        }
        catch (RefusedException refused) when (refused.Reason is Refusal.NoPrice)
        {
            throw ApiRefusedException.Wrong(terms[0].Place("charges[0].price"), RefusalText.For(refused));
        }
        catch (RefusedException refused) when (refused.Reason is Refusal.NotSubscribed)
        {
            throw ApiRefusedException.Wrong("period", RefusalText.For(refused));
        }
    }

    // Time is billed once its interval has ended.
    private void StillOpen(IReadOnlyList<UsageRecord> usage, string place)
    {
        var timed = Charges.Where(c => c.Aggregation is Aggregation.Duration or Aggregation.UnionDuration).Select(c => c.Meter).ToHashSet(StringComparer.Ordinal);
        for (var n = 0; n < usage.Count; n++)
            if (usage[n].To == UsageRecord.StillHeld && timed.Contains(usage[n].Meter)) Faults.Add(FormattableString.Invariant($"{place}[{n}].to"), ApiText.StillOpen);
    }

    private void Effort(string place)
    {
        var byMeter = Usage.CountBy(r => r.Meter).ToDictionary(StringComparer.Ordinal);
        var read = Charges.Select(c => (Charge: c, Records: (long)byMeter.GetValueOrDefault(c.Meter))).ToList();
        var work = read.Sum(r => r.Records * (r.Charge.Aggregation is Aggregation.DailyClosing or Aggregation.DailyPeak ? Period.Days : 1));
        var events = read.Where(r => r.Charge.EachSubject || r.Charge.Price is PercentagePrice or RecordedUnitPrice).Sum(r => r.Records);
        if (work > MostWork || events > MostEvents) Faults.Add(place.Length == 0 ? "amounts" : place, ApiText.TooMuchWork);
    }

    private IEnumerable<FieldProblem> Outside(string place) => Usage.Select((r, n) => (r, n))
        .Where(u => place.Length > 0 && (u.r.From >= Period.EndsAt || (u.r.To ?? u.r.From.AddTicks(1)) <= Period.StartsAt)).Take(20)
        .Select(u => new FieldProblem(FormattableString.Invariant($"{place}[{u.n}]"), ApiText.OutsidePeriod));

    private IEnumerable<Charge> Charges => terms.SelectMany(t => t.Plan.Charges);
}
