using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Who pays: decided once at intake, stored with its reason.</summary>
public static class Entitlement
{
    /// <summary>A device inside its manufacturer's warranty is covered; everything else is paid.</summary>
    public static async Task<(Coverage? Cover, string Reason)> DecideAsync(AppDb db, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        if (ticket.DeviceId is not { } id) return (null, "NoDevice");
        var device = await db.Devices.SingleAsync(d => d.Id == id, stop);
        if (device.WarrantyUntil is not { } until) return (null, "NoWarrantyKnown");
        var zone = await db.Tenants.Where(t => t.Id == db.Tenant).Select(t => t.Zone).SingleAsync(stop);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        return today <= until ? (new Coverage(Cover.Warranty($"{device.Serial} · {until:yyyy-MM-dd}")), "InWarranty") : (null, "OutOfWarranty");
    }
}
