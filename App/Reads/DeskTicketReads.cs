using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using RuleBook = Plainmend.Data.RuleBook;

namespace Plainmend.Reads;

/// <summary>One ticket as the desk sees it, with the viewer's rights, and what the report form offers.</summary>
public sealed class DeskTicketReads(Db store, RuleBook rules, TimeProvider clock)
{
    /// <summary>The ticket; null when this company has no such one.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<DeskTicketView?> ReadAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var ticket = await db.Tickets.Include(t => t.Visits).SingleOrDefaultAsync(t => t.Id == id, stop);
        return ticket is null ? null : View(viewer, ticket, await AroundAsync(db, ticket, await FactsAsync(db, id, stop), stop), clock.GetUtcNow());
    }

    /// <summary>
    /// The ticket as it stood right after one of its events, by the clock of that event: state, promises and charges,
    /// rebuilt from its facts alone. Nothing can be done to the past. Null when there is no such ticket or event.
    /// </summary>
    /// <param name="version">Number of the event, from 1.</param>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<DeskTicketView?> AsOfAsync(Viewer viewer, Guid id, int version, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var facts = await FactsAsync(db, id, stop);
        if (version < 1 || version > facts.Count) return null;
        var ticket = Ticket.Replay(viewer.Tenant, id, facts.Take(version));
        return View(viewer, ticket, await AroundAsync(db, ticket, facts, stop), ticket.UpdatedAt) with { Open = [] };
    }

    private static async Task<IReadOnlyList<TicketEvent>> FactsAsync(AppDb db, Guid id, CancellationToken stop) =>
        [.. (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == id).OrderBy(e => e.Version).ToListAsync(stop)).Select(e => e.ToTicketEvent())];

    private async Task<Around> AroundAsync(AppDb db, Ticket ticket, IReadOnlyList<TicketEvent> facts, CancellationToken stop) => new(
        await db.Tenants.SingleAsync(t => t.Id == ticket.TenantId, stop),
        await db.Products.SingleAsync(p => p.Line == ticket.Line, stop),
        await db.Faults.SingleAsync(f => f.Code == ticket.Fault, stop),
        ticket.DeviceId is { } device ? await db.Devices.SingleOrDefaultAsync(d => d.Id == device, stop) : null,
        await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, stop),
        await rules.GetAsync<SlaPolicy>(db, ticket.SlaVersion, stop),
        await rules.GetAsync<BusinessCalendar>(db, ticket.CalendarVersion, stop),
        facts, await TagReads.KnownAsync(db, stop), await WatchShelf.OfAsync(db, ticket.Id, stop), await rules.FieldsAsync(db, stop));

    /// <summary>Who may be called in the notes of a ticket: everybody who may open it.</summary>
    public async Task<IReadOnlyList<Callable>> CallableAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        return await WatchShelf.CallableAsync(db, await db.Tickets.Where(t => t.Id == id).Select(t => t.TechnicianId).SingleOrDefaultAsync(stop), stop);
    }

    /// <summary>What can be reported, and where.</summary>
    public async Task<DeskCatalogue> CatalogueAsync(Viewer viewer, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var faults = await db.Faults.Where(f => f.Active).OrderBy(f => f.Code).ToListAsync(stop);
        var products = await db.Products.Where(p => p.Active).OrderBy(p => p.Line).ToListAsync(stop);
        var districts = await db.Tickets.Where(t => t.District != "").Select(t => t.District).Distinct().ToListAsync(stop);
        var areas = (await db.Technicians.Select(t => t.Profile).ToListAsync(stop)).SelectMany(t => t.Districts);
        return new(
            [.. products.Select(p => new DeskProduct(p.Line, new(p.Name, p.NameEn),
                [.. faults.Where(f => f.Line == p.Line).Select(f => new DeskFault(f.Code, new(f.Name, f.NameEn), f.Mode))]))],
            [.. districts.Concat(areas).Distinct().Order(StringComparer.Ordinal)], await rules.FieldsAsync(db, stop));
    }

    /// <summary>What the company knows of the device with this serial number, its owner included; null when it knows none.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<KnownDevice?> DeviceAsync(Viewer viewer, string serial, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var wanted = serial.Trim();
        return wanted.Length == 0 ? null : await db.Devices.Where(d => d.Serial == wanted).Select(d => new KnownDevice(d.Line, d.Model, d.Owner)).SingleOrDefaultAsync(stop);
    }

    private static DeskTicketView View(Viewer viewer, Ticket t, Around around, DateTimeOffset now)
    {
        var charges = t.PriceAt(around.Card, now);
        var fee = CancellationFee(t, around.Card, charges, now);
        var quote = t.LatestQuote is { IsOpen: true } q ? q : null;
        var retracted = around.Facts.Select(e => e.Fact).OfType<NoteRetracted>().Select(f => f.NoteVersion).ToHashSet();
        return new()
        {
            Tenant = t.TenantId, Id = t.Id, Number = t.Number, Version = t.Version, ReadAt = now, Zone = around.Tenant.Zone, Currency = around.Tenant.Currency,
            State = t.State, Priority = t.Priority, Mode = t.Mode, Channel = t.Channel, Line = t.Line, FaultCode = t.Fault,
            Product = new(around.Product.Name, around.Product.NameEn), Fault = new(around.Fault.Name, around.Fault.NameEn),
            Model = t.Model, Description = t.Description, Contact = t.Contact, Tier = t.CustomerTier, Preferred = t.Preferred, SubmittedAt = t.SubmittedAt,
            Device = around.Device is { } d ? new(d.Serial, d.Model, d.PurchasedOn, d.WarrantyUntil) : null, Entitlement = t.EntitlementReason, Cover = t.Cover,
            TechnicianId = t.TechnicianId, Technician = t.TechnicianName, OfferExpiresAt = t.OfferExpiresAt,
            Visit = t.LiveVisit is { } v ? new(v.State, v.Window, v.Eta) : null, Hold = t.Hold, Escalation = t.EscalationLevel, Chases = t.ChaseCount,
            CustomerWaits = t.CustomerWaitsForAnswer, Reopened = t.ReopenCount, Sla = t.ReadClock(around.Policy, around.Calendar, now),
            Charges = charges, Labour = t.LabourTimer, Ceiling = t.Ceiling, Settlement = t.Settlement, Disputes = t.Disputes,
            Quote = quote is null ? null : new(quote.Version, quote.Findings, quote.ExtraWork, quote.Total, quote.ExpiresAt,
                ServiceCharges.Price(around.Card, t.Cover, quote.Planned)),
            IfCancelled = charges.TotalMoney.Amount + fee, CancellationFee = fee, Decision = t.Decision, MissingPart = t.MissingPart, Checklist = t.Checklist,
            Resolution = t.Resolution, Cause = t.Cause, ReopenUntil = t.ReopenUntil, Stars = t.Stars, ComplainedAt = t.ComplainedAt,
            Tags = around.Tags.Of(t.Tags), KnownTags = around.Tags.All, Fields = TicketField.Of(around.Fields, t), Watchers = around.Watchers,
            Log = [.. around.Facts.Take(t.Version).Reverse().Select(e => Entry(e, viewer, retracted))], Open = [.. Enum.GetValues<TicketAct>().Where(a => t.Allows(a, viewer.Actor))],
        };
    }

    // A note that was taken back does not leave the house again, not even in a picture of the time before.
    private static DeskEntry Entry(TicketEvent e, Viewer viewer, HashSet<int> retracted) =>
        new(retracted.Contains(e.Version) ? e with { Fact = new NotedInternally("") } : e, retracted.Contains(e.Version), e.By.Id == viewer.Id);

    private static decimal CancellationFee(Ticket t, RateCard card, Statement charges, DateTimeOffset now)
    {
        if (!t.CancellationFeeApplies || card.Fees.All(f => f.Meter != ServiceMeters.Cancellation)) return 0;
        var with = t.PriceAt(card, now, UsageRecord.At($"{t.Id}:if-cancelled", ServiceMeters.Cancellation, now, 1, t.Number)).TotalMoney.Amount;
        // Above the ceiling it is not charged.
        return with <= t.Ceiling ? with - charges.TotalMoney.Amount : 0;
    }

    private sealed record Around(
        Tenant Tenant, Product Product, Fault Fault, Device? Device, RateCard Card, SlaPolicy Policy, BusinessCalendar Calendar, IReadOnlyList<TicketEvent> Facts, KnownTags Tags,
        IReadOnlyList<ToldPerson> Watchers, CustomFields Fields);
}

/// <summary>A device of the records, to begin a report with. Only for the desk: whoever merely knows a serial number is told nothing of its owner.</summary>
public sealed record KnownDevice(string Line, string Model, Contact? Owner);

/// <summary>What can be reported, and where.</summary>
public sealed record DeskCatalogue(IReadOnlyList<DeskProduct> Products, IReadOnlyList<string> Districts, CustomFields Fields);

/// <summary>A product line with its faults.</summary>
public sealed record DeskProduct(string Line, Bilingual Name, IReadOnlyList<DeskFault> Faults);

/// <summary>A fault that can be reported.</summary>
public sealed record DeskFault(string Code, Bilingual Name, ServiceMode Mode);
