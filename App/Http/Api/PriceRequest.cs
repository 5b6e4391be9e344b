using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>One charge and what was used: a quantity, amounts, intervals or whole records; for a flat fee nothing.</summary>
public sealed record PriceRequest
{
    public required InlineCharge Charge { get; init; }
    public Currency Currency { get; init; }
    public decimal? Quantity { get; init; }
    /// <summary>Each one event.</summary>
    public IReadOnlyList<decimal>? Amounts { get; init; }
    public IReadOnlyList<UsageEntry>? Intervals { get; init; }
    public IReadOnlyList<UsageEntry>? Records { get; init; }
    /// <summary>The calendar months that hold the records where none is named, else the running one.</summary>
    public PeriodEntry? Period { get; init; }
    public TaxTerms? Tax { get; init; }

    /// <summary>Everything the statement follows from; refuses with the fields that are wrong.</summary>
    public Bill ToBill(DateTimeOffset now)
    {
        var faults = new Faults();
        OneWay(faults);
        var charge = Charge.ToCharge("price", Intervals is null ? Aggregation.Sum : Aggregation.Duration);
        var plan = new Plan { Id = "price", Version = 1, Name = charge.Name, Currency = Currency, Charges = [charge], Tax = Tax };
        var given = Records is null ? Intervals : Records;
        var records = given is null ? [] : UsageEntry.Records(given, Records is null ? "intervals" : "records", Meter(charge), faults);
        Intervalled(faults);
        var period = (Period ?? Covering(records, now)).ToPeriod("period", faults);
        UsageEntry.Quantity(Quantity, "quantity", faults);
        for (var n = 0; n < Amounts?.Count; n++) UsageEntry.Quantity(Amounts[n], FormattableString.Invariant($"amounts[{n}]"), faults);
        for (var n = 0; n < given?.Count; n++)
            if (given[n].Meter is { } other && other != charge.Meter) faults.Add(FormattableString.Invariant($"{(Records is null ? "intervals" : "records")}[{n}].meter"), ApiText.OtherMeter.With(charge.Meter));
        var bill = new Bill([new(plan, DateTimeOffset.MinValue, null, Place)]) { Faults = faults };
        return bill.Checked(period, period is null ? records : [.. records, .. Events(charge, period)], null, given is null ? "" : Records is null ? "intervals" : "records");
    }

    private static string? Meter(Charge charge) => charge.Meter.Length == 0 ? "none" : charge.Meter;

    private void OneWay(Faults faults)
    {
        var given = new (string Name, bool There)[] { ("quantity", Quantity is not null), ("amounts", Amounts is not null), ("intervals", Intervals is not null), ("records", Records is not null) }
            .Where(g => g.There).ToList();
        foreach (var (name, _) in given.Skip(1)) faults.Add(name, ApiText.Beside.With(given[0].Name));
        if (given.Count == 0 && Charge.Price is not FlatPrice) faults.Add("quantity", ApiText.SomeUsage.With("quantity, amounts, intervals, records"));
    }

    private void Intervalled(Faults faults)
    {
        for (var n = 0; n < Intervals?.Count; n++)
            if (Intervals[n].To is null) faults.Add(FormattableString.Invariant($"intervals[{n}].to"), ApiText.IsMissing);
    }

    private static PeriodEntry Covering(IReadOnlyList<UsageRecord> records, DateTimeOffset now)
    {
        if (records.Count == 0) return PeriodEntry.Covering(now, now);
        var last = records.Max(r => r.To is { } to && to != UsageRecord.StillHeld && to > r.From ? to.AddTicks(-1) : r.From);
        return PeriodEntry.Covering(records.Min(r => r.From), last);
    }

    // One a second from the period's beginning, so that their order is the order in which they were given.
    private IEnumerable<UsageRecord> Events(Charge charge, BillingPeriod period) => (Quantity is { } only ? [only] : Amounts ?? [])
        .Where(a => a is >= 0m and <= Limits.Quantity)
        .Select((amount, n) => UsageRecord.At(FormattableString.Invariant($"amount-{n + 1}"), Meter(charge)!, period.StartsAt.AddMilliseconds(n), amount, FormattableString.Invariant($"amount #{n + 1}")));

    private static string Place(string field) => field.Replace("charges[0]", "charge", StringComparison.Ordinal);
}
