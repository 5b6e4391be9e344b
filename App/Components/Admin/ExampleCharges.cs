using Plainmend.Components.Shared;
using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The worked example beside a rate card: one visit, agreed labour, time by the hour, kilometres, and the first part of the list.</summary>
public static class ExampleCharges
{
    /// <summary>A Monday at 10:00: inside usual working time.</summary>
    public const string UsualStart = "2026-06-15T10:00";

    /// <summary>The example's statement; null while one of its own figures cannot be read.</summary>
    /// <param name="start">When work begins, by the wall clock of <paramref name="zone"/>.</param>
    public static Statement? Of(RateCard card, string zone, string start, string labour, string minutes, string km)
    {
        var faults = new FieldFaults();
        if (!DateTime.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        var at = new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(card.Hours?.Zone ?? zone).GetUtcOffset(local));
        var (agreed, time, way) = (faults.Number("l", "", labour, 0, PriceDraft.Most), faults.Whole("m", "", minutes, 0, 1440), faults.Number("k", "", km, 0, 2000));
        if (faults.Any) return null;
        List<UsageRecord> usage = [UsageRecord.At("1", ServiceMeters.CallOut, at, 1, AdminText.Example, "")];
        if (way > 0) usage.Add(UsageRecord.At("2", ServiceMeters.TravelKm, at, way, AdminText.Example, ""));
        if (time > 0) usage.Add(UsageRecord.During("3", ServiceMeters.Labour, "", at, at.AddMinutes(time), AdminText.Example));
        if (agreed > 0) usage.Add(UsageRecord.At("4", ServiceMeters.LabourFixed, at, 1, AdminText.Example, "") with { Price = new(agreed, AdminText.Example) });
        if (card.Parts.Keys.Order(StringComparer.Ordinal).FirstOrDefault(p => p.Length > 0) is { } part) usage.Add(UsageRecord.At("5", ServiceMeters.Part(part), at, 1, AdminText.Example, ""));
        return ServiceCharges.Price(card, null, usage);
    }
}
