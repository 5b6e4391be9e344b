using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>The figures of a rate card that an administrator sets. What he does not set (names, further fees; hours and tax are terms of the card itself) stays as it is on the card.</summary>
/// <param name="PerKm">For each kilometre beyond <paramref name="FreeKm"/>.</param>
/// <param name="OutOfHours">Factor on the hourly price outside working time; 1.5 = half as much again.</param>
/// <param name="Holiday">Factor on the hourly price on a holiday.</param>
public sealed record PriceEntry(
    decimal CallOut, decimal Diagnosis, decimal PerKm, decimal FreeKm, decimal RemoteHelp, decimal PerHour, int StepMinutes, int MinimumMinutes,
    decimal OutOfHours, decimal Holiday, decimal Cancellation, decimal NoShow, decimal NoApprovalLimit, IReadOnlyDictionary<string, PartPrice> Parts)
{
    /// <summary>The figures on a card; a fee it does not have is 0.</summary>
    public static PriceEntry Of(RateCard card)
    {
        var labour = card.Fees.FirstOrDefault(f => f.Meter == ServiceMeters.Labour);
        var perHour = Unit(labour);
        return new(
            Unit(card, ServiceMeters.CallOut), Unit(card, ServiceMeters.Diagnosis), Unit(card, ServiceMeters.TravelKm),
            card.Fees.FirstOrDefault(f => f.Meter == ServiceMeters.TravelKm)?.Allowance ?? 0, Unit(card, ServiceMeters.RemoteHelp), perHour,
            (int)((labour?.Rounding?.Step ?? 60m) / 60m), (int)((labour?.Rounding?.Least ?? 0m) / 60m),
            Factor(card, ServiceMeters.LabourOutOfHours, perHour), Factor(card, ServiceMeters.LabourHoliday, perHour),
            Unit(card, ServiceMeters.Cancellation), Unit(card, ServiceMeters.NoShow), card.NoApprovalLimit, card.Parts);
    }

    /// <summary>The card with these figures.</summary>
    public RateCard On(RateCard card)
    {
        Charge[] set =
        [
            ServiceFees.CallOut(CallOut), ServiceFees.Diagnosis(Diagnosis), ServiceFees.Travel(PerKm, FreeKm), ServiceFees.RemoteHelp(RemoteHelp),
            ServiceFees.Labour(PerHour, StepMinutes, MinimumMinutes), ServiceFees.OutOfHours(PerHour, OutOfHours), ServiceFees.Holiday(PerHour, Holiday),
            ServiceFees.Cancellation(Cancellation), ServiceFees.NoShow(NoShow),
        ];
        var kept = card.Fees.Select(f => set.FirstOrDefault(s => s.Meter == f.Meter) is { } now ? now with { Name = f.Name, Purpose = f.Purpose, TaxRate = f.TaxRate } : f);
        return card with { Fees = [.. kept, .. set.Where(s => card.Fees.All(f => f.Meter != s.Meter))], Parts = Parts, NoApprovalLimit = NoApprovalLimit };
    }

    /// <summary>Refuses what no card can mean, by the field's name.</summary>
    internal void Check()
    {
        foreach (var price in new[] { CallOut, Diagnosis, PerKm, FreeKm, RemoteHelp, PerHour, Cancellation, NoShow, NoApprovalLimit }.Concat(Parts.Values.Select(p => p.Unit)))
            if (price is < 0 or > 1_000_000m) throw new RefusedException(Refusal.OutOfRange, "Price", 0, 1_000_000);
        if (StepMinutes is < 1 or > 480 || MinimumMinutes is < 0 or > 480) throw new RefusedException(Refusal.OutOfRange, "Minutes", 0, 480);
        if (OutOfHours is < 1 or > 10 || Holiday is < 1 or > 10) throw new RefusedException(Refusal.OutOfRange, "Factor", 1, 10);
    }

    private static decimal Unit(RateCard card, string meter) => Unit(card.Fees.FirstOrDefault(f => f.Meter == meter));

    private static decimal Unit(Charge? fee) => fee?.Price is UnitPrice price ? price.Unit : 0m;

    private static decimal Factor(RateCard card, string meter, decimal perHour) => perHour == 0 ? 1m : 1m + (Unit(card, meter) / perHour);
}
