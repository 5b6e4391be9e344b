using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The desk's views, filters and sorts as questions to the store.</summary>
internal static class DeskFilter
{
    /// <summary>The tickets of one saved view.</summary>
    /// <param name="tag">The tag that will be asked for, if any: what ended is found through it.</param>
    /// <param name="heldForCustomer">Ids of the tickets that are held because of the customer.</param>
    /// <param name="field">The custom field that is asked for, if any.</param>
    public static IQueryable<Ticket> Of(
        DeskView view, AppDb db, Viewer viewer, IReadOnlyCollection<Guid> heldForCustomer, DateTimeOffset now, string? tag = null, FieldIs? field = null)
    {
        var all = field is null ? db.Tickets : FieldQuestion.Of(db, field);
        var open = all.Where(t => t.State < TicketState.Closed);
        return view switch
        {
            DeskView.Mine => Mine(open, db, viewer.Id),
            DeskView.Open => open,
            DeskView.ToDispatch => open.Where(t => t.State <= TicketState.Triaged),
            DeskView.AtRisk => open.Where(t => t.State < TicketState.Completed && t.DueAt >= now && t.RiskAt <= now),
            DeskView.Breached => open.Where(t => t.State < TicketState.Completed && t.DueAt < now),
            DeskView.Parts => open.Where(t => t.State == TicketState.AwaitingParts),
            DeskView.Customer => open.Where(t => t.State == TicketState.AwaitingApproval || t.State == TicketState.Verifying || heldForCustomer.Contains(t.Id)),
            DeskView.Unanswered => open.Where(t => t.CustomerWaitsForAnswer),
            DeskView.Ended => (tag is null ? all : Tagged(all, db, tag)).Where(t => t.State >= TicketState.Closed),
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
        };
    }

    // Nearly every ticket has ended. SQLite would walk them all by their state and ask each for the tag; the limit keeps it from
    // turning the question round, so that it walks the tag's tickets instead.
    private static IQueryable<Ticket> Tagged(IQueryable<Ticket> all, AppDb db, string tag) =>
        all.Where(t => db.TicketTags.Where(x => x.Tag == tag).Select(x => x.TicketId).Contains(t.Id)).OrderBy(t => t.Id).Take(1_000_000);

    /// <summary>What a view holds of what is asked for, unsorted.</summary>
    /// <param name="heldForCustomer">Ids of the tickets that are held because of the customer.</param>
    public static async Task<(IQueryable<Ticket> Found, SearchHits? Hits)> FindAsync(
        AppDb db, Viewer viewer, DeskQuery query, IReadOnlyCollection<Guid> heldForCustomer, DateTimeOffset now, CancellationToken stop)
    {
        var hits = query.Text.Length == 0 ? null : await TicketSearch.FindAsync(db, query.Text, query.View != DeskView.Ended, stop);
        return (Narrow(Of(query.View, db, viewer, heldForCustomer, now, query.Tag, query.Field), db, query, hits), hits);
    }

    /// <summary>Only what the search text and the chosen district, line and tag leave.</summary>
    /// <param name="hits">What the search text found; null when nothing was looked for.</param>
    private static IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, AppDb db, DeskQuery query, SearchHits? hits)
    {
        if (query.District is { } district) tickets = tickets.Where(t => t.District == district);
        if (query.Line is { } line) tickets = tickets.Where(t => t.Line == line);
        if (query.Tag is { } tag) tickets = tickets.Where(t => db.TicketTags.Where(x => x.Tag == tag).Select(x => x.TicketId).Contains(t.Id));
        return hits is { Ids: var ids } ? tickets.Where(t => ids.Contains(t.Id)) : tickets;
    }

    /// <summary>In the chosen order; <see cref="DeskOrder"/> is the same order for rows already read.</summary>
    public static IQueryable<Ticket> Sort(IQueryable<Ticket> tickets, DeskSort sort) => (sort switch
    {
        DeskSort.Due => ByDue(tickets.OrderBy(t => 0)),
        DeskSort.Newest => tickets.OrderByDescending(t => t.SubmittedAt),
        DeskSort.LastEvent => tickets.OrderByDescending(t => t.UpdatedAt),
        DeskSort.State => ByDue(tickets.OrderBy(t => t.State)),
        DeskSort.Priority => ByDue(tickets.OrderBy(t => t.Priority)),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    }).ThenBy(t => t.Number);

    // What nobody is working on any more has no time left, whatever is still noted on it.
    private static IOrderedQueryable<Ticket> ByDue(IOrderedQueryable<Ticket> tickets) => tickets
        .ThenBy(t => t.State >= TicketState.Completed || t.DueAt == null)
        .ThenBy(t => t.State >= TicketState.Completed ? null : t.DueAt);

    /// <summary>Of these tickets, those whose latest act at the desk was this person's.</summary>
    public static IQueryable<Ticket> Mine(IQueryable<Ticket> open, AppDb db, Guid me) => open.Where(t => db.Events
        .Where(e => e.Subject == Subjects.Ticket && e.SubjectId == t.Id && e.ActorId != null && e.ActorAs != Capacity.Technician)
        .OrderByDescending(e => e.Version).Select(e => e.ActorId).FirstOrDefault() == me);
}

/// <summary>The same orders for rows already read; total, with the ticket number as last word.</summary>
public static class DeskOrder
{
    public static IComparer<DeskRow> Of(DeskSort sort) => Comparer<DeskRow>.Create((a, b) =>
    {
        var order = sort switch
        {
            DeskSort.Due => 0,
            DeskSort.Newest => b.SubmittedAt.CompareTo(a.SubmittedAt),
            DeskSort.LastEvent => b.UpdatedAt.CompareTo(a.UpdatedAt),
            DeskSort.State => a.State.CompareTo(b.State),
            DeskSort.Priority => a.Priority.CompareTo(b.Priority),
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
        };
        if (order == 0 && sort is DeskSort.Due or DeskSort.State or DeskSort.Priority) order = Due(a).CompareTo(Due(b));
        return order != 0 ? order : string.CompareOrdinal(a.Number, b.Number);
    });

    private static DateTimeOffset Due(DeskRow row) => row.DueAt ?? DateTimeOffset.MaxValue;
}
