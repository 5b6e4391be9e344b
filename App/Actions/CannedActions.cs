using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Replies;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What an administrator says about a canned text.</summary>
/// <param name="For">For whom it is; null = everybody at the desk.</param>
/// <param name="Priority">Set when it is sent; null leaves it.</param>
/// <param name="Tags">Added when it is sent.</param>
public sealed record CannedEntry(string Title, string Text, string TextEn, Role? For, Priority? Priority, IReadOnlyList<string> Tags);

/// <summary>What somebody at the desk says.</summary>
/// <param name="ToCustomer">False makes it an internal note.</param>
/// <param name="Files">Files he sent before and names now (<see cref="UploadActions"/>).</param>
public sealed record Said(bool ToCustomer, string Text, IReadOnlyList<Guid>? Files = null);

/// <summary>Keeps canned texts, and sends what was made of one together with the acts that go with it.</summary>
public sealed class CannedActions(TicketDoor door, IWriter writer)
{
    /// <summary>Most canned texts of a company.</summary>
    public const int Most = 300;
    /// <summary>Most characters of a text.</summary>
    public const int Longest = 2000;

    /// <summary>Adds a canned text, or changes one that exists.</summary>
    /// <param name="id">Null adds one.</param>
    /// <param name="seen">Version the change began from.</param>
    /// <exception cref="RefusedException">Not an administrator; a field is wrong (named), such as an unknown placeholder; somebody was faster.</exception>
    public Task<Guid> KeepAsync(Viewer by, Guid? id, int seen, CannedEntry entry, CancellationToken stop)
    {
        by.RequireAdmin();
        var title = TextGate.Needed(entry.Title, nameof(entry.Title), 60);
        var (text, english) = (Checked(entry.Text, nameof(entry.Text)), Checked(entry.TextEn, nameof(entry.TextEn)));
        if (text.Length + english.Length == 0) throw new RefusedException(Refusal.Required, nameof(entry.Text));
        var tags = TagActions.Checked(entry.Tags);
        if (tags.Count > TagRules.MostOnTicket) throw new RefusedException(Refusal.OutOfRange, "Tags", 0, TagRules.MostOnTicket);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var now = door.Clock.GetUtcNow();
            if (await db.Canned.AnyAsync(c => c.Active && c.Title == title && c.Id != id, s)) throw new RefusedException(Refusal.AlreadyTaken, nameof(entry.Title));
            var row = id is { } known ? await LoadAsync(db, known, seen, s) : await AddAsync(db, now, s);
            (row.Title, row.Text, row.TextEn, row.For, row.Priority, row.Tags, row.Version) = (title, text, english, entry.For, entry.Priority, tags, row.Version + 1);
            db.Note(Subjects.Canned, row.Id, row.Version, "CannedKept", new { row.Title, row.Text, row.TextEn, row.For, row.Priority, row.Tags }, by.Actor, now);
            await db.SaveChangesAsync(s);
            return row.Id;
        }, stop);
    }

    /// <summary>Removes a canned text from the list.</summary>
    public Task RemoveAsync(Viewer by, Guid id, int seen, CancellationToken stop)
    {
        by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var row = await LoadAsync(db, id, seen, s);
            (row.Active, row.Version) = (false, row.Version + 1);
            db.Note(Subjects.Canned, id, row.Version, "CannedRemoved", new { row.Title }, by.Actor, door.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>
    /// Sends what somebody made of a canned text and does what goes with it, all in one transaction: either everything
    /// happens or nothing does.
    /// </summary>
    /// <param name="said">What he sends.</param>
    /// <param name="seen">The version whose acts were shown to the sender.</param>
    /// <param name="key">Makes a second click harmless.</param>
    /// <exception cref="RefusedException">The model refused one of the acts; the text was changed or removed meanwhile.</exception>
    public Task SendAsync(Viewer who, Guid ticketId, Said said, Guid canned, int seen, string key, CancellationToken stop)
    {
        var clean = TextGate.Needed(said.Text, "Text", Longest);
        return door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        {
            var row = await at.Db.Canned.SingleOrDefaultAsync(c => c.Id == canned && c.Active, s);
            if (row?.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
            var files = await at.AttachAsync(AttachmentHolder.Of(who), said.Files, onlyStaff: !said.ToCustomer, s);
            if (said.ToCustomer) at.Ticket.Reply(clean, who.Actor, at.Now, files);
            else await at.NoteAsync(who, clean, files, s);
            if (row.Priority is { } priority && priority != at.Ticket.Priority) at.Ticket.ChangePriority(priority, who.Actor, at.Now);
            if (row.Tags.Count > 0) at.Ticket.ChangeTags(row.Tags, [], who.Actor, at.Now);
        }, key, stop);
    }

    // The text before its places are filled: an unknown name would reach a customer as it stands.
    private static string Checked(string? text, string field)
    {
        var clean = TextGate.Clean(text, field, Longest);
        return Placeholders.FirstUnknown(clean) is { } unknown ? throw new RefusedException(Refusal.UnknownPlaceholder, field, $"{{{unknown}}}") : clean;
    }

    private static async Task<CannedRow> AddAsync(AppDb db, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Canned.CountAsync(c => c.Active, stop) >= Most) throw new RefusedException(Refusal.OutOfRange, "CannedTexts", 0, Most);
        var row = new CannedRow { TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Title = "", Text = "", TextEn = "", Tags = [] };
        db.Canned.Add(row);
        return row;
    }

    private static async Task<CannedRow> LoadAsync(AppDb db, Guid id, int seen, CancellationToken stop)
    {
        var row = await db.Canned.AsTracking().SingleOrDefaultAsync(c => c.Id == id && c.Active, stop) ?? throw new RefusedException(Refusal.NotFound);
        return row.Version == seen ? row : throw new RefusedException(Refusal.SomeoneWasFaster);
    }
}
