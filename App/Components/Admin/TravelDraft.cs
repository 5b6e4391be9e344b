using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>How a rate card charges travel, as typed. What was typed for one way stays while another is looked at.</summary>
public sealed class TravelDraft
{
    public const string Flat = "Flat", PerKmWay = "PerKm", InTiers = "Tiers";
    /// <summary>More rows than a person keeps apart.</summary>
    public const int MostTiers = 20;

    private TravelPrice? _from;
    private string _typed = "";

    /// <summary>One of the ways above; empty: as it is on the card, in a way this form cannot show.</summary>
    public string Way { get; set; } = PerKmWay;
    public string PerVisit { get; set; } = "";
    public string PerKm { get; set; } = "";
    public string FreeKm { get; set; } = "";
    /// <summary>The last row is open; what its bound says does not count.</summary>
    public List<TravelTierDraft> Tiers { get; } = [];

    /// <summary>Whether the card charges travel in a way this form cannot show; it may stay so.</summary>
    public bool CanStay => _from is null;

    public static TravelDraft Of(TravelPrice? travel)
    {
        var draft = new TravelDraft { _from = travel };
        (draft.Way, draft.PerVisit, draft.PerKm, draft.FreeKm) = travel switch
        {
            FlatTravel flat => (Flat, Pick.Typed(flat.Amount), "", "0"),
            PerKmTravel perKm => (PerKmWay, "", Pick.Typed(perKm.PerKm), Pick.Typed(perKm.FreeKm)),
            TieredTravel => (InTiers, "", "", "0"),
            _ => ("", "", "", "0"),
        };
        // The same price in the form of tiers is where somebody who chooses them begins.
        draft.Tiers.AddRange(travel switch
        {
            TieredTravel tiered => tiered.Tiers.Select(TravelTierDraft.Of),
            PerKmTravel { FreeKm: > 0m } perKm => [new() { UpTo = Pick.Typed(perKm.FreeKm), Unit = "0" }, new() { Unit = Pick.Typed(perKm.PerKm) }],
            PerKmTravel perKm => [new() { Unit = Pick.Typed(perKm.PerKm) }],
            _ => [new()],
        });
        draft._typed = draft.Way + draft.Said;
        return draft;
    }

    /// <summary>What was typed; what cannot be read becomes a fault of its field. Untouched, it is what it began from.</summary>
    public TravelPrice? Read(FieldFaults faults)
    {
        if (Way + Said == _typed) return _from;
        decimal Amount(string field, string label, string typed) => faults.Number(field, label, typed, 0, PriceDraft.Most);
        return Way switch
        {
            Flat => new FlatTravel(Amount("PerVisit", AdminText.Fee_PerVisit, PerVisit)),
            PerKmWay => new PerKmTravel(Amount("PerKm", AdminText.Fee_PerKm, PerKm), Amount("FreeKm", AdminText.Fee_FreeKm, FreeKm)),
            InTiers => new TieredTravel(Rows(faults)),
            _ => null,
        };
    }

    /// <summary>What the chosen way says, in one line; beside mine it shows what somebody else published.</summary>
    public string Said => Way switch
    {
        Flat => PerVisit,
        PerKmWay => $"{PerKm} / km, {FreeKm} km",
        InTiers => string.Join("; ", Tiers.Select((t, n) => $"{(n == Tiers.Count - 1 ? AdminText.TierOpen : t.UpTo)}: {t.Unit}{(t.Flat.Length > 0 ? " + " + t.Flat : "")}")),
        _ => "",
    };

    private List<Tier> Rows(FieldFaults faults)
    {
        var (rows, reached) = (new List<Tier>(), 0m);
        for (var n = 0; n < Tiers.Count; n++)
        {
            var (typed, last) = (Tiers[n], n == Tiers.Count - 1);
            decimal Number(string field, string label, string text) => faults.Number($"{field}-{n}", AdminText.TierField.With(n + 1, label), text, 0, PriceDraft.Most);
            decimal? bound = last ? null : Number("TierUpTo", AdminText.TierUpTo, typed.UpTo);
            if (bound <= reached) faults.Add($"TierUpTo-{n}", AdminText.Fault_TierRises.With(n + 1, Pick.Typed(reached)));
            rows.Add(new(bound, Number("TierUnit", AdminText.TierUnit, typed.Unit), typed.Flat.Trim().Length == 0 ? 0m : Number("TierFlat", AdminText.TierFlat, typed.Flat)));
            reached = bound ?? reached;
        }
        return rows;
    }
}

/// <summary>A row of the table of tiers as typed.</summary>
public sealed class TravelTierDraft
{
    public string UpTo { get; set; } = "";
    public string Unit { get; set; } = "";
    public string Flat { get; set; } = "";

    public static TravelTierDraft Of(Tier tier) => new()
    {
        UpTo = tier.UpTo is { } bound ? Pick.Typed(bound) : "", Unit = Pick.Typed(tier.Unit), Flat = tier.Flat == 0m ? "" : Pick.Typed(tier.Flat),
    };
}
