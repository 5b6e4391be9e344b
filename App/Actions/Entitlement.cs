using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Who pays: decided once at intake, stored with its reason.</summary>
public static class Entitlement
{
    /// <summary>The manufacturer's warranty first, then a service contract with something left; everything else is paid.</summary>
    public static async Task<(Coverage? Cover, string Reason)> DecideAsync(AppDb db, RuleBook rules, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        if (ticket.DeviceId is not { } id) return (null, "NoDevice");
        var device = await db.Devices.SingleAsync(d => d.Id == id, stop);
        var zone = await db.Tenants.Where(t => t.Id == db.Tenant).Select(t => t.Zone).SingleAsync(stop);
        var today = LocalTime.Day(now, LocalTime.Zone(zone));
        if (device.WarrantyUntil is { } until && today <= until) return (new Coverage(Cover.Warranty($"{device.Serial} · {until:yyyy-MM-dd}")), "InWarranty");
        return await ContractAsync(db, rules, id, today, stop) ?? (null, device.WarrantyUntil is null ? "NoWarrantyKnown" : "OutOfWarranty");
    }

    // The contract that ends first is used up first.
    private static async Task<(Coverage?, string)?> ContractAsync(AppDb db, RuleBook rules, Guid device, DateOnly today, CancellationToken stop)
    {
        var contracts = await db.Contracts.Where(c => c.DeviceId == device && c.From <= today && c.Until >= today).OrderBy(c => c.Until).ThenBy(c => c.Number).ToListAsync(stop);
        if (contracts.Count == 0) return null;
        // Two reports on one device at once must not be granted the same last visit.
        await db.LockAsync($"contract:{device}", stop);
        var tickets = await db.Tickets.Where(t => t.DeviceId == device).ToListAsync(stop);
        var priced = await rules.WithCardsAsync(db, tickets, stop);
        foreach (var contract in contracts)
            if (ContractUse.Cover(contract, ContractUse.Left(contract, priced)) is { } cover) return (new Coverage(cover), "InContract");
        return (null, "ContractUsedUp");
    }
}
