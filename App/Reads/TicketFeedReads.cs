using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using RuleBook = Plainmend.Data.RuleBook;

namespace Plainmend.Reads;

/// <summary>Tickets as a company's own programs read them: one by its number, or whatever changed since they last asked.</summary>
public sealed class TicketFeedReads(Db store, RuleBook rules, TimeProvider clock)
{
    /// <summary>The most events one page of changes looks at.</summary>
    public const int Most = 200;

    /// <summary>The ticket with this number; null when the company has no such one.</summary>
    public async Task<FeedTicket?> FindAsync(int tenant, string number, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return (await ReadAsync(db, db.Tickets.Where(t => t.Number == number), stop)).SingleOrDefault();
    }

    /// <summary>Tickets with an event after this one, each once and as it is now, in the order of those events.</summary>
    /// <param name="after">Number of the last event that was seen; 0 from the beginning.</param>
    public async Task<TicketChanges> ChangesAsync(int tenant, long after, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var events = await db.Events.Where(e => e.Number > after && e.Subject == Subjects.Ticket).OrderBy(e => e.Number).Take(Most + 1)
            .Select(e => new { e.Number, e.SubjectId }).ToListAsync(stop);
        var seen = events.Take(Most).ToList();
        var order = seen.Select(e => e.SubjectId).Distinct().ToList();
        var tickets = (await ReadAsync(db, db.Tickets.Where(t => order.Contains(t.Id)), stop)).ToDictionary(t => t.Id);
        return new([.. order.Where(tickets.ContainsKey).Select(id => tickets[id])], seen.Count > 0 ? seen[^1].Number : after, events.Count > Most);
    }

    /// <summary>Every fault that can be reported.</summary>
    public async Task<IReadOnlyList<FaultCode>> FaultsAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var lines = db.Products.Where(p => p.Active).Select(p => p.Line);
        return await db.Faults.Where(f => f.Active && lines.Contains(f.Line)).OrderBy(f => f.Line).ThenBy(f => f.Code).Select(f => new FaultCode(f.Line, f.Code)).ToListAsync(stop);
    }

    private async Task<IReadOnlyList<FeedTicket>> ReadAsync(AppDb db, IQueryable<Ticket> asked, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var found = new List<FeedTicket>();
        foreach (var t in await asked.Include(t => t.Visits).ToListAsync(stop))
            found.Add(FeedTicket.Of(t, t.PriceAt(await rules.GetAsync<RateCard>(db, t.RateCardVersion, stop), now).TotalMoney));
        return found;
    }
}

/// <summary>A fault of a product line, by their codes.</summary>
public sealed record FaultCode(string Line, string Code);

/// <summary>What changed.</summary>
/// <param name="Next">What to ask for next.</param>
/// <param name="More">Whether there is more at once.</param>
public sealed record TicketChanges(IReadOnlyList<FeedTicket> Tickets, long Next, bool More);

/// <summary>A ticket as a program reads it. Instants are UTC, amounts in the company's currency.</summary>
/// <param name="Technician">Who is to do it; null while nobody is.</param>
/// <param name="Due">When the next promise is due; null while no clock runs.</param>
/// <param name="Total">What it comes to so far, tax included.</param>
/// <param name="Ceiling">What the customer agreed to at most.</param>
/// <param name="Fields">Custom fields that have a value, by their codes: numbers with a point, days as 2026-06-15, yes or no.</param>
/// <param name="Stars">His rating, 1 to 5.</param>
public sealed record FeedTicket(
    Guid Id, string Number, TicketState State, Channel Channel, Priority Priority, ServiceMode Mode, string Line, string Fault, string Model, string Description, Contact Contact,
    DateTimeOffset ReportedAt, DateTimeOffset UpdatedAt, DateTimeOffset? EndedAt, string? Technician, FeedVisit? Visit, FeedDue? Due, PauseReason? Hold, FeedQuote? Quote,
    Currency Currency, decimal Total, decimal Ceiling, SettlementState Settlement, int? Stars, IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Fields)
{
    internal static FeedTicket Of(Ticket t, Money total) => new(
        t.Id, t.Number, t.State, t.Channel, t.Priority, t.Mode, t.Line, t.Fault, t.Model, t.Description, t.Contact,
        t.SubmittedAt, t.UpdatedAt, t.EndedAt, t.TechnicianName, t.LiveVisit is { } v ? new(v.State, v.From, v.To, v.Eta) : null,
        t.DueAt is { } due && t.State.IsWorking() ? new(t.DueTarget, due) : null, t.Hold?.Reason, t.LatestQuote is { IsOpen: true } q ? new(q.Version, q.Total, q.ExpiresAt) : null,
        total.Currency, total.Amount, t.Ceiling, t.Settlement.State, t.Stars, t.Tags, t.Fields.ToDictionary(f => f.Code, f => f.Is.Value));
}

/// <summary>The appointment.</summary>
public sealed record FeedVisit(VisitState State, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Eta);

/// <summary>The next promise.</summary>
public sealed record FeedDue(SlaTarget? Target, DateTimeOffset At);

/// <summary>What waits for the customer's yes.</summary>
public sealed record FeedQuote(int Version, decimal Total, DateTimeOffset ExpiresAt);
