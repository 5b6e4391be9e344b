using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What a technician sees: his own jobs and nothing else.</summary>
public sealed class TechnicianReads(Db store, RuleBook rules, TimeProvider clock)
{
    /// <summary>His jobs: offers, today's and earlier ones still open, later ones, and what he finished today.</summary>
    public async Task<JobList> JobsAsync(Viewer who, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Read(who.Tenant);
        var zone = await db.Tenants.Where(t => t.Id == who.Tenant).Select(t => t.Zone).SingleAsync(stop);
        var (from, to) = Today(zone, now);
        var tickets = await db.Tickets.Include(t => t.Visits).Where(t => t.TechnicianId == who.Id
            && (t.State >= TicketState.Offered && t.State <= TicketState.InRepair || t.FinishedAt >= from || t.CompletedAt >= from)).ToListAsync(stop);
        var products = await db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop);
        var faults = await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop);
        var rows = tickets.Select(t => Row(t, products[t.Line], faults[t.Fault]))
            .OrderBy(r => Turn(r)).ThenBy(r => r.OfferUntil ?? r.Window?.From ?? r.Due ?? DateTimeOffset.MaxValue).ThenBy(r => r.Number, StringComparer.Ordinal).ToList();
        var open = rows.Where(r => r.State is > TicketState.Offered and <= TicketState.InRepair).ToList();
        return new(now, zone, [.. rows.Where(r => r.State == TicketState.Offered)],
            [.. open.Where(r => !(r.Window?.From >= to))], [.. open.Where(r => r.Window?.From >= to)], [.. rows.Where(r => r.State > TicketState.InRepair)]);
    }

    /// <summary>His visits that are not over, by time.</summary>
    public async Task<IReadOnlyList<ComingVisit>> VisitsAsync(Viewer who, CancellationToken stop)
    {
        await using var db = store.Read(who.Tenant);
        var tickets = await db.Tickets.Include(t => t.Visits).Where(t => t.TechnicianId == who.Id && t.State == TicketState.Scheduled).ToListAsync(stop);
        var products = await db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop);
        var faults = await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop);
        return [.. tickets.Where(t => t.LiveVisit is not null).OrderBy(t => t.LiveVisit!.From).Select(t => new ComingVisit(
            t.Id, t.Number, Appointment.Of(t)!, products[t.Line], faults[t.Fault], t.Contact.Name, t.Contact.Phone, $"{t.Contact.District} {t.Contact.Address}".Trim()))];
    }

    /// <summary>The ticket of this number when it is his; null otherwise.</summary>
    public async Task<Guid?> FindAsync(Viewer who, string number, CancellationToken stop)
    {
        await using var db = store.Read(who.Tenant);
        return await db.Tickets.Where(t => t.Number == number && t.TechnicianId == who.Id).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
    }

    /// <summary>One of his jobs; null when it is not (or no longer) his.</summary>
    public async Task<JobView?> JobAsync(Viewer who, Guid ticketId, CancellationToken stop)
    {
        await using var db = store.Read(who.Tenant);
        var ticket = await db.Tickets.Include(t => t.Visits).SingleOrDefaultAsync(t => t.Id == ticketId && t.TechnicianId == who.Id, stop);
        if (ticket is null) return null;
        var events = await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticketId).OrderByDescending(e => e.Version).ToListAsync(stop);
        var watching = (await WatchShelf.OfAsync(db, ticketId, stop)).Any(w => w.Id == who.Id);
        var view = JobPicture.Of(ticket, who.Actor, clock.GetUtcNow(), new(
            await db.Tenants.SingleAsync(t => t.Id == who.Tenant, stop), await db.Products.SingleAsync(p => p.Line == ticket.Line, stop),
            await db.Faults.SingleAsync(f => f.Code == ticket.Fault, stop), await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, stop),
            ticket.DeviceId is { } device ? await db.Devices.SingleOrDefaultAsync(d => d.Id == device, stop) : null,
            await ModuleGate.IsOnAsync(db, Domain.People.Modules.Parts, stop), [.. events.Select(e => JobPicture.Line(e.ToTicketEvent())).OfType<TrackLogLine>()],
            await rules.FieldsAsync(db, stop)));
        return view with { Watching = watching };
    }

    /// <summary>What intended work would come to; null when the job is not his.</summary>
    /// <exception cref="RefusedException">A quantity is out of range, or a part is not in the price list.</exception>
    public async Task<PlannedPrice?> PriceAsync(Viewer who, Guid ticketId, IReadOnlyList<WorkItem> items, CancellationToken stop)
    {
        await using var db = store.Read(who.Tenant);
        var ticket = await db.Tickets.Include(t => t.Visits).SingleOrDefaultAsync(t => t.Id == ticketId && t.TechnicianId == who.Id, stop);
        if (ticket is null) return null;
        var fault = await db.Faults.SingleAsync(f => f.Code == ticket.Fault, stop);
        var card = await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, stop);
        var now = clock.GetUtcNow();
        var statement = ticket.PriceAt(card, now, items.Select((item, i) => PlannedWork.Record(ticket, card, fault, item, $"plan:{i}", now)));
        return new(statement, statement.TotalMoney.Amount, ticket.Ceiling);
    }

    // What is going on now comes first, then the order of the day.
    private static int Turn(JobRow row) => row switch
    {
        { State: TicketState.Offered } => 0,
        { State: TicketState.InDiagnosis or TicketState.InRepair } or { Visit: VisitState.EnRoute } => 1,
        _ => 2,
    };

    private static JobRow Row(Ticket t, Bilingual product, Bilingual fault) => new(
        t.Id, t.Number, t.State, t.LiveVisit?.State, product, fault, t.District, t.State == TicketState.Offered ? null : t.Contact.Address,
        t.LiveVisit?.Window ?? (t.State == TicketState.Offered ? t.Preferred : null), t.OfferExpiresAt, t.DueAt, t.RiskAt, t.Hold is not null, t.CustomerWaitsForAnswer);

    private static (DateTimeOffset From, DateTimeOffset To) Today(string zone, DateTimeOffset now)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var day = TimeZoneInfo.ConvertTime(now, place).Date;
        return (At(day), At(day.AddDays(1)));
        DateTimeOffset At(DateTime local) => new DateTimeOffset(local, place.GetUtcOffset(local)).ToUniversalTime();
    }
}
