using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What the holder of a tracking link may see, and nothing else.</summary>
public sealed class TrackReads(Db store, LinkBook links, RuleBook rules, TimeProvider clock)
{
    /// <summary>The page behind a link; null when the link opens nothing (unknown, expired, revoked: no difference).</summary>
    public async Task<TrackView?> ReadAsync(string secret, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await links.FindAsync(secret, LinkScope.Track, now, stop) is not { } link) return null;
        await using var db = store.Read(link.TenantId);
        var ticket = await db.Tickets.Include(t => t.Visits).SingleOrDefaultAsync(t => t.Id == link.TargetId, stop);
        if (ticket is null) return null;
        var tenant = await db.Tenants.SingleAsync(t => t.Id == link.TenantId, stop);
        var product = await db.Products.SingleAsync(p => p.Line == ticket.Line, stop);
        var fault = await db.Faults.SingleAsync(f => f.Code == ticket.Fault, stop);
        var card = await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, stop);
        var events = await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticket.Id).OrderByDescending(e => e.Version).ToListAsync(stop);
        return View(ticket, tenant, product, fault, card, [.. events.Select(e => TrackLog.Line(e.ToTicketEvent())).OfType<TrackLogLine>()], now);
    }

    /// <summary>Times the customer may move his appointment to; none when the link opens nothing or nobody is bound.</summary>
    public async Task<IReadOnlyList<ArrivalWindow>> FreeWindowsAsync(string secret, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await links.FindAsync(secret, LinkScope.Track, now, stop) is not { } link) return [];
        await using var db = store.Read(link.TenantId);
        var technician = await db.Tickets.Where(t => t.Id == link.TargetId).Select(t => t.TechnicianId).SingleAsync(stop);
        return technician is { } id ? await Schedule.FreeAsync(db, id, link.TargetId, now, 12, stop) : [];
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
            Visit = t.LiveVisit is { } v ? new(v.State, v.Window, v.Eta, v.ArrivedAt) : null, Hold = t.Hold?.Reason, Pauses = t.Pauses,
            Charges = t.Price(card), Ceiling = t.Ceiling, QuoteApproved = t.Quotes.Any(q => q.State == QuoteState.Approved), Settlement = t.Settlement,
            Quote = quote is { IsOpen: true } ? new(quote.Version, quote.Findings, quote.ExtraWork, quote.ExpiresAt, ServiceCharges.Price(card, t.Cover, quote.Planned)) : null,
            MissingPart = t.MissingPart, Disputes = t.Disputes, ReopenUntil = t.ReopenUntil, Stars = t.Stars, CancelReason = t.CancelReason,
            Contact = new(Masked.Name(t.Contact.Name), Masked.Phone(t.Contact.Phone), t.Contact.District), Resolution = t.Resolution,
            CancellationFee = t.CancellationFeeApplies, Log = log, Open = [.. Enum.GetValues<TicketAct>().Where(a => t.Allows(a, customer))],
        };
    }
}
