using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The worked example beside a rate card: one visit, agreed labour, time by the hour, kilometres, and the first part of the list.</summary>
public static class ExampleCharges
{
    // A Monday at 10:00 in Shanghai: inside usual working time.
    private static readonly DateTimeOffset At = new(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The example's statement; null while one of its own figures cannot be read.</summary>
    public static Statement? Of(RateCard card, string labour, string minutes, string km)
    {
        var faults = new FieldFaults();
        var (agreed, time, way) = (faults.Number("l", "", labour, 0, PriceDraft.Most), faults.Whole("m", "", minutes, 0, 1440), faults.Number("k", "", km, 0, 2000));
        if (faults.Any) return null;
        List<UsageRecord> usage = [UsageRecord.At("1", ServiceMeters.CallOut, At, 1, AdminText.Example, "")];
        if (way > 0) usage.Add(UsageRecord.At("2", ServiceMeters.TravelKm, At, way, AdminText.Example, ""));
        if (time > 0) usage.Add(UsageRecord.During("3", ServiceMeters.Labour, "", At, At.AddMinutes(time), AdminText.Example));
        if (agreed > 0) usage.Add(UsageRecord.At("4", ServiceMeters.LabourFixed, At, 1, AdminText.Example, "") with { Price = new(agreed, AdminText.Example) });
        if (card.Parts.Keys.Order(StringComparer.Ordinal).FirstOrDefault(p => p.Length > 0) is { } part) usage.Add(UsageRecord.At("5", ServiceMeters.Part(part), At, 1, AdminText.Example, ""));
        return ServiceCharges.Price(card, null, usage);
    }
}
