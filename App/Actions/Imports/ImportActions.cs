using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Access.Tables;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions.Imports;

/// <summary>
/// Takes tables over: a file waits under its sender's name, is looked at as often as he likes, and is then written in one
/// transaction or not at all. The same file once more changes nothing.
/// </summary>
public sealed class ImportActions(Db store, IWriter writer, TicketDoor door)
{
    /// <summary>Keeps a file to be looked at; after <see cref="UploadActions.Lasts"/> it is swept away.</summary>
    /// <exception cref="RefusedException">Not an administrator; no table by its content, or too large.</exception>
    public Task<Attached> KeepFileAsync(Viewer by, string? name, byte[] content, CancellationToken stop)
    {
        by.RequireAdmin();
        TableFile.Read(name, content, ImportColumn.MostRows(ImportKind.Devices) + 1);
        var now = door.Clock.GetUtcNow();
        var file = new Attached(Guid.CreateVersion7(now), FileName.Shown(name), FileKind.Table, content.Length);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            // One at a time: what the last one holds are people's names and addresses.
            var holder = HolderOf(by);
            await db.Attachments.Where(f => f.Holder == holder).ExecuteDeleteAsync(s);
            Attaching.Keep(db, holder, null, file, content, now);
            await db.SaveChangesAsync(s);
            return file;
        }, stop);
    }

    /// <summary>What a waiting file would do. Nothing is written.</summary>
    /// <exception cref="RefusedException">Not an administrator; the file is gone; no table; a needed column is missing.</exception>
    public async Task<ImportPlan> PreviewAsync(Viewer by, ImportKind kind, Guid file, ImportHeads heads, CancellationToken stop)
    {
        by.RequireAdmin();
        await using var db = store.Read(by.Tenant);
        return await PlanAsync(db, by, kind, file, heads, stop);
    }

    /// <summary>Writes all rows that change something, in one transaction.</summary>
    /// <param name="seen">What the preview said; when it would be something else now, nothing is written.</param>
    /// <exception cref="RefusedException">As for the preview; a row is refused; somebody changed meanwhile what the preview was held against.</exception>
    public async Task<ImportPlan> WriteAsync(Viewer by, ImportKind kind, Guid file, ImportHeads heads, ImportPlan seen, CancellationToken stop)
    {
        by.RequireAdmin();
        return await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await db.LockAsync("import", s);
            var plan = await PlanAsync(db, by, kind, file, heads, s);
            if (plan.Count(ImportOutcome.Refused) is var refused and > 0) throw new RefusedException(Refusal.RowsRefused, refused);
            if (plan.Count(ImportOutcome.New) != seen.Count(ImportOutcome.New) || plan.Count(ImportOutcome.Changed) != seen.Count(ImportOutcome.Changed)) throw new RefusedException(Refusal.SomeoneWasFaster);
            foreach (var ticket in db.ChangeTracker.Entries<Ticket>().Select(e => e.Entity).ToArray()) await door.KeepAsync(db, ticket, s);
            await db.SaveChangesAsync(s);
            await db.Attachments.Where(f => f.Id == file).ExecuteDeleteAsync(s);
            return plan;
        }, stop);
    }

    private static string HolderOf(Viewer by) => $"import:{by.Id:N}";

    private async Task<ImportPlan> PlanAsync(AppDb db, Viewer by, ImportKind kind, Guid id, ImportHeads heads, CancellationToken stop)
    {
        var holder = HolderOf(by);
        var file = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.Holder == holder, stop) ?? throw new RefusedException(Refusal.FileGone);
        var content = await db.AttachmentBytes.AsNoTracking().Where(b => b.Id == id).Select(b => b.Bytes).SingleAsync(stop);
        var table = TableFile.Read(file.Name, content, ImportColumn.MostRows(kind) + 1);
        var columns = Columns(kind, table[0].Cells, heads, kind == ImportKind.Tickets ? await door.Rules.FieldsAsync(db, stop) : CustomFields.None);
        var rows = RowsOf(db, by, kind);
        var typed = table.Skip(1).Select(line => (Line: line, Row: RowOf(columns, line.Cells))).ToList();
        await rows.BeginAsync([.. typed.Select(t => rows.KeyOf(t.Row[rows.KeyField])).Where(k => k.Length > 0).Distinct()], stop);
        var planned = typed.Select(t => Take(rows, t.Line, t.Row)).ToList();
        if (planned.TrueForAll(p => p.Why is null)) await rows.EndAsync(stop);
        return new(kind, file.Name, table[0].Cells, columns, planned);
    }

    private static PlannedRow Take(RowImport rows, TableRow line, ImportRow row)
    {
        try
        {
            return new(line.Number, row[rows.KeyField], rows.Take(row), null, line.Cells);
        }
        catch (RefusedException why)
        {
            return new(line.Number, row[rows.KeyField], ImportOutcome.Refused, why, line.Cells);
        }
    }

    private RowImport RowsOf(AppDb db, Viewer by, ImportKind kind)
    {
        var now = door.Clock.GetUtcNow();
        return kind switch
        {
            ImportKind.Devices => new DeviceImport(db, by.Actor, now),
            ImportKind.Technicians => new TechnicianImport(db, by.Actor, now),
            ImportKind.Parts => new PartImport(db, door.Rules, by.Actor, now),
            _ => new TicketImport(db, door.Rules, by.Actor, now),
        };
    }

    // A column named twice would make it a matter of luck which one counts.
    private static List<ImportColumn?> Columns(ImportKind kind, IReadOnlyList<string> head, ImportHeads heads, CustomFields own)
    {
        var known = ImportColumn.Of(kind);
        var columns = head.Select(word => heads.Words.GetValueOrDefault(ImportHeads.Plain(word))).Select(c => known.FirstOrDefault(k => k.Field == c?.Field))
            .Zip(head, (column, word) => column ?? Own(own, word)).ToList();
        if (columns.OfType<ImportColumn>().GroupBy(c => c.Field).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RefusedException(Refusal.TwiceInList, twice.Key, "");
        return known.FirstOrDefault(k => k.Needed && !columns.Contains(k)) is { } missing ? throw new RefusedException(Refusal.ColumnMissing, missing.Field) : columns;
    }

    // A custom field is known by its code and by both of its names.
    private static ImportColumn? Own(CustomFields fields, string word) =>
        ImportHeads.Plain(word) is { Length: > 0 } plain && fields.Fields.FirstOrDefault(f => f.Active && new[] { f.Code, f.Name.Zh, f.Name.En }.Any(w => ImportHeads.Plain(w) == plain)) is { } field
            ? new(FieldLabel.At(field.Code), Name: field.Name) : null;

    private static ImportRow RowOf(List<ImportColumn?> columns, IReadOnlyList<string> cells) => new(
        cells.Select((text, i) => (Text: text, Column: columns.ElementAtOrDefault(i))).Where(c => c.Column is not null).ToDictionary(c => c.Column!.Field, c => c.Text, StringComparer.Ordinal));
}
