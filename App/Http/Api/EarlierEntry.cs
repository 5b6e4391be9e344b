using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A period that was billed before and comes out differently now: the difference becomes lines of the statement that is asked for.</summary>
/// <param name="Number">The number of the earlier statement, for whoever reads the lines.</param>
/// <param name="Billed">The statement as it was billed.</param>
/// <param name="Usage">All records of its period that are known now; the request's own plan prices them.</param>
/// <param name="Reason">Why the lines are there; late usage where nothing is said.</param>
public sealed record EarlierEntry(string Number, Statement Billed, IReadOnlyList<UsageEntry> Usage, Bilingual? Reason = null)
{
    /// <summary>The most of them in one request.</summary>
    public const int Most = 6;

    /// <summary>Dated lines, those the earlier statement carried for others left out; refuses with the fields that are wrong.</summary>
    /// <param name="before">Start of the period the lines go to.</param>
    public IReadOnlyList<StatementLine> Lines(IReadOnlyList<BillTerm> terms, DateTimeOffset before, Faults faults, string place)
    {
        if (faults.Filled(place + ".number", Number) && Number.Length > 60) faults.Add(place + ".number", ApiText.Terms_TooLong);
        if (Reason is { } said && (said.Zh.Length == 0 || said.En.Length == 0)) faults.Add(place + ".reason", ApiText.Terms_NoName);
        if (Checker.Verify(Billed) is [var first, ..]) faults.Add(place + ".billed", FindingWords.Say(first));
        if (Billed.Currency != terms[0].Plan.Currency) faults.Add(place + ".billed.currency", ApiText.OtherCurrency);
        var period = Billed.Period is { } p ? new PeriodEntry(p.First, p.End, p.Zone).ToPeriod(place + ".billed.period", faults) : null;
        if (Billed.Period is null) faults.Add(place + ".billed.period", ApiText.IsMissing);
        if (period?.EndsAt > before) faults.Add(place + ".billed.period", ApiText.NotEarlier);
        var usage = UsageEntry.Records(Usage, place + ".usage", null, faults);
        var again = new Bill(terms) { Faults = faults }.Checked(period, usage, null, place + ".usage").Calculate(Reckoning.Plain);
        return Adjustments.For(Billed with { Lines = [.. Billed.Lines.Where(l => l.Kind != LineKind.Adjustment)] }, Number, again, Reason ?? Adjustments.LateUsage);
    }
}
