using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Figures;

/// <summary>The amounts of one completed ticket, taken from the lines its customer sees.</summary>
internal static class TicketMoney
{
    private const string CoverKey = "cover.";

    /// <summary>Adds revenue, charges before cover, covers and credits. What is nothing is left out, but for the revenue.</summary>
    public static void AddTo(Dictionary<Metric, decimal> values, Ticket t, RateCard card)
    {
        values[Metric.Revenue] = t.Settlement.State == SettlementState.Waived ? 0 : t.Settlement.Due;
        if (t.Settlement.Credits != 0) values[Metric.Credits] = t.Settlement.Credits;
        if (t.Usage.Count == 0) return;
        var statement = t.Price(card);
        foreach (var line in statement.Lines)
        {
            var amount = Money.Rounded(line.Printed, statement.Currency).Amount;
            var (measure, sign) = line.Kind == LineKind.Cover ? (CoverOf(line.Key, t.Cover!), -1) : (ChargeOf(line.Key), 1);
            if (measure is { } known && amount != 0) values[known] = values.GetValueOrDefault(known) + sign * amount;
        }
    }

    private static Metric? ChargeOf(string key) => key switch
    {
        ServiceMeters.Labour or ServiceMeters.LabourOutOfHours or ServiceMeters.LabourHoliday or ServiceMeters.LabourFixed => Metric.LabourCharged,
        ServiceMeters.TravelKm or ServiceMeters.CallOut => Metric.TravelCharged,
        _ when ServiceMeters.ArticleOf(key) is not null => Metric.PartsCharged,
        _ => null,
    };

    // A cover's line is named by its place among the covers, from 1.
    private static Metric? CoverOf(string key, Coverage coverage) => coverage.Covers[int.Parse(key.AsSpan(CoverKey.Length), CultureInfo.InvariantCulture) - 1].Kind switch
    {
        CoverKind.Warranty => Metric.CoverWarranty,
        CoverKind.Guarantee => Metric.CoverGuarantee,
        CoverKind.Contract => Metric.CoverContract,
        _ => Metric.CoverGoodwill,
    };
}
