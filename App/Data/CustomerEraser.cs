using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Plainmend.Domain.Letters;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// Takes one customer out of what is stored about a ticket, within the transaction of the caller, who notes it and saves. The
/// one place that rewrites facts: their number, order, kind and time stay (docs/decisions/0020-erasure.md).
/// </summary>
internal static class CustomerEraser
{
    // Kept by the clock and not folded from facts.
    private static readonly HashSet<string> Kept = [nameof(Ticket.TenantId), nameof(Ticket.Id), nameof(Ticket.DueAt), nameof(Ticket.RiskAt), nameof(Ticket.DueTarget)];

    /// <summary>Rewrites one ticket's facts and its row.</summary>
    public static async Task RewriteAsync(AppDb db, Ticket ticket, CancellationToken stop)
    {
        var rows = await db.Events.AsTracking().Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticket.Id).OrderBy(e => e.Version).ToListAsync(stop);
        var events = rows.Select(r => r.ToTicketEvent()).ToList();
        var names = Erasure.Names(events.Select(e => e.Fact));
        var without = events.Select(e => Erasure.Of(e, names)).ToList();
        foreach (var (row, e) in rows.Zip(without))
        {
            Set(db.Entry(row), nameof(EventRow.Payload), StoredJson.Write(e.Fact));
            Set(db.Entry(row), nameof(EventRow.ActorName), e.By.Name);
        }
        var folded = Ticket.Replay(ticket.TenantId, ticket.Id, without);
        var entry = db.Entry(ticket);
        foreach (var property in entry.Properties.Where(p => p.Metadata.PropertyInfo is not null && !Kept.Contains(p.Metadata.Name))) property.CurrentValue = property.Metadata.PropertyInfo!.GetValue(folded);
        entry.ComplexProperty(t => t.Contact).CurrentValue = folded.Contact;
    }

    /// <summary>Empties what was told about these tickets, and ends their customers' links.</summary>
    public static async Task SilenceAsync(AppDb db, IReadOnlyList<Guid> tickets, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var notice in await db.Notices.AsTracking().Where(n => tickets.Contains(n.TicketId)).ToListAsync(stop))
            if (notice.Says.Text is not null) Set(db.Entry(notice), nameof(NoticeRow.Says), notice.Says with { Text = Erasure.Mark });
        var messages = await db.Outbox.AsTracking().Where(o => tickets.Contains(o.TicketId)).ToListAsync(stop);
        foreach (var message in messages)
        {
            var entry = db.Entry(message);
            message.LastError = null;
            if (message.Says.Text is not null) Set(entry, nameof(OutboxRow.Says), message.Says with { Text = Erasure.Mark });
            if (message.To != Domain.Notices.Audience.Customer) continue;
            Set(entry, nameof(OutboxRow.Recipient), Erasure.Mark);
            Set(entry, nameof(OutboxRow.Key), $"{message.TicketId:N}:erased:{message.Id:N}");
        }
        var ids = messages.Select(m => m.Id).ToArray();
        foreach (var tried in await db.Events.AsTracking().Where(e => e.Subject == Subjects.Message && ids.Contains(e.SubjectId)).ToListAsync(stop))
        {
            // What a mail server answers often repeats the address.
            var said = JsonNode.Parse(tried.Payload)!.AsObject();
            if (said["LastError"] is null) continue;
            said["LastError"] = null;
            Set(db.Entry(tried), nameof(EventRow.Payload), said.ToJsonString(StoredJson.Options));
        }
        foreach (var link in await db.Links.AsTracking().Where(l => (l.Scope == LinkScope.Track || l.Scope == LinkScope.Reply) && tickets.Contains(l.TargetId) && l.RevokedAt == null).ToListAsync(stop)) link.RevokedAt = now;
    }

    /// <summary>Empties his letters: those about these tickets, and those from these addresses. Files that wait with them go with the next sweep.</summary>
    public static async Task DropLettersAsync(AppDb db, IReadOnlyList<Guid> tickets, IEnumerable<string> addresses, CancellationToken stop)
    {
        var from = addresses.Select(a => a.ToUpperInvariant()).Distinct().ToList();
#pragma warning disable CA1304, CA1311, CA1862 // The database compares, and knows no culture.
        var letters = await db.Letters.AsTracking().Where(l => (l.TicketId != null && tickets.Contains(l.TicketId.Value)) || from.Contains(l.From.ToUpper())).ToListAsync(stop);
#pragma warning restore CA1304, CA1311, CA1862
        foreach (var letter in letters)
        {
            if (letter.State == LetterState.Waiting) letter.State = LetterState.Discarded;
            letter.Version++;
            foreach (var name in new[] { nameof(LetterRow.From), nameof(LetterRow.FromName), nameof(LetterRow.Subject), nameof(LetterRow.Text) }) Set(db.Entry(letter), name, Erasure.Mark);
        }
    }

    /// <summary>Takes the files of these tickets away, bytes and names.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> DropFilesAsync(AppDb db, IReadOnlyList<Guid> tickets, CancellationToken stop)
    {
        var files = await db.Attachments.AsTracking().Where(f => f.TicketId != null && tickets.Contains(f.TicketId.Value)).ToListAsync(stop);
        var ids = files.Select(f => f.Id).ToArray();
        foreach (var file in files)
        {
            file.Withdrawn = true;
            Set(db.Entry(file), nameof(AttachmentRow.Name), Erasure.Mark);
        }
        await db.AttachmentBytes.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync(stop);
        return files.Count;
    }

    private static void Set(EntityEntry entry, string property, object? value) => entry.Property(property).CurrentValue = value;
}
