using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Gathers what the assigner has to know and carries out what it decides.</summary>
public sealed class Dispatcher(RuleBook rules)
{
    /// <summary>How long the rules leave a ticket alone that a person took back. Without it they would assign it again before he could choose.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Asks the rules for one waiting ticket and offers it, or notes why it waits. Says the same thing only once.</summary>
    public async Task DispatchAsync(AppDb db, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        // Without the module nothing is offered by itself: the ticket waits for a dispatcher's hand.
        if (!await ModuleGate.IsOnAsync(db, Modules.Dispatch, stop)) return;
        var decision = await DecideAsync(db, ticket, now, stop);
        var (by, news) = (Actor.System(decision.Rule?.Number ?? "Dispatch"), IsNews(decision, ticket));
        if (decision is { Outcome: DecisionOutcome.Chosen, Technician: { } chosen, OfferUntil: { } until })
            ticket.Offer(chosen, decision.Reason.Technician ?? "", until, decision, null, by, now);
        else if (news)
            ticket.Wait(decision, by, now);
        if (news && NobodyLeft(decision) is { } why && !await IsSaidAsync(db, ticket, why, stop))
            ticket.Escalate(ticket.EscalationLevel + 1, why, by, now);
    }

    /// <summary>Transition 4 by somebody's own choice.</summary>
    /// <param name="reason">Lets even a technician be asked whom the rules exclude; empty = nobody is excepted.</param>
    /// <exception cref="RefusedException">No such technician; the rules exclude him (with the exclusion) and no reason was given; not possible now.</exception>
    public async Task OfferToAsync(TicketAtHand at, Guid technicianId, string reason, Actor by, ArrivalWindow? window, CancellationToken stop)
    {
        var technician = await at.Db.Technicians.Where(t => t.Id == technicianId).Select(t => t.Profile).SingleOrDefaultAsync(stop) ?? throw new RefusedException(Refusal.NotFound);
        var decision = await DecideAsync(at.Db, at.Ticket, at.Now, stop);
        if (reason.Length == 0 && AgainstOf(decision, technicianId) is { } against) throw new RefusedException(Refusal.NeedsOverrideReason, against);
        at.Ticket.Offer(technicianId, technician.Name, at.Now + AssignmentActions.OfferLasts, decision, reason.Length > 0 ? reason : null, by, at.Now, window);
    }

    /// <summary>The first thing that speaks against a technician; null when nothing does.</summary>
    public static ExclusionReason? AgainstOf(AssignmentDecision decision, Guid technicianId) => decision.Excluded.FirstOrDefault(x => x.TechnicianId == technicianId)?.Reasons[0].Reason;

    // Refused as often as the rule allows, or by everybody who could: no further offer will go out by itself.
    private static string? NobodyLeft(AssignmentDecision decision) => decision switch
    {
        { Outcome: DecisionOutcome.Escalated } => nameof(DecisionOutcome.Escalated),
        { Waiting: WaitReason.AllRefused } => nameof(WaitReason.AllRefused),
        _ => null,
    };

    // Once in a cycle, whatever else waits in between (a night without anybody on shift); a late promise is another reason.
    private static async Task<bool> IsSaidAsync(AppDb db, Ticket ticket, string why, CancellationToken stop)
    {
        if (ticket.EscalationLevel == 0) return false;
        if (ticket.EscalationLevel >= Ticket.MostEscalation) return true;
        var (reason, since) = ($"\"{why}\"", ticket.CycleStartedAt);
        return await db.Events.AnyAsync(e => e.Subject == Subjects.Ticket && e.SubjectId == ticket.Id && e.Kind == nameof(Escalated) && e.At >= since && e.Payload.Contains(reason), stop);
    }

    /// <summary>Notes that a ticket taken back waits for the person who did it; the table of the rules stays for him to read.</summary>
    public async Task LeaveAsync(AppDb db, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        var decision = await DecideAsync(db, ticket, now, stop);
        ticket.Wait(decision with
        {
            Outcome = DecisionOutcome.Waits,
            Waiting = WaitReason.TakenBack,
            Technician = null,
            OfferUntil = null,
            Reason = decision.Reason with { Technician = null, Merits = [] },
        }, Actor.System("Dispatch"), now);
    }

    /// <summary>False while a ticket is left to the person who took it back.</summary>
    public static bool MayDispatch(Ticket ticket, DateTimeOffset now) =>
        ticket.Decision is not { Waiting: WaitReason.TakenBack } left || now >= left.At + Grace;

    /// <summary>What the rules would do with this ticket now; changes nothing.</summary>
    public async Task<AssignmentDecision> DecideAsync(AppDb db, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        // One dispatch at a time in a company, so that two tickets cannot take the same last free hour.
        await db.LockAsync("dispatch", stop);
        return (await LookAsync(db, now, stop))(ticket);
    }

    /// <summary>Looks once at rules, technicians and their work; the answer decides for any number of tickets.</summary>
    public async Task<Func<Ticket, AssignmentDecision>> LookAsync(AppDb db, DateTimeOffset now, CancellationToken stop)
    {
        var technicians = await db.Technicians.Select(t => t.Profile).ToListAsync(stop);
        var book = await rules.LatestAsync<AssignmentRules>(db, stop);
        var workloads = await WorkloadsAsync(db, technicians, now, stop);
        return ticket => Assigner.Choose(JobOf(ticket), book.Rules, technicians, workloads, now);
    }

    /// <summary>True when a decision says something else than what the ticket already waits for.</summary>
    public static bool IsNews(AssignmentDecision decision, Ticket ticket) =>
        decision.Outcome == DecisionOutcome.Chosen || decision.Outcome != ticket.Decision?.Outcome || decision.Waiting != ticket.Decision?.Waiting;

    /// <summary>Everything on the technicians' hands, by technician.</summary>
    public static async Task<IReadOnlyList<Workload>> WorkloadsAsync(AppDb db, IReadOnlyList<Technician> technicians, DateTimeOffset now, CancellationToken stop)
    {
        var recently = now - TimeSpan.FromDays(2);
        var jobs = await db.Tickets
            .Where(t => t.TechnicianId != null && ((t.State >= TicketState.Offered && t.State <= TicketState.InRepair) || t.UpdatedAt >= recently))
            .Select(t => new { t.Id, Technician = t.TechnicianId!.Value, t.State, t.OfferedAt, Visit = t.Visits.Max(v => (DateTimeOffset?)v.From) })
            .ToListAsync(stop);
        var month = now - TimeSpan.FromDays(30);
        var arrivals = await db.Visits.Where(v => v.From >= month && v.ArrivedAt != null)
            .GroupBy(v => v.TechnicianId)
            .Select(g => new { g.Key, Count = g.Count(), OnTime = g.Count(v => v.ArrivedAt <= v.To) })
            .ToDictionaryAsync(g => g.Key, stop);
        return [.. technicians.Select(t =>
        {
            var own = jobs.Where(j => j.Technician == t.Id).ToArray();
            var (count, onTime) = arrivals.TryGetValue(t.Id, out var a) ? (a.Count, a.OnTime) : (0, 0);
            return new Workload(
                t.Id, [.. own.Select(j => new WorkloadItem(j.Id, t.Shift.DayOf(j.Visit ?? j.OfferedAt ?? now), j.State.OccupiesTechnician()))],
                count, onTime, own.Max(j => j.OfferedAt));
        })];
    }

    private static Job JobOf(Ticket t) => new(
        t.Id, t.Line, t.Fault, t.Mode == ServiceMode.Visit ? t.District : null, t.Priority, t.CustomerTier, t.Channel, t.CycleStartedAt, null,
        t.Preferred?.From, [.. t.Tried.Select(x => x.TechnicianId)]);
}
