using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads.Exports;

/// <summary>
/// A company's records as tables, row by row and without an end to them. A cell is a text, a number, an instant, a day, a
/// name in both languages or a value of the domain; the door puts them into the reader's words.
/// </summary>
public sealed class TableReads(Db store, RuleBook rules)
{
    private const int AtOnce = 500;

    /// <summary>The rows below the head (<see cref="ExportColumns"/>).</summary>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Viewer viewer, ExportKind kind, CancellationToken stop)
    {
        viewer.RequireAdmin();
        return kind switch
        {
            ExportKind.Devices => DevicesAsync(viewer.Tenant, stop),
            ExportKind.Customers => CustomersAsync(viewer.Tenant, stop),
            ExportKind.Technicians => TechniciansAsync(viewer.Tenant, stop),
            ExportKind.Parts => PartsAsync(viewer.Tenant, stop),
            _ => TicketsAsync(viewer.Tenant, stop),
        };
    }

    /// <summary>Names of the columns that follow the fixed ones: the company's own fields.</summary>
    public async Task<IReadOnlyList<Bilingual>> OwnColumnsAsync(Viewer viewer, ExportKind kind, CancellationToken stop)
    {
        viewer.RequireAdmin();
        if (kind != ExportKind.Tickets) return [];
        await using var db = store.Read(viewer.Tenant);
        return [.. (await rules.FieldsAsync(db, stop)).Fields.Select(f => f.Name)];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> DevicesAsync(int tenant, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var lines = await FigureLabels.LinesAsync(db, stop);
        await foreach (var d in db.Devices.OrderBy(d => d.Serial).AsAsyncEnumerable().WithCancellation(stop))
            yield return [d.Serial, lines.GetValueOrDefault(d.Line), d.Model, d.PurchasedOn, d.WarrantyUntil, d.Owner?.Name, d.Owner?.Phone, d.Owner?.District, d.Owner?.Address];
    }

    // One customer is one telephone number; what he said last counts.
    private async IAsyncEnumerable<IReadOnlyList<object?>> CustomersAsync(int tenant, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var known = new Dictionary<string, (Contact Contact, int Tickets, DateTimeOffset? Last)>(StringComparer.Ordinal);
        await foreach (var owner in db.Devices.Where(d => d.Owner != null).OrderBy(d => d.Id).Select(d => d.Owner!).AsAsyncEnumerable().WithCancellation(stop)) known[owner.Phone] = (owner, 0, null);
        await foreach (var t in db.Tickets.OrderBy(t => t.SubmittedAt).ThenBy(t => t.Number).Select(t => new { t.Contact, t.SubmittedAt }).AsAsyncEnumerable().WithCancellation(stop))
            known[t.Contact.Phone] = (t.Contact, known.GetValueOrDefault(t.Contact.Phone).Tickets + 1, t.SubmittedAt);
        foreach (var (_, (c, tickets, last)) in known.OrderBy(k => k.Key, StringComparer.Ordinal)) yield return [c.Name, c.Phone, c.District, c.Address, c.Email, tickets, last];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> TechniciansAsync(int tenant, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var work = await db.Technicians.ToDictionaryAsync(t => t.Id, t => t.Profile, stop);
        await foreach (var m in db.Members.Where(m => m.Role == Role.Technician).OrderBy(m => m.Login).AsAsyncEnumerable().WithCancellation(stop))
            if (work.GetValueOrDefault(m.Id) is { } w)
                yield return [m.Login, m.Name, m.NameEn, Listed(w.Skills.Select(s => FormattableString.Invariant($"{s.Code} {s.Level}"))), Listed(w.Districts), Listed(w.Certificates), w.JobsPerDay, w.JobsAtOnce, m.Active];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> PartsAsync(int tenant, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        foreach (var (sku, part) in (await rules.LatestAsync<RateCard>(db, stop)).Parts.OrderBy(p => p.Key, StringComparer.Ordinal))
            yield return [sku, part.Name.Zh, part.Name.En, part.Unit, part.TaxRate * 100];
    }

    // The numbers first, then the tickets by handfuls: nothing is held open while a slow line takes them.
    private async IAsyncEnumerable<IReadOnlyList<object?>> TicketsAsync(int tenant, [EnumeratorCancellation] CancellationToken stop)
    {
        List<Guid> all;
        Dictionary<string, Bilingual> lines, faults;
        Dictionary<Guid, Bilingual> people;
        string currency;
        CustomFields own;
        await using (var db = store.Read(tenant))
        {
            all = await db.Tickets.OrderBy(t => t.SubmittedAt).ThenBy(t => t.Number).Select(t => t.Id).ToListAsync(stop);
            lines = await FigureLabels.LinesAsync(db, stop);
            faults = await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop);
            people = await db.Members.ToDictionaryAsync(m => m.Id, m => new Bilingual(m.Name, m.NameEn), stop);
            own = await rules.FieldsAsync(db, stop);
            currency = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.Currency).SingleAsync(stop);
        }
        foreach (var ids in all.Chunk(AtOnce))
        {
            await using var db = store.Read(tenant);
            var some = (await db.Tickets.Where(t => ids.Contains(t.Id)).ToListAsync(stop)).ToDictionary(t => t.Id);
            var devices = some.Values.Select(t => t.DeviceId).OfType<Guid>().Distinct().ToArray();
            var serials = await db.Devices.Where(d => devices.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Serial, stop);
            foreach (var t in ids.Where(some.ContainsKey).Select(id => some[id]))
                yield return
                [
                    t.Number, t.State, t.Channel, t.Priority, lines.GetValueOrDefault(t.Line), faults.GetValueOrDefault(t.Fault), t.SubmittedAt, t.EndedAt, t.Contact.Name, t.Contact.Phone, t.Contact.District,
                    t.Contact.Address, t.DeviceId is { } device ? serials.GetValueOrDefault(device) : null, t.Model, t.Description, t.TechnicianId is { } who ? people.GetValueOrDefault(who) : null,
                    t.Resolution, t.Settlement.Proposed, t.Settlement.Credits, currency, t.Stars, t.ReopenCount,
                    .. own.Fields.Select(f => OwnCell(f, t.Fields.FirstOrDefault(v => v.Code == f.Code)?.Is)),
                ];
        }
    }

    // Numbers stay numbers, so that they can be summed.
    private static object? OwnCell(CustomField field, FieldReading? value) =>
        field.Kind == FieldKind.Number && decimal.TryParse(value?.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : value?.Text;

    private static string Listed(IEnumerable<string> words) => string.Join("; ", words);
}
