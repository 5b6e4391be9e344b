using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

/// <summary>A part or labour that a technician intends to use or has used.</summary>
/// <param name="Sku">SKU of the price list's part; null = labour.</param>
/// <param name="Quantity">Pieces; hours for labour by the hour; 1 for labour at the fault's agreed price.</param>
/// <param name="ByHour">Labour by the hour instead of at the agreed price.</param>
public sealed record WorkItem(string? Sku, decimal Quantity, bool ByHour = false);

/// <summary>Parts and labour as usage records, the same whether intended for a quote or really used.</summary>
public static class PlannedWork
{
    /// <summary>One record of work on a ticket. Hours are counted from <paramref name="at"/> on.</summary>
    /// <exception cref="RefusedException">The quantity is out of range, or the price list has no such part.</exception>
    public static UsageRecord Record(Ticket ticket, RateCard card, Fault fault, WorkItem item, string id, DateTimeOffset at)
    {
        var most = item.ByHour ? (decimal)Ticket.LongestLabour.TotalHours : 1000m;
        if (item.Quantity <= 0 || item.Quantity > most) throw new RefusedException(Refusal.OutOfRange, item.ByHour ? "Hours" : "Quantity", item.ByHour ? 0.25m : 1m, most);
        var evidence = $"{ticket.Number}#{ticket.Version + 1}";
        if (item.ByHour)
            return UsageRecord.During(id, ServiceMeters.Labour, ticket.LabourVisit, at, at.AddTicks((long)(item.Quantity * TimeSpan.TicksPerHour)), evidence);
        if (item.Sku is not { } sku)
            return UsageRecord.At(id, ServiceMeters.LabourFixed, at, 1, evidence, fault.Code) with { Price = new(fault.LabourMinor / 100m, fault.Code) };
        if (!card.Parts.ContainsKey(sku)) throw new RefusedException(Refusal.NotFound);
        return UsageRecord.At(id, ServiceMeters.PartPrefix + sku, at, item.Quantity, evidence, sku);
    }
}
