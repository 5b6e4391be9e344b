using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Letters;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What the desk decides about letters that wait.</summary>
public sealed class LetterActions(TicketDoor door, ReportActions reports, IWriter writer, Db store)
{
    /// <summary>The key of the report that is made of a letter: one letter, one ticket.</summary>
    public static string FormKey(Guid letter) => $"letter-{letter:N}";

    /// <summary>Puts its words and files into a ticket, as the customer's.</summary>
    /// <param name="number">Of the ticket.</param>
    /// <exception cref="RefusedException">Not at the desk; no such letter or ticket; somebody decided before.</exception>
    public async Task FileAsync(Viewer by, Guid id, string number, CancellationToken stop)
    {
        Admit(by);
        var asked = TextGate.Needed(number, "Number", 40);
        await using var read = store.Read(by.Tenant);
        var ticket = await read.Tickets.Where(t => t.Number == asked).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop) ?? throw new RefusedException(Refusal.NotFound, "Number");
        await door.ActAsync(by.Tenant, ticket, async (at, s) =>
        {
            var row = await LoadAsync(at.Db, id, s);
            var files = await FilesAsync(at.Db, row, s);
            at.Ticket.Message(OwnWords.Cut(OwnWords.Or(row.Text, row.Subject), 2000), Actor.Customer(row.FromName.Length > 0 ? row.FromName : row.From), at.Now, await at.AttachAsync(row.Holder, files, onlyStaff: false, s));
            End(at.Db, row, LetterState.Filed, ticket, by, at.Now);
        }, FormKey(id), stop);
    }

    /// <summary>Makes a new ticket of it. Twice makes it once.</summary>
    /// <exception cref="RefusedException">Not at the desk; no such letter; it was thrown away or put elsewhere; a field of the report is wrong.</exception>
    public async Task<ReportTaken> OpenAsync(Viewer by, Guid id, FaultReport report, CancellationToken stop)
    {
        Admit(by);
        await using var read = store.Read(by.Tenant);
        var files = await FilesAsync(read, await LoadAsync(read, id, stop), stop);
        var taken = await reports.SubmitAsync(by.Tenant, report with { Channel = Channel.Email, Files = files }, by.Actor, FormKey(id), stop);
        await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            End(db, await LoadAsync(db, id, s), LetterState.Filed, taken.TicketId, by, door.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
        return taken;
    }

    /// <summary>Throws it away. Its files go with the next sweep.</summary>
    /// <exception cref="RefusedException">Not at the desk; no such letter; somebody decided before.</exception>
    public Task DiscardAsync(Viewer by, Guid id, CancellationToken stop)
    {
        Admit(by);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var row = await LoadAsync(db, id, s);
            End(db, row, LetterState.Discarded, row.TicketId, by, door.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    private static void Admit(Viewer by)
    {
        if (!by.Actor.Is(Capacity.Desk | Capacity.Supervisor)) throw new RefusedException(Refusal.NotFound);
    }

    private static async Task<LetterRow> LoadAsync(AppDb db, Guid id, CancellationToken stop)
    {
        var row = await db.Letters.AsTracking().SingleOrDefaultAsync(l => l.Id == id, stop) ?? throw new RefusedException(Refusal.NotFound);
        return row.State == LetterState.Waiting ? row : throw new RefusedException(Refusal.SomeoneWasFaster);
    }

    private static async Task<IReadOnlyList<Guid>> FilesAsync(AppDb db, LetterRow row, CancellationToken stop) =>
        await db.Attachments.Where(f => f.Holder == row.Holder && f.EventVersion == 0).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(stop);

    private static void End(AppDb db, LetterRow row, LetterState state, Guid? ticket, Viewer by, DateTimeOffset now)
    {
        (row.State, row.TicketId, row.Version) = (state, ticket, row.Version + 1);
        db.Note(Subjects.Letter, row.Id, row.Version, $"Letter{state}", new { row.Why, row.TicketId }, by.Actor, now);
    }
}
