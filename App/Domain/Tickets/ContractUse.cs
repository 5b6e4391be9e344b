using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

/// <summary>How much of a service contract is left, from what its tickets used.</summary>
public static class ContractUse
{
    /// <summary>Hours or visits left; never below zero.</summary>
    /// <param name="tickets">Every ticket of the contract's device, each with the price list it is charged by.</param>
    public static decimal Left(ServiceContract contract, IEnumerable<(Ticket Ticket, RateCard Card)> tickets) =>
        Math.Max(0m, contract.Total - tickets.Sum(t => Used(contract, t.Ticket, t.Card)));

    /// <summary>The cover it gives to a ticket taken in now; null when nothing is left.</summary>
    public static Cover? Cover(ServiceContract contract, decimal left)
    {
        var reference = contract.Reference;
        return left <= 0m ? null : contract.Kind == ContractKind.Hours ? Billing.Cover.ContractHours(reference, left) : Billing.Cover.ContractVisits(reference, (int)left);
    }

    // Hours count as they stand on the bill, rounded to the step and the minimum: what the contract bore is what it gave.
    // Never more than the ticket was granted: what went beyond was charged.
    private static decimal Used(ServiceContract contract, Ticket ticket, RateCard card)
    {
        var cover = ticket.Cover?.Covers.FirstOrDefault(c => c.Kind == CoverKind.Contract && c.Reference == contract.Reference);
        if (cover is null) return 0m;
        return contract.Kind == ContractKind.Hours
            ? Math.Min(cover.HoursLeft ?? 0m, ticket.Price(card).Line(ServiceMeters.Labour)?.Quantities.Sum(q => q.Value.ToDecimal()) ?? 0m)
            : Math.Min(cover.VisitsLeft ?? 0, ticket.Usage.Where(u => u.Meter == ServiceMeters.CallOut).Sum(u => u.Amount));
    }
}
