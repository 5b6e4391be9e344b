using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Stock;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// What a ticket's facts mean for the stock, in the ticket's own transaction: approved parts are set aside, used ones taken,
/// and what is left at the end let go. The door asks after every act, so that no act can forget it.
/// </summary>
internal static class StockShelf
{
    private static readonly Actor Stock = Actor.System("Stock");

    /// <summary>Carries the new facts of a ticket over to the stock.</summary>
    /// <returns>Articles of which more is free than before.</returns>
    /// <exception cref="Domain.RefusedException"><see cref="Domain.Refusal.StockShort"/>: a part that is kept in stock was used and there is none.</exception>
    public static async Task<IReadOnlyList<string>> FollowAsync(TicketAtHand at, CancellationToken stop)
    {
        var facts = at.Ticket.SeeNewEvents();
        foreach (var e in facts)
            if (e.Fact is Used { Record: var used } && ServiceMeters.ArticleOf(used.Meter) is { } sku) await UseAsync(at, sku, used.Amount, e.By, stop);
        if (facts.Any(e => e.Fact is QuoteApproved) && await ModuleGate.IsOnAsync(at.Db, Modules.Parts, stop)) return await SetAsideAsync(at, stop);
        return facts.Any(e => e.Fact is WorkFinished or WorkStopped or Cancelled or QuoteRejected { Stop: true }) ? await ReleaseAsync(at, stop) : [];
    }

    /// <summary>A part came that a ticket waits for: it is set aside and work can go on, or the next missing one is named.</summary>
    public static async Task ServeAsync(TicketAtHand at, string sku, CancellationToken stop)
    {
        if (at.Ticket.State != TicketState.AwaitingParts || at.Ticket.MissingPart?.Sku != sku || await StockLedger.FindAsync(at.Db, sku, stop) is not { } part) return;
        var places = await PlacesAsync(at, stop);
        var wanted = at.Ticket.PartsToCome().GetValueOrDefault(sku) - part.ReservedFor(at.Ticket.Id);
        if (wanted > 0 ? !part.Reserve(at.Ticket.Id, wanted, places) : part.Free(places) <= 0) return;
        StockLedger.Note(at.Db, part, Stock, at.Now);
        at.Ticket.ReportPartArrived(Stock, at.Now);
        await SetAsideAsync(at, stop);
    }

    private static async Task UseAsync(TicketAtHand at, string sku, decimal quantity, Actor by, CancellationToken stop)
    {
        if (await StockLedger.FindAsync(at.Db, sku, stop) is not { } part) return;
        var mine = part.ReservedFor(at.Ticket.Id);
        if (mine == 0 && !(part.IsKeptFor(at.Ticket.CycleStartedAt) && await ModuleGate.IsOnAsync(at.Db, Modules.Parts, stop))) return;
        part.Use(at.Ticket.Id, quantity, await PlacesAsync(at, stop));
        StockLedger.Note(at.Db, part, by, at.Now);
    }

    // All of an article or nothing of it: two tickets that hold a half each would wait for each other.
    private static async Task<IReadOnlyList<string>> SetAsideAsync(TicketAtHand at, CancellationToken stop)
    {
        var (places, wanted, missing) = (await PlacesAsync(at, stop), at.Ticket.PartsToCome(), "");
        var freed = new List<string>();
        foreach (var sku in at.Ticket.PartsPlanned().Order(StringComparer.Ordinal))
        {
            if (await StockLedger.FindAsync(at.Db, sku, stop) is not { } part || !part.IsKeptFor(at.Ticket.CycleStartedAt)) continue;
            var more = wanted.GetValueOrDefault(sku) - part.ReservedFor(at.Ticket.Id);
            if (more < 0) freed.Add(sku);
            if (more < 0) part.Release(at.Ticket.Id, wanted.GetValueOrDefault(sku));
            if (more > 0 && !part.Reserve(at.Ticket.Id, more, places) && missing.Length == 0) missing = sku;
            StockLedger.Note(at.Db, part, Stock, at.Now);
        }
        if (missing.Length > 0) at.Ticket.ReportPartMissing(missing, at.Card.Parts.TryGetValue(missing, out var known) ? known.Name.Zh : missing, null, Stock, at.Now);
        return freed;
    }

    private static async Task<IReadOnlyList<string>> ReleaseAsync(TicketAtHand at, CancellationToken stop)
    {
        var freed = new List<string>();
        foreach (var sku in at.Ticket.PartsPlanned().Order(StringComparer.Ordinal))
        {
            if (await StockLedger.FindAsync(at.Db, sku, stop) is not { } part || part.ReservedFor(at.Ticket.Id) == 0) continue;
            part.Release(at.Ticket.Id);
            StockLedger.Note(at.Db, part, Stock, at.Now);
            freed.Add(sku);
        }
        return freed;
    }

    // His own van first, then the stores; what lies in a colleague's van is not at hand.
    private static async Task<IReadOnlyList<Guid>> PlacesAsync(TicketAtHand at, CancellationToken stop)
    {
        var stores = await at.Db.Stores.OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(stop);
        return at.Ticket.TechnicianId is { } technician ? [technician, .. stores] : stores;
    }
}
