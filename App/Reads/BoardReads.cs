using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The schedule board, with the viewer's rights.</summary>
public sealed class BoardReads(Db store, RuleBook rules, TimeProvider clock)
{
    private const int MostWaiting = 200;
    private static readonly TicketAct[] Moves = [TicketAct.Offer, TicketAct.Unassign, TicketAct.Book, TicketAct.Reschedule];
    private static readonly VisitState[] Moot = [VisitState.Rescheduled, VisitState.Cancelled];

    /// <summary>One day; today when none is asked for.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<BoardView> ReadAsync(Viewer viewer, DateOnly? day, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var now = clock.GetUtcNow();
        var zone = await db.ZoneAsync(stop);
        var today = LocalTime.Day(now, zone);
        var shown = day ?? today;
        var whole = new Interval(LocalTime.Start(shown, zone), LocalTime.Start(shown.AddDays(1), zone));
        var company = await rules.LatestAsync<BusinessCalendar>(db, stop);
        var people = await PeopleAsync(db, stop);
        var (visits, waiting) = (await VisitsAsync(db, viewer, whole, stop), await WaitingAsync(db, viewer, stop));
        var rows = people.Select(p => Row(p.Profile, p.Name, company, whole, visits, waiting)).ToList();
        var (from, to) = Span(whole, rows);
        return new(shown, today, zone.Id, now, from, to, rows, [.. waiting.Where(c => c.State != TicketState.Offered)]);
    }

    /// <summary>The week of a day; this week when none is asked for.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<BoardWeek> WeekAsync(Viewer viewer, DateOnly? day, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var zone = await db.ZoneAsync(stop);
        var today = LocalTime.Day(clock.GetUtcNow(), zone);
        var monday = BoardWeek.MondayOf(day ?? today);
        var days = Enumerable.Range(0, 7).Select(i => new Interval(LocalTime.Start(monday.AddDays(i), zone), LocalTime.Start(monday.AddDays(i + 1), zone))).ToList();
        var company = await rules.LatestAsync<BusinessCalendar>(db, stop);
        var (visits, waiting) = (await VisitsAsync(db, viewer, new(days[0].From, days[^1].To), stop), await WaitingAsync(db, viewer, stop));
        return new(monday, today, [.. (await PeopleAsync(db, stop)).Select(p => new BoardWeekRow(p.Profile.Id, p.Name, [.. days.Select(d => Sum(p.Profile, p.Name, company, d, visits, waiting))]))]);
    }

    // The same row as the day shows, counted: week and day cannot disagree.
    private static BoardWeekDay Sum(Technician t, Bilingual name, BusinessCalendar company, Interval day, IReadOnlyList<BoardCard> visits, IReadOnlyList<BoardCard> waiting)
    {
        var row = Row(t, name, company, day, [.. visits.Where(c => c.Window is { } w && w.From < day.To && day.From < w.To)], waiting);
        var working = Stops.TakenFrom(row.Shift, row.Away).Sum(open => open.Length.Ticks);
        return new(row.Jobs, row.JobsPerDay, new(working), row.Away.Count > 0);
    }

    private static async Task<IReadOnlyList<(Technician Profile, Bilingual Name)>> PeopleAsync(AppDb db, CancellationToken stop)
    {
        var people = await db.Members.Where(m => m.Role == Role.Technician && m.Active)
            .Join(db.Technicians, m => m.Id, t => t.Id, (m, t) => new { m.Name, m.NameEn, t.Profile }).ToListAsync(stop);
        return [.. people.Where(p => p.Profile.Active).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Profile, new Bilingual(p.Name, p.NameEn)))];
    }

    /// <summary>One ticket as it stands now, on whatever day; null when the company has no such ticket.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<BoardCard?> OneAsync(Viewer viewer, Guid ticketId, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        if (await CardsAsync(db, viewer, new HashSet<Guid> { ticketId }, stop) is not [var card]) return null;
        return await db.Visits.Where(v => v.TicketId == ticketId && v.State <= VisitState.Break).FirstOrDefaultAsync(stop) is { } visit ? Card(card, visit) : card;
    }

    private static BoardRow Row(Technician t, Bilingual name, BusinessCalendar company, Interval day, IReadOnlyList<BoardCard> visits, IReadOnlyList<BoardCard> waiting)
    {
        var offers = waiting.Where(c => c.State == TicketState.Offered && c.TechnicianId == t.Id).ToList();
        var cards = visits.Where(c => c.TechnicianId == t.Id).Concat(offers.Where(o => o.Window is { } w && w.From < day.To && day.From < w.To)).OrderBy(c => c.Window!.Value.From).ToList();
        var closed = company.HoursOf(company.DayOf(day.From)).Special is not null;
        var shift = t.Standby is { } standby ? Called(standby, day)
            : t.Shift.Segments(day.From, day.To).SelectMany(open => closed ? company.Segments(open.From, open.To) : [open]).ToList();
        var away = t.Leaves.Where(l => l.From < day.To && day.From < l.To).Select(l => new Interval(Later(l.From, day.From), Earlier(l.To, day.To))).ToList();
        var jobs = cards.Count(c => c.Visit is not (VisitState.Missed or VisitState.NoShowCustomer));
        return new(t.Id, name, shift, away, jobs, t.JobsPerDay, cards, [.. offers.Where(o => o.Window is null)]);
    }

    // Whoever comes only when called is at work from his call on.
    private static List<Interval> Called(Standby standby, Interval day) =>
        standby.CalledAt is { } since && since < day.To && since + Standby.Longest > day.From ? [new(Later(since, day.From), Earlier(since + Standby.Longest, day.To))] : [];

    // Whole half hours from the first shift or visit to the last; the day when nobody works.
    private static (DateTimeOffset From, DateTimeOffset To) Span(Interval day, IReadOnlyList<BoardRow> rows)
    {
        var used = rows.SelectMany(r => r.Shift.Concat(r.Cards.Select(c => new Interval(Later(c.Window!.Value.From, day.From), Earlier(c.Window.Value.To, day.To))))).ToList();
        if (used.Count == 0) return (day.From, day.To);
        var step = BoardView.Step;
        var (first, last) = ((used.Min(u => u.From) - day.From) / step, (used.Max(u => u.To) - day.From) / step);
        return (day.From + Math.Floor(first) * step, day.From + Math.Ceiling(last) * step);
    }

    private static async Task<IReadOnlyList<BoardCard>> VisitsAsync(AppDb db, Viewer viewer, Interval day, CancellationToken stop)
    {
        var (from, to) = (day.From, day.To);
        var visits = await db.Visits.Where(v => v.From < to && v.To > from && !Moot.Contains(v.State)).ToListAsync(stop);
        var cards = (await CardsAsync(db, viewer, visits.Select(v => v.TicketId).ToHashSet(), stop)).ToDictionary(c => c.TicketId);
        return [.. visits.Where(v => cards.ContainsKey(v.TicketId)).Select(v => Card(cards[v.TicketId], v))];
    }

    // A visit that is over or under way stands where it was, whatever its ticket could still do.
    private static BoardCard Card(BoardCard card, Visit visit) => card with
    {
        Window = visit.Window,
        Visit = visit.State,
        TechnicianId = visit.TechnicianId,
        Open = visit.State is VisitState.Proposed or VisitState.Confirmed ? card.Open : [],
    };

    private static async Task<IReadOnlyList<BoardCard>> WaitingAsync(AppDb db, Viewer viewer, CancellationToken stop)
    {
        var ids = await db.Tickets
            .Where(t => t.Mode == ServiceMode.Visit && (t.State == TicketState.Triaged || t.State == TicketState.Offered || t.State == TicketState.Accepted))
            .OrderBy(t => t.CycleStartedAt).ThenBy(t => t.Number).Select(t => t.Id).Take(MostWaiting).ToListAsync(stop);
        var cards = (await CardsAsync(db, viewer, ids.ToHashSet(), stop)).ToDictionary(c => c.TicketId);
        var offered = cards.Values.Where(c => c.State == TicketState.Offered).Select(c => c.TicketId).ToList();
        var offers = (await db.Events.Where(e => e.Subject == Subjects.Ticket && offered.Contains(e.SubjectId) && e.Kind == nameof(OfferMade)).ToListAsync(stop))
            .GroupBy(e => e.SubjectId).ToDictionary(g => g.Key, g => ((OfferMade)g.MaxBy(e => e.Version)!.ToTicketEvent().Fact).Window);
        return [.. ids.Where(cards.ContainsKey).Select(id => cards[id] with { Window = offers.GetValueOrDefault(id) })];
    }

    private static async Task<IReadOnlyList<BoardCard>> CardsAsync(AppDb db, Viewer viewer, HashSet<Guid> ids, CancellationToken stop)
    {
        var tickets = await db.Tickets.Where(t => ids.Contains(t.Id)).Select(t => new
        {
            t.Id, t.Number, t.State, t.Priority, t.Line, t.Fault, t.District, t.TechnicianId, t.TechnicianName, t.OfferExpiresAt, t.Hold,
            EnRoute = t.Visits.Any(v => v.State == VisitState.EnRoute),
        }).ToListAsync(stop);
        var products = await db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop);
        var faults = await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop);
        return [.. tickets.Select(t => new BoardCard
        {
            TicketId = t.Id, Number = t.Number, State = t.State, Priority = t.Priority, TechnicianId = t.TechnicianId, Technician = t.TechnicianName,
            Product = products[t.Line], Fault = faults[t.Fault], District = t.District, OfferUntil = t.State == TicketState.Offered ? t.OfferExpiresAt : null,
            Held = t.Hold is not null, Open = t.EnRoute ? [] : [.. Moves.Where(a => TicketRules.Allow(a, t.State, viewer.Actor))],
        })];
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
