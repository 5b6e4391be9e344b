using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What the holder of a tracking link may see, and nothing else.</summary>
public sealed class TrackReads(Db store, LinkBook links, RuleBook rules, TimeProvider clock)
{
    // A promise that is broken by the clock alone is said this much later at most.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SharedReading<(int Tenant, Guid Ticket), TrackView?> _pages = new(clock, Fresh);

    /// <summary>The page behind a link; null when the link opens nothing (unknown, expired, revoked: no difference).</summary>
    public async Task<TrackView?> ReadAsync(string secret, CancellationToken stop) =>
        await links.OpenAsync(secret, LinkScope.Track, stop) is { } link
            ? await _pages.GetAsync((link.Tenant, link.TargetId), link.Number, () => ReadAsync(link.Tenant, link.TargetId), stop)
            : null;

    /// <summary>Which ticket of which company a link opens; null when it opens nothing.</summary>
    public async Task<(int Tenant, Guid TicketId)?> OpensAsync(string secret, CancellationToken stop) =>
        await links.OpenAsync(secret, LinkScope.Track, stop) is { } link ? (link.Tenant, link.TargetId) : null;

    /// <summary>Times the customer may move his appointment to; none when the link opens nothing or nobody is bound.</summary>
    public async Task<IReadOnlyList<ArrivalWindow>> FreeWindowsAsync(string secret, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await links.FindAsync(secret, LinkScope.Track, now, stop) is not { } link) return [];
        await using var db = store.Read(link.TenantId);
        var technician = await db.Tickets.Where(t => t.Id == link.TargetId).Select(t => t.TechnicianId).SingleAsync(stop);
        return technician is { } id ? await Schedule.FreeAsync(db, rules, id, link.TargetId, now, int.MaxValue, stop) : [];
    }

    // What everybody who holds a link to this ticket sees; nothing in it depends on the reader.
    private async Task<TrackView?> ReadAsync(int company, Guid id)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Read(company);
        var ticket = await db.Tickets.Include(t => t.Visits).SingleOrDefaultAsync(t => t.Id == id);
        if (ticket is null) return null;
        var tenant = await db.Tenants.SingleAsync(t => t.Id == company);
        var product = await db.Products.SingleAsync(p => p.Line == ticket.Line);
        var fault = await db.Faults.SingleAsync(f => f.Code == ticket.Fault);
        var card = await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, default);
        var events = await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == id).OrderByDescending(e => e.Version).ToListAsync();
        var facts = events.Select(e => e.ToTicketEvent()).ToList();
        var view = View(ticket, tenant, product, fault, card, [.. facts.Select(TrackLog.Line).OfType<TrackLogLine>()], now);
        if (ticket.State == TicketState.Cancelled && TicketLinks.Above(TicketLinks.Of(facts.AsEnumerable().Reverse().Select(e => e.Fact)), LinkKind.DuplicateOf) is { } onward)
        {
            // Somebody else's ticket stays somebody else's: not even its number is told.
            var contact = await db.Tickets.Where(t => t.Id == onward.Other).Select(t => t.Contact).SingleOrDefaultAsync();
            view = view with { Merged = true, GoesOnAt = contact?.IsSamePerson(ticket.Contact) == true ? onward.Number : null };
        }
        return await ModuleGate.IsOnAsync(db, Modules.Tracking, default) ? view : view with { Off = true, Technician = null, OfferedTo = null, Appointment = null, Log = [], Open = [], Pauses = [] };
    }

    private static TrackView View(
        Ticket t, Tenant tenant, Product product, Fault fault, RateCard card, IReadOnlyList<TrackLogLine> log, DateTimeOffset now)
    {
        var customer = Actor.Customer(t.Contact.Name);
        var quote = t.LatestQuote;
        return new TrackView
        {
            Tenant = tenant.Id, TicketId = t.Id, Version = t.Version, ReadAt = now,
            Company = new(tenant.Name, tenant.NameEn), Hotline = tenant.Hotline, Zone = tenant.Zone, Currency = tenant.Currency, Demo = tenant.Demo,
            Number = t.Number, State = t.State, Mode = t.Mode, Product = new(product.Name, product.NameEn), Fault = new(fault.Name, fault.NameEn), Model = t.Model,
            Technician = t.State >= TicketState.Accepted ? t.TechnicianName : null, OfferedTo = t.State == TicketState.Offered ? t.TechnicianName : null,
            Visit = t.LiveVisit is { } v ? new(v.State, v.Window, v.Eta, v.ArrivedAt) : null, Appointment = Appointment.Of(t), Hold = t.Hold?.Reason, Pauses = t.Pauses,
            Charges = t.PriceAt(card, now), Labour = t.LabourTimer, Ceiling = t.Ceiling, QuoteApproved = t.Quotes.Any(q => q.State == QuoteState.Approved), Settlement = t.Settlement,
            Quote = quote is { IsOpen: true } ? new(quote.Version, quote.Findings, quote.ExtraWork, quote.ExpiresAt, ServiceCharges.Price(card, t.Cover, quote.Planned)) : null,
            MissingPart = t.MissingPart, Disputes = t.Disputes, ReopenUntil = t.ReopenUntil, Stars = t.Stars, ComplainedAt = t.ComplainedAt, CancelReason = t.CancelReason,
            Contact = new(Masked.Name(t.Contact.Name), Masked.Phone(t.Contact.Phone), t.Contact.District), Resolution = t.Resolution,
            CancellationFee = t.CancellationFeeApplies, Log = log, Open = [.. Enum.GetValues<TicketAct>().Where(a => t.Allows(a, customer))],
        };
    }
}
