using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A plan over the whole period, or several one after the other, and what was used.</summary>
public sealed record PreviewRequest
{
    public InlinePlan? Plan { get; init; }
    public IReadOnlyList<TermEntry>? Terms { get; init; }
    public required PeriodEntry Period { get; init; }
    public IReadOnlyList<UsageEntry> Usage { get; init; } = [];
    public SpendLimit? Limit { get; init; }
    /// <summary>Periods billed before that come out differently now, up to 6.</summary>
    public IReadOnlyList<EarlierEntry> Earlier { get; init; } = [];
    /// <summary>In whole currency units.</summary>
    public decimal PrepaidBalance { get; init; }
    /// <summary>The bill as it stands at this instant; the whole period where none is named.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The statement and everything it follows from; refuses with the fields that are wrong.</summary>
    public StatementFile ToFile()
    {
        var faults = new Faults();
        if (Plan is not null && Terms is not null) faults.Add("terms", ApiText.Beside.With("plan"));
        if (Plan is null && Terms is not { Count: > 0 }) faults.Add("plan", ApiText.IsMissing);
        if (Terms?.Count > 100) faults.Add("terms", ApiText.Terms_TooMany);
        InOrder(faults);
        UsageEntry.Quantity(PrepaidBalance, "prepaidBalance", faults);
        UsageEntry.Quantity(Limit?.Amount, "limit.amount", faults);
        if (AsOf == UsageRecord.StillHeld) faults.Add("asOf", ApiText.OutOfTime);
        var usage = UsageEntry.Records(Usage, "usage", null, faults);
        var period = Period.ToPeriod("period", faults);
        var terms = Terms is null ? Plan is null ? [] : [new BillTerm(Plan.ToPlan(), DateTimeOffset.MinValue, null, f => "plan." + f)]
            : Terms.Select((t, n) => t.ToTerm(FormattableString.Invariant($"terms[{n}]"))).ToList();
        foreach (var term in terms) Measured(term, usage, faults);
        if (Earlier.Count > EarlierEntry.Most) faults.Add("earlier", ApiText.Terms_TooMany);
        var bill = new Bill(terms) { Faults = faults }.Checked(period, usage, Limit, "usage");
        var adjustments = Earlier.SelectMany((e, n) => e.Lines(terms, bill.Period.StartsAt, faults, FormattableString.Invariant($"earlier[{n}]"))).ToList();
        if (adjustments.CountBy(l => l.Key).Any(k => k.Value > 1)) throw ApiRefusedException.Wrong("earlier", ApiText.IsTwice);
        var reckoning = new Reckoning { AsOf = AsOf?.ToUniversalTime(), PrepaidBalance = PrepaidBalance, Adjustments = adjustments };
        return new() { Statement = bill.Calculate(reckoning), Plans = [.. bill.Agreement.Terms.Select(t => t.Plan)], Usage = bill.Usage };
    }

    private void InOrder(Faults faults)
    {
        for (var n = 0; n < Terms?.Count; n++)
        {
            var place = FormattableString.Invariant($"terms[{n}]");
            if (Terms[n].To <= Terms[n].From) faults.Add(place + ".to", ApiText.EndsBefore);
            if (Terms[n].From == UsageRecord.StillHeld) faults.Add(place + ".from", ApiText.OutOfTime);
            if (n == 0) continue;
            if (!(Terms[n - 1].To <= Terms[n].From)) faults.Add(place + ".from", ApiText.TermsOverlap);
            if (Terms[n].Plan.Currency != Terms[0].Plan.Currency) faults.Add(place + ".plan.currency", ApiText.OtherCurrency);
        }
    }

    // A charge that neither the desk nor this request feeds is more likely a misspelt meter than a free fee.
    private static void Measured(BillTerm term, IReadOnlyList<UsageRecord> usage, Faults faults)
    {
        var fed = usage.Select(r => r.Meter).ToHashSet(StringComparer.Ordinal);
        for (var n = 0; n < term.Plan.Charges.Count; n++)
            if (term.Plan.Charges[n].Meter is { Length: > 0 } meter && !PlatformMeters.Knows(meter) && !fed.Contains(meter))
                faults.Add(term.Place(FormattableString.Invariant($"charges[{n}].meter")), ApiText.Terms_NoMeter.With(meter));
    }
}

/// <summary>One plan in force during [from, to); without an end until further notice.</summary>
public sealed record TermEntry(InlinePlan Plan, DateTimeOffset From, DateTimeOffset? To = null)
{
    internal BillTerm ToTerm(string place) => new(Plan.ToPlan(), From.ToUniversalTime(), To?.ToUniversalTime(), f => $"{place}.plan.{f}");
}
