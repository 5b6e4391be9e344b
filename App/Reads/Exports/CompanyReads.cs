using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads.Exports;

/// <summary>A file that was attached to something, with its name.</summary>
public sealed record TakenFile(Guid Id, string Name, byte[] Bytes);

/// <summary>
/// Everything of one company, table by table, as lines of JSON. What opens something (password hashes, links and keys,
/// sealed addresses, keys of commands) is left out: an export is no set of keys. What could be made again is left out too.
/// </summary>
public sealed class CompanyReads(Db store)
{
    private static readonly IReadOnlyList<Shelf> Shelves =
    [
        Shelf.Of("company", db => db.Tenants.Where(t => t.Id == db.Tenant)),
        Shelf.Of("members", db => db.Members.OrderBy(m => m.Id), nameof(Member.PasswordHash), nameof(Member.Stamp)),
        Shelf.Of("technicians", db => db.Technicians.OrderBy(t => t.Id)),
        Shelf.Of("products", db => db.Products.OrderBy(p => p.Id)),
        Shelf.Of("faults", db => db.Faults.OrderBy(f => f.Id)),
        Shelf.Of("devices", db => db.Devices.OrderBy(d => d.Id)),
        Shelf.Of("contracts", db => db.Contracts.OrderBy(c => c.Id)),
        Shelf.Of("agreements", db => db.Rules.OrderBy(r => r.Kind).ThenBy(r => r.Version)),
        Shelf.Of("tickets", db => db.Tickets.OrderBy(t => t.Id)),
        Shelf.Of("visits", db => db.Visits.OrderBy(v => v.Id)),
        Shelf.Of("events", db => db.Events.OrderBy(e => e.Number), nameof(EventRow.CommandKey)),
        Shelf.Of("attachments", db => db.Attachments.Where(f => f.EventVersion > 0).OrderBy(f => f.Id), nameof(AttachmentRow.Holder)),
        Shelf.Of("tags", db => db.Tags.OrderBy(t => t.Name)),
        Shelf.Of("ticket-tags", db => db.TicketTags.OrderBy(t => t.TicketId)),
        Shelf.Of("canned-texts", db => db.Canned.OrderBy(c => c.Id)),
        Shelf.Of("articles", db => db.Articles.OrderBy(a => a.Id)),
        Shelf.Of("automations", db => db.Automations.OrderBy(a => a.Id)),
        Shelf.Of("automation-runs", db => db.AutomationRuns.OrderBy(r => r.At)),
        Shelf.Of("messages", db => db.Outbox.OrderBy(o => o.Id), nameof(OutboxRow.Key)),
        Shelf.Of("letters", db => db.Letters.OrderBy(l => l.Id), nameof(LetterRow.Key), nameof(LetterRow.Holder)),
        Shelf.Of("stores", db => db.Stores.OrderBy(s => s.Id)),
        Shelf.Of("stock", db => db.Stock.OrderBy(s => s.Sku)),
        Shelf.Of("notices", db => db.Notices.OrderBy(n => n.Id)),
        Shelf.Of("notice-choices", db => db.Choices.OrderBy(c => c.PersonId)),
        Shelf.Of("bots", db => db.Bots.OrderBy(b => b.Id), nameof(BotRow.SealedAddress), nameof(BotRow.SealedSecret)),
        Shelf.Of("report-mails", db => db.ReportMails.OrderBy(m => m.Id)),
        Shelf.Of("modules", db => db.Modules.OrderBy(m => m.Module)),
        Shelf.Of("usage", db => db.Usage.OrderBy(u => u.Position)),
        Shelf.Of("invoices", db => db.Invoices.OrderBy(i => i.Id)),
        Shelf.Of("payments", db => db.Payments.OrderBy(p => p.Id)),
    ];

    /// <summary>Types of rows that are not taken: links hold nothing but hashes of secrets, counters and figures follow from the rest, bytes leave as files.</summary>
    internal static IReadOnlyList<Type> Left { get; } = [typeof(AccessLink), typeof(Counter), typeof(AttachmentBytes), typeof(Domain.Figures.TicketFigures), typeof(FigureCell), typeof(Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey)];

    /// <summary>Types of rows that are taken, each with the members left out of it.</summary>
    internal static IReadOnlyDictionary<Type, IReadOnlyList<string>> Taken { get; } = Shelves.ToDictionary(s => s.Type, s => s.Without);

    /// <summary>Names of all tables, in the order in which they are taken.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. Shelves.Select(s => s.Name)];

    /// <summary>One table, line by line.</summary>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public IAsyncEnumerable<string> LinesAsync(Viewer viewer, string table, CancellationToken stop)
    {
        viewer.RequireAdmin();
        return ReadAsync(viewer.Tenant, Shelves.Single(s => s.Name == table), stop);
    }

    /// <summary>Every attached file, one at a time.</summary>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public async IAsyncEnumerable<TakenFile> FilesAsync(Viewer viewer, [EnumeratorCancellation] CancellationToken stop)
    {
        viewer.RequireAdmin();
        await using var db = store.Read(viewer.Tenant);
        foreach (var file in await db.Attachments.Where(f => f.EventVersion > 0).OrderBy(f => f.Id).Select(f => new { f.Id, f.Name }).ToListAsync(stop))
            if (await db.AttachmentBytes.Where(b => b.Id == file.Id).Select(b => b.Bytes).SingleOrDefaultAsync(stop) is { } bytes) yield return new(file.Id, file.Name, bytes);
    }

    private async IAsyncEnumerable<string> ReadAsync(int tenant, Shelf shelf, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        await foreach (var row in shelf.Rows(db).WithCancellation(stop))
        {
            var line = JsonSerializer.SerializeToNode(row, shelf.Type, StoredJson.Options)!.AsObject();
            foreach (var name in shelf.Without) line.Remove(name);
            // What is stored as JSON leaves as such, not as a text that holds it.
            foreach (var name in new[] { nameof(EventRow.Payload), nameof(RuleDocument.Json), nameof(InvoiceRow.FileJson) })
                if (line[name] is JsonValue text && text.TryGetValue<string>(out var json)) line[name] = JsonNode.Parse(json);
            yield return line.ToJsonString(StoredJson.Options);
        }
    }

    private sealed record Shelf(string Name, Type Type, Func<AppDb, IAsyncEnumerable<object>> Rows, IReadOnlyList<string> Without)
    {
        public static Shelf Of<T>(string name, Func<AppDb, IQueryable<T>> rows, params IReadOnlyList<string> without) where T : class => new(name, typeof(T), db => rows(db).AsAsyncEnumerable(), without);
    }
}
