using Plainmend.Components.Shared;
using System.Globalization;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The terms of a rate card beside its prices, as typed: when the normal rate holds, and how tax is shown.</summary>
public sealed class CardTermsDraft
{
    /// <summary>False = the normal rate holds always; the hours below then say nothing.</summary>
    public bool ByHours { get; set; }
    /// <summary>Monday first.</summary>
    public string[] Hours { get; init; } = [];
    public string Holidays { get; set; } = "";
    /// <summary>Name of a <see cref="TaxMode"/>; empty = no tax is shown.</summary>
    public string Tax { get; set; } = "";
    /// <summary>In percent.</summary>
    public string TaxRate { get; set; } = "";
    /// <summary>Name of a <see cref="Domain.Billing.TaxPer"/>.</summary>
    public string TaxPer { get; set; } = nameof(Domain.Billing.TaxPer.Line);

    public static CardTermsDraft Of(RateCard card) => new()
    {
        ByHours = card.Hours is not null,
        Hours = [.. Pick.Week.Select(day => HoursText.Print((card.Hours?.Week ?? []).Where(h => h.Day == day).OrderBy(h => h.FromMinute).Select(Range)))],
        Holidays = string.Join(", ", (card.Hours?.Holidays ?? []).Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        Tax = card.Tax?.Mode.ToString() ?? "",
        TaxRate = card.Tax is { } tax ? Pick.Typed(tax.Rate * 100m) : "",
        TaxPer = (card.Tax?.Per ?? Domain.Billing.TaxPer.Line).ToString(),
    };

    /// <summary>The card under these terms; what cannot be read becomes a fault of its field.</summary>
    /// <param name="zone">The company's zone, for a card that had no hours yet.</param>
    public RateCard On(RateCard card, string zone, FieldFaults faults) => card with
    {
        Hours = ByHours ? new(card.Hours?.Zone ?? zone, Week(faults), Days(faults)) : null,
        Tax = Enum.TryParse<TaxMode>(Tax, out var mode)
            ? new(faults.Number("TaxRate", AdminText.TaxRate, TaxRate, 0, 100) / 100m, mode, Enum.Parse<TaxPer>(TaxPer)) : null,
    };

    private List<OpenHours> Week(FieldFaults faults)
    {
        var week = new List<OpenHours>();
        foreach (var day in HoursText.Read(Hours, "Work", faults))
        {
            var hours = day.Ranges.Select(r => new OpenHours(day.Day, Minute(r.From), r.To == TimeOnly.MinValue ? CardTerms.DayMinutes : Minute(r.To))).OrderBy(h => h.FromMinute).ToList();
            var (field, label) = ($"Work-{day.Day}", Pick.Day(day.Day));
            if (hours.Any(h => h.ToMinute <= h.FromMinute)) faults.Add(field, AdminText.Fault_HoursNight.With(label));
            else if (hours.Zip(hours.Skip(1)).Any(pair => pair.Second.FromMinute < pair.First.ToMinute)) faults.Add(field, AdminText.Fault_HoursOverlap.With(label));
            week.AddRange(hours);
        }
        if (week.Count == 0) faults.Add("Work-Monday", AdminText.Fault_NeverOpen);
        return week;
    }

    private List<DateOnly> Days(FieldFaults faults)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var typed in Pick.Words(Holidays))
        {
            if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
            else faults.Add("Holidays", AdminText.Fault_Holiday.With(typed));
        }
        return [.. days];
    }

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static OpenRange Range(OpenHours hours) => new(
        new(hours.FromMinute / 60, hours.FromMinute % 60), hours.ToMinute == CardTerms.DayMinutes ? TimeOnly.MinValue : new(hours.ToMinute / 60, hours.ToMinute % 60));
}
