using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>What is linked to a ticket, folded from its events.</summary>
internal static class LinkShelf
{
    private static readonly string[] Kinds = [nameof(Linked), nameof(Unlinked)];

    public static async Task<IReadOnlyList<TicketLink>> OfAsync(AppDb db, Guid ticketId, CancellationToken stop) =>
        TicketLinks.Of((await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticketId && Kinds.Contains(e.Kind))
            .OrderBy(e => e.Version).ToListAsync(stop)).Select(e => e.ToTicketEvent().Fact));

    /// <summary>Number of a child that is still open; null when none is.</summary>
    /// <param name="ended">A child that ends in this transaction and is not stored as ended yet.</param>
    public static async Task<string?> OpenChildAsync(AppDb db, Guid ticketId, Guid? ended, CancellationToken stop)
    {
        var children = (await OfAsync(db, ticketId, stop)).Where(l => l.Kind == LinkKind.ParentOf && l.Other != ended).Select(l => l.Other).ToArray();
        return children.Length == 0 ? null
            : await db.Tickets.Where(t => children.Contains(t.Id) && t.State < TicketState.Closed).OrderBy(t => t.Number).Select(t => t.Number).FirstOrDefaultAsync(stop);
    }
}
