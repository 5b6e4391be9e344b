using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>The figures of a rate card that an administrator sets. What he does not set (names, further fees; hours and tax are terms of the card itself) stays as it is on the card.</summary>
/// <param name="Travel">How the way to the customer is charged; null: as the card charges it, in a way the form has no words for.</param>
/// <param name="OutOfHours">Factor on the hourly price outside working time; 1.5 = half as much again.</param>
/// <param name="Holiday">Factor on the hourly price on a holiday.</param>
public sealed record PriceEntry(
    decimal CallOut, decimal Diagnosis, TravelPrice? Travel, decimal RemoteHelp, decimal PerHour, int StepMinutes, int MinimumMinutes,
    decimal OutOfHours, decimal Holiday, decimal Cancellation, decimal NoShow, decimal NoApprovalLimit, IReadOnlyDictionary<string, PartPrice> Parts)
{
    /// <summary>The figures on a card; a fee it does not have is 0.</summary>
    public static PriceEntry Of(RateCard card)
    {
        var labour = Fee(card, ServiceMeters.Labour);
        var perHour = Unit(labour);
        return new(
            Unit(card, ServiceMeters.CallOut), Unit(card, ServiceMeters.Diagnosis),
            Fee(card, ServiceMeters.TravelKm) is { } travel ? TravelPrice.Of(travel) : new PerKmTravel(0m, 0m), Unit(card, ServiceMeters.RemoteHelp), perHour,
            (int)((labour?.Rounding?.Step ?? 60m) / 60m), (int)((labour?.Rounding?.Least ?? 0m) / 60m),
            Factor(card, ServiceMeters.LabourOutOfHours, perHour), Factor(card, ServiceMeters.LabourHoliday, perHour),
            Unit(card, ServiceMeters.Cancellation), Unit(card, ServiceMeters.NoShow), card.NoApprovalLimit, card.Parts);
    }

    /// <summary>The card with these figures. A fee none of whose figures differs stays to the letter, whatever else is agreed about it.</summary>
    public RateCard On(RateCard card)
    {
        var was = Of(card).Fees().ToDictionary(f => f.Meter, StringComparer.Ordinal);
        var changed = Fees().Where(now => !was.TryGetValue(now.Meter, out var old) || BillingJson.Write(old) != BillingJson.Write(now)).ToList();
        var fees = card.Fees.ToList();
        foreach (var now in changed)
        {
            var at = fees.FindIndex(f => f.Meter == now.Meter);
            if (at < 0) fees.Add(now);
            else fees[at] = Put(now, fees[at], was.GetValueOrDefault(now.Meter));
        }
        return card with { Fees = fees, Parts = Parts, NoApprovalLimit = NoApprovalLimit };
    }

    // The usual words follow the way a fee is charged; words of the card's own stay.
    private static Charge Put(Charge now, Charge on, Charge? was) => on with
    {
        Name = on.Name == was?.Name ? now.Name : on.Name,
        Purpose = on.Purpose == was?.Purpose ? now.Purpose : on.Purpose,
        Aggregation = now.Aggregation,
        Price = now.Price,
        Unit = now.Unit,
        UnitSize = now.UnitSize,
        Rounding = now.Rounding,
        EachSubject = now.EachSubject,
        PriceEach = now.PriceEach,
        Allowance = now.Allowance,
    };

    private IEnumerable<Charge> Fees() =>
    [
        ServiceFees.CallOut(CallOut), ServiceFees.Diagnosis(Diagnosis), .. Travel is null ? [] : new[] { Travel.Fee() }, ServiceFees.RemoteHelp(RemoteHelp),
        ServiceFees.Labour(PerHour, StepMinutes, MinimumMinutes), ServiceFees.OutOfHours(PerHour, OutOfHours), ServiceFees.Holiday(PerHour, Holiday),
        ServiceFees.Cancellation(Cancellation), ServiceFees.NoShow(NoShow),
    ];

    private static Charge? Fee(RateCard card, string meter) => card.Fees.FirstOrDefault(f => f.Meter == meter);

    private static decimal Unit(RateCard card, string meter) => Unit(Fee(card, meter));

    private static decimal Unit(Charge? fee) => fee?.Price is UnitPrice price ? price.Unit : 0m;

    private static decimal Factor(RateCard card, string meter, decimal perHour) => perHour == 0 ? 1m : 1m + (Unit(card, meter) / perHour);
}
