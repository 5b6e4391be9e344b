using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

/// <summary>How much of a service contract is left, from what its tickets used.</summary>
public static class ContractUse
{
    /// <summary>Hours or visits left; never below zero.</summary>
    /// <param name="tickets">Every ticket of the contract's device.</param>
    public static decimal Left(ServiceContract contract, IEnumerable<Ticket> tickets) =>
        Math.Max(0m, contract.Total - tickets.Sum(t => Used(contract, t)));

    /// <summary>The cover it gives to a ticket taken in now; null when nothing is left.</summary>
    public static Cover? Cover(ServiceContract contract, decimal left)
    {
        var reference = $"{contract.Reference}{contract.Until:yyyy-MM-dd}";
        return left <= 0m ? null : contract.Kind == ContractKind.Hours ? Billing.Cover.ContractHours(reference, left) : Billing.Cover.ContractVisits(reference, (int)left);
    }

    // Never more than the ticket was granted: what went beyond was charged.
    private static decimal Used(ServiceContract contract, Ticket ticket)
    {
        var cover = ticket.Cover?.Covers.FirstOrDefault(c => c.Kind == CoverKind.Contract && c.Reference.StartsWith(contract.Reference, StringComparison.Ordinal));
        if (cover is null) return 0m;
        return contract.Kind == ContractKind.Hours
            ? Math.Min(cover.HoursLeft ?? 0m, ticket.Usage.Where(u => u.Meter == ServiceMeters.Labour && u.To is not null).Sum(u => (decimal)(u.To!.Value - u.From).Ticks / TimeSpan.TicksPerHour * u.Amount))
            : Math.Min(cover.VisitsLeft ?? 0, ticket.Usage.Where(u => u.Meter == ServiceMeters.CallOut).Sum(u => u.Amount));
    }
}
