using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A file its reader may have.</summary>
public sealed record AttachmentFound(int Tenant, Attached File);

/// <summary>Finds files through their ticket, with the rights of the one who asks. What he may not have is simply not found.</summary>
public sealed class AttachmentReads(Db store, LinkBook links, TimeProvider clock)
{
    /// <summary>A file of the ticket a tracking link opens; never one of an internal note.</summary>
    public async Task<AttachmentFound?> ForCustomerAsync(string secret, Guid id, CancellationToken stop)
    {
        if (await links.FindAsync(secret, LinkScope.Track, clock.GetUtcNow(), stop) is not { } link) return null;
        await using var db = store.Read(link.TenantId);
        if (!await ModuleGate.IsOnAsync(db, Modules.Tracking, stop)) return null;
        return Found(link.TenantId, await Named(db, link.TargetId, id).SingleOrDefaultAsync(f => !f.Internal, stop));
    }

    /// <summary>A file of a ticket this member of the staff may read.</summary>
    public async Task<AttachmentFound?> ForStaffAsync(Viewer viewer, Guid ticket, Guid id, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        return await TicketRights.MayReadAsync(db, viewer, ticket, stop) ? Found(viewer.Tenant, await Named(db, ticket, id).SingleOrDefaultAsync(stop)) : null;
    }

    /// <summary>A file of a letter that still waits, for whoever reads letters.</summary>
    public async Task<AttachmentFound?> ForLetterAsync(Viewer viewer, Guid letter, Guid id, CancellationToken stop)
    {
        if (!viewer.Actor.Is(Capacity.Desk | Capacity.Supervisor)) return null;
        await using var db = store.Read(viewer.Tenant);
        var holder = await db.Letters.Where(l => l.Id == letter && l.State == Domain.Letters.LetterState.Waiting).Select(l => l.Holder).SingleOrDefaultAsync(stop);
        return holder is null ? null : Found(viewer.Tenant, await db.Attachments.SingleOrDefaultAsync(f => f.Id == id && f.Holder == holder && f.EventVersion == 0, stop));
    }

    /// <summary>Files sent for the report with this key, taken in or not yet, in the order they were named; what is not there is left out.</summary>
    public async Task<IReadOnlyList<Attached>> OfFormAsync(int tenant, string formKey, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var holder = AttachmentHolder.OfForm(formKey);
        await using var db = store.Read(tenant);
        var rows = await db.Attachments.Where(f => ids.Contains(f.Id) && f.Holder == holder).ToListAsync(stop);
        return [.. ids.Distinct().Select(id => rows.Find(r => r.Id == id)?.ToAttached()).OfType<Attached>()];
    }

    /// <summary>The bytes of a file that was found.</summary>
    public async Task<byte[]> BytesAsync(AttachmentFound found, CancellationToken stop)
    {
        await using var db = store.Read(found.Tenant);
        return await db.AttachmentBytes.Where(b => b.Id == found.File.Id).Select(b => b.Bytes).SingleAsync(stop);
    }

    private static IQueryable<AttachmentRow> Named(AppDb db, Guid ticket, Guid id) =>
        db.Attachments.Where(f => f.Id == id && f.TicketId == ticket && f.EventVersion > 0 && !f.Withdrawn);

    private static AttachmentFound? Found(int tenant, AttachmentRow? row) => row is null ? null : new(tenant, row.ToAttached());
}
