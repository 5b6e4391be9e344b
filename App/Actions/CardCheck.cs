using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>What the figures of a rate card must be to mean anything.</summary>
internal static class CardCheck
{
    /// <summary>The most any amount of a card may be, and the longest way.</summary>
    public const decimal Most = 1_000_000m;

    /// <summary>Refuses by the field's name; a part's price as <c>PartPrice:SKU</c>, a tier's figure as <c>TierUnit:2</c>.</summary>
    public static void Check(PriceEntry entry)
    {
        (string Field, decimal Price)[] prices =
        [
            (nameof(entry.CallOut), entry.CallOut), (nameof(entry.Diagnosis), entry.Diagnosis), (nameof(entry.PerHour), entry.PerHour), (nameof(entry.RemoteHelp), entry.RemoteHelp),
            (nameof(entry.Cancellation), entry.Cancellation), (nameof(entry.NoShow), entry.NoShow), (nameof(entry.NoApprovalLimit), entry.NoApprovalLimit),
        ];
        foreach (var (sku, part) in entry.Parts) Part(sku, part);
        foreach (var (field, price) in prices) Within(field, price, 0m, Most);
        Within(nameof(entry.StepMinutes), entry.StepMinutes, 1, 480);
        Within(nameof(entry.MinimumMinutes), entry.MinimumMinutes, 0, 480);
        Within(nameof(entry.OutOfHours), entry.OutOfHours, 1, 10);
        Within(nameof(entry.Holiday), entry.Holiday, 1, 10);
        Travel(entry.Travel);
    }

    /// <summary>As above, for one part.</summary>
    public static void Part(string sku, PartPrice part) => Within($"PartPrice:{sku}", part.Unit, 0m, Most);

    private static void Travel(TravelPrice? travel)
    {
        if (travel is FlatTravel flat) Within("PerVisit", flat.Amount, 0m, Most);
        if (travel is PerKmTravel perKm)
        {
            Within(nameof(perKm.PerKm), perKm.PerKm, 0m, Most);
            Within(nameof(perKm.FreeKm), perKm.FreeKm, 0m, Most);
        }
        if (travel is not TieredTravel { Tiers: var tiers }) return;
        Within("Tiers", tiers.Count, 1, Limits.Tiers);
        var reached = 0m;
        for (var n = 0; n < tiers.Count; n++)
        {
            var (last, row) = (n == tiers.Count - 1, n + 1);
            Within(FormattableString.Invariant($"TierUnit:{row}"), tiers[n].Unit, 0m, Most);
            Within(FormattableString.Invariant($"TierFlat:{row}"), tiers[n].Flat, 0m, Most);
            if (tiers[n].UpTo is null != last || tiers[n].UpTo <= reached || tiers[n].UpTo > Most) throw new RefusedException(Refusal.OutOfRange, FormattableString.Invariant($"TierUpTo:{row}"), reached, Most);
            reached = tiers[n].UpTo ?? reached;
        }
    }

    private static void Within(string field, decimal value, decimal least, decimal most)
    {
        if (value < least || value > most) throw new RefusedException(Refusal.OutOfRange, field, least, most);
    }
}
