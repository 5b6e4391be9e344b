using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

/// <summary>Parts and agreed labour as usage records, the same whether intended for a quote or really used.</summary>
public static class PlannedWork
{
    /// <summary>One record of work on a ticket.</summary>
    /// <param name="sku">SKU of the price list's part; null = labour at the fault's agreed price, once.</param>
    /// <param name="quantity">More than 0, at most 1000.</param>
    /// <exception cref="RefusedException">The quantity is out of range, or the price list has no such part.</exception>
    public static UsageRecord Record(Ticket ticket, RateCard card, Fault fault, string? sku, decimal quantity, string id, DateTimeOffset at)
    {
        if (quantity is <= 0 or > 1000) throw new RefusedException(Refusal.OutOfRange, "Quantity", 1, 1000);
        var evidence = $"{ticket.Number}#{ticket.Version + 1}";
        if (sku is null)
            return UsageRecord.At(id, ServiceMeters.LabourFixed, at, 1, evidence, fault.Code) with { Price = new(fault.LabourMinor / 100m, fault.Code) };
        if (!card.Parts.ContainsKey(sku)) throw new RefusedException(Refusal.NotFound);
        return UsageRecord.At(id, ServiceMeters.PartPrefix + sku, at, quantity, evidence, sku);
    }
}
