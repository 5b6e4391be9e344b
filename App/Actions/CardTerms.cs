using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>What a rate card's hours and tax must be to mean anything.</summary>
public static class CardTerms
{
    /// <summary>Minutes of a day; a range that ends at midnight ends there.</summary>
    public const int DayMinutes = 24 * 60;

    /// <summary>Refuses by the field's name: a tax rate outside 0–100 %, hours that run past midnight, overlap or are none, a zone nobody knows.</summary>
    internal static void Check(RateCard card)
    {
        if (card.Tax is { Rate: < 0 or > 1 }) throw new RefusedException(Refusal.OutOfRange, "TaxRate", 0, 100);
        if (card.Hours is not { } hours) return;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(hours.Zone, out _)) throw new RefusedException(Refusal.OutOfRange, "Zone", 0, 0);
        if (hours.Week.Count is 0 or > CompanyActions.MostRows || hours.Holidays.Count > CompanyActions.MostRows) throw new RefusedException(Refusal.OutOfRange, "Hours", 1, CompanyActions.MostRows);
        foreach (var day in hours.Week.GroupBy(h => h.Day))
        {
            var reached = 0;
            foreach (var open in day.OrderBy(h => h.FromMinute))
            {
                if (open.FromMinute < reached || open.ToMinute <= open.FromMinute || open.ToMinute > DayMinutes) throw new RefusedException(Refusal.OutOfRange, $"Work-{open.Day}", reached, DayMinutes);
                reached = open.ToMinute;
            }
        }
    }
}
