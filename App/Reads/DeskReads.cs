using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The desk's list, with the viewer's rights.</summary>
public sealed class DeskReads(Db store, TimeProvider clock)
{
    /// <summary>Who may look at the desk at all.</summary>
    private const Capacity AtDesk = Capacity.Desk | Capacity.Supervisor | Capacity.Finance;

    /// <summary>One page of a view, and how many every view holds.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<DeskList> ListAsync(Viewer viewer, DeskQuery query, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var now = clock.GetUtcNow();
        var held = await HeldForCustomerAsync(db, stop);
        var (found, hits) = await DeskFilter.FindAsync(db, viewer, query, held, now, stop);
        var total = await found.CountAsync(stop);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + DeskQuery.PageSize - 1) / DeskQuery.PageSize));
        var names = await NamesAsync(db, stop);
        var rows = await RowsAsync(db, DeskFilter.Sort(found, query.Sort).Skip((page - 1) * DeskQuery.PageSize).Take(DeskQuery.PageSize), names, stop);
        var zone = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => t.Zone).SingleAsync(stop);
        var districts = await db.Tickets.Where(t => t.State < TicketState.Closed && t.District != "").Select(t => t.District).Distinct().ToListAsync(stop);
        return new(
            rows, total, page, await CountsAsync(db, viewer, held, now, stop), [.. districts.Order(StringComparer.Ordinal)],
            [.. names.Lines.Select(l => new DeskLine(l.Key, l.Value)).OrderBy(l => l.Code, StringComparer.Ordinal)], names.Tags.All, zone, now,
            await db.Tickets.MaxAsync(t => (DateTimeOffset?)t.UpdatedAt, stop), total == 0 ? await DispatchedAsync(db, zone, now, stop) : 0, hits?.More == true);
    }

    /// <summary>The tickets that a few words find, open or ended; what changed last comes first.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<IReadOnlyList<DeskRow>> FindAsync(Viewer viewer, string text, int most, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var hits = (await TicketSearch.FindAsync(db, text, open: null, stop)).Ids;
        var found = DeskFilter.Sort(db.Tickets.Where(t => hits.Contains(t.Id)), DeskSort.LastEvent);
        return await RowsAsync(db, found.Take(most), await NamesAsync(db, stop), stop);
    }

    /// <summary>The latest act on each of these tickets: why it is no longer where it was.</summary>
    public async Task<IReadOnlyDictionary<Guid, DeskLastAct>> LastActsAsync(Viewer viewer, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        return await LastActsAsync(db, ids, stop);
    }

    private static async Task<IReadOnlyDictionary<Guid, DeskLastAct>> LastActsAsync(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var acts = await db.Tickets.Where(t => ids.Contains(t.Id))
            .Join(db.Events.Where(e => e.Subject == Subjects.Ticket), t => new { t.Id, t.Version }, e => new { Id = e.SubjectId, e.Version }, (t, e) => e)
            .Select(e => new { e.SubjectId, e.Kind, e.ActorAs, e.ActorId, e.ActorName }).ToListAsync(stop);
        return acts.ToDictionary(e => e.SubjectId, e => new DeskLastAct(e.Kind, new(e.ActorAs, e.ActorId, e.ActorName)));
    }

    /// <summary>The id of a ticket number, such as in an address; null when this company has no such ticket.</summary>
    public async Task<Guid?> IdOfAsync(Viewer viewer, string number, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        return await db.Tickets.Where(t => t.Number == number).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
    }

    internal static void Admit(Viewer viewer)
    {
        if (!viewer.Actor.Is(AtDesk)) throw new RefusedException(Refusal.NotFound);
    }

    private static async Task<IReadOnlyDictionary<DeskView, int>> CountsAsync(
        AppDb db, Viewer viewer, IReadOnlyCollection<Guid> held, DateTimeOffset now, CancellationToken stop)
    {
        var counts = new Dictionary<DeskView, int>();
        foreach (var view in Enum.GetValues<DeskView>()) counts[view] = await DeskFilter.Of(view, db, viewer, held, now).CountAsync(stop);
        return counts;
    }

    internal static async Task<IReadOnlyCollection<Guid>> HeldForCustomerAsync(AppDb db, CancellationToken stop)
    {
        var held = await db.Tickets.Where(t => t.State < TicketState.Completed && t.Hold != null).Select(t => new { t.Id, t.Hold }).ToListAsync(stop);
        return [.. held.Where(t => t.Hold!.Reason is PauseReason.WaitingCustomer or PauseReason.CustomerUnreachable).Select(t => t.Id)];
    }

    private static async Task<int> DispatchedAsync(AppDb db, string zone, DateTimeOffset now, CancellationToken stop)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var midnight = local - local.TimeOfDay;
        return await db.Tickets.CountAsync(t => t.OfferedAt >= midnight.ToUniversalTime(), stop);
    }

    private static async Task<Names> NamesAsync(AppDb db, CancellationToken stop) => new(
        await db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop),
        await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop),
        await TagReads.KnownAsync(db, stop));

    private static async Task<IReadOnlyList<DeskRow>> RowsAsync(AppDb db, IQueryable<Ticket> tickets, Names names, CancellationToken stop)
    {
        var rows = await tickets.Select(t => new
        {
            t.Id, t.Number, t.Version, t.State, t.Priority, t.Line, t.Fault, t.District, t.CustomerTier, t.TechnicianName, t.DueAt, t.RiskAt, t.DueTarget,
            t.UpdatedAt, t.SubmittedAt, t.CustomerWaitsForAnswer, t.EscalationLevel, t.Hold, t.Tags,
            Visit = t.Visits.Where(v => v.State <= VisitState.Break).Select(v => (VisitState?)v.State).FirstOrDefault(),
        }).ToListAsync(stop);
        // Asked for in the same question, the database would number the events of every ticket there is to take the last of sixty.
        var acts = await LastActsAsync(db, [.. rows.Select(t => t.Id)], stop);
        // A company erased between the two questions has none.
        return [.. rows.Where(t => acts.ContainsKey(t.Id)).Select(t =>
        {
            var due = t.State.IsWorking() ? t.DueAt : null;
            return new DeskRow
            {
                Id = t.Id, Number = t.Number, Version = t.Version, State = t.State, Priority = t.Priority, Visit = t.Visit,
                Product = names.Lines[t.Line], Fault = names.Faults[t.Fault], District = t.District, Tier = t.CustomerTier, Technician = t.TechnicianName,
                DueAt = due, RiskAt = due is null ? null : t.RiskAt, DueTarget = due is null ? null : t.DueTarget,
                Paused = due is null ? PauseOf(t.State, t.Hold) : null, UpdatedAt = t.UpdatedAt, SubmittedAt = t.SubmittedAt, LastFact = acts[t.Id].Fact,
                LastBy = acts[t.Id].By, CustomerWaits = t.CustomerWaitsForAnswer, Escalation = t.EscalationLevel,
                Tags = names.Tags.Of(t.Tags),
            };
        })];
    }

    private static PauseReason? PauseOf(TicketState state, Hold? hold) => hold?.Reason ?? state switch
    {
        TicketState.AwaitingApproval => PauseReason.Approval,
        TicketState.AwaitingParts => PauseReason.Parts,
        TicketState.Verifying => PauseReason.Verification,
        _ => null,
    };

    private sealed record Names(IReadOnlyDictionary<string, Bilingual> Lines, IReadOnlyDictionary<string, Bilingual> Faults, KnownTags Tags);
}
