using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Letters;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Takes files in before the act that names them. A file waits under its sender's name and is part of nothing; after
/// <see cref="Lasts"/> without an act it is swept away.
/// </summary>
public sealed class UploadActions(IWriter writer, LinkBook links, TimeProvider clock)
{
    /// <summary>How long a file waits for an act that names it.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    /// <summary>Most bytes that may wait in a company for reports still being written.</summary>
    public const long MostWaiting = 1024L * 1024 * 1024;
    private const int MostPerForm = Attached.MostPerAct * 3;

    /// <summary>A file from the holder of a tracking link.</summary>
    /// <exception cref="RefusedException">The link opens nothing; the file is refused (<see cref="FileGate"/>); the ticket is full.</exception>
    public async Task<Attached> FromCustomerAsync(string secret, string? name, byte[] content, CancellationToken stop)
    {
        var link = await links.FindAsync(secret, LinkScope.Track, clock.GetUtcNow(), stop) ?? throw new RefusedException(Refusal.NotFound);
        return await KeepAsync(link.TenantId, AttachmentHolder.Customer, link.TargetId, name, content, (db, s) => ModuleGate.RequireAsync(db, Modules.Tracking, s), stop);
    }

    /// <summary>A file from a member of the staff, to a ticket he may read.</summary>
    /// <exception cref="RefusedException">No such ticket for him; the file is refused; the ticket is full.</exception>
    public Task<Attached> FromStaffAsync(Viewer who, Guid ticket, string? name, byte[] content, CancellationToken stop) =>
        KeepAsync(who.Tenant, AttachmentHolder.Of(who), ticket, name, content, async (db, s) =>
        {
            if (!await TicketRights.MayReadAsync(db, who, ticket, s)) throw new RefusedException(Refusal.NotFound);
        }, stop);

    /// <summary>A file for a report that is still being written.</summary>
    /// <param name="formKey">The key the form was given; only a report with the same key can name the file.</param>
    /// <exception cref="RefusedException">The file is refused; too many wait for this form or in this company.</exception>
    public Task<Attached> FromFormAsync(int tenant, string formKey, string? name, byte[] content, CancellationToken stop)
    {
        var holder = AttachmentHolder.OfForm(formKey);
        return KeepAsync(tenant, holder, null, name, content, async (db, s) =>
        {
            if (await db.Attachments.CountAsync(f => f.Holder == holder, s) >= MostPerForm) throw new RefusedException(Refusal.TooManyUploads);
            if (await db.Attachments.Where(f => f.TicketId == null).SumAsync(f => f.Size, s) > MostWaiting) throw new RefusedException(Refusal.TooManyUploads);
        }, stop);
    }

    /// <summary>A file of a letter from whoever may write to the ticket.</summary>
    /// <exception cref="RefusedException">The file is refused; the ticket is full.</exception>
    internal Task<Attached> FromLetterAsync(int tenant, Guid ticket, LetterFile file, CancellationToken stop) =>
        KeepAsync(tenant, AttachmentHolder.Customer, ticket, file.Name, file.Content, (_, _) => Task.CompletedTask, stop);

    /// <summary>Takes away what waited too long. Running twice does it once.</summary>
    /// <returns>How many files went.</returns>
    public Task<int> SweepAsync(int tenant, CancellationToken stop) => writer.WriteAsync(tenant, (db, s) =>
    {
        var before = clock.GetUtcNow() - Lasts;
        // Nobody was shown these files, so nobody need hear that they went. Their bytes go with them, by the database's own rule.
        return db.Attachments.Where(f => f.EventVersion == 0 && f.SentAt < before && !db.Letters.Any(l => l.Holder == f.Holder && l.State == LetterState.Waiting)).ExecuteDeleteAsync(s);
    }, stop);

    private Task<Attached> KeepAsync(int tenant, string holder, Guid? ticket, string? name, byte[] content, Func<AppDb, CancellationToken, Task> require, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var file = FileGate.Admit(Guid.CreateVersion7(now), name, content);
        return writer.WriteAsync(tenant, async (db, s) =>
        {
            await require(db, s);
            // Counted one after the other, or two files at once would both find the last free place.
            await db.LockAsync($"files:{(object?)ticket ?? holder}", s);
            if (ticket is not null && await db.Attachments.Where(f => f.TicketId == ticket).SumAsync(f => f.Size, s) + file.Size > Attached.MostBytesPerTicket)
                throw new RefusedException(Refusal.FilesFull, Attached.MostBytesPerTicket / 1024 / 1024);
            Attaching.Keep(db, holder, ticket, file, content, now);
            await db.SaveChangesAsync(s);
            return file;
        }, stop);
    }
}
