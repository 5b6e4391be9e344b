using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Domain.People;

namespace Plainmend.Data;

/// <summary>Which tickets a member of the staff may look into.</summary>
internal static class TicketRights
{
    /// <summary>True for the desk and who stands above it; for a technician while the ticket is his; false for a foreign ticket.</summary>
    public static Task<bool> MayReadAsync(AppDb db, Viewer who, Guid ticket, CancellationToken stop) => who.Tenant == db.Tenant
        ? db.Tickets.AnyAsync(t => t.Id == ticket && (who.Role != Role.Technician || t.TechnicianId == who.Id), stop)
        : Task.FromResult(false);
}
