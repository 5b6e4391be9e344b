using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>One occasion on which a rule matched.</summary>
/// <param name="Number">What makes it one occasion: see <see cref="AutomationRunRow.Occasion"/>.</param>
/// <param name="Event">Version of the event that was the occasion; null when the clock brought it.</param>
public sealed record AutomationOccasion(Guid TicketId, long Number, int? Event, AutomationMatch Match);

/// <summary>Carries out what one rule does on one ticket: through the ticket's own door, in one transaction with the line of the log that says so.</summary>
public sealed class AutomationDoor(TicketDoor door, Dispatcher dispatcher)
{
    /// <summary>Carries a rule out, once for each occasion. Does nothing when that was done before, or when the rule was changed or switched off meanwhile.</summary>
    public async Task RunAsync(int tenant, AutomationRow rule, AutomationOccasion occasion, CancellationToken stop)
    {
        try
        {
            await door.ActAsync(tenant, occasion.TicketId, (at, s) => OnceAsync(at, rule, occasion, broken: false, s), null, stop);
        }
        catch (Exception e) when (e is RefusedException or DbUpdateException)
        {
            // All of it was undone; that it was tried is written down by itself, so that it is not tried for ever.
            await door.ActAsync(tenant, occasion.TicketId, (at, s) => OnceAsync(at, rule, occasion, broken: true, s), null, stop);
        }
    }

    private async Task OnceAsync(TicketAtHand at, AutomationRow seen, AutomationOccasion occasion, bool broken, CancellationToken stop)
    {
        if (await at.Db.AutomationRuns.AnyAsync(r => r.RuleId == seen.Id && r.TicketId == occasion.TicketId && r.Occasion == occasion.Number, stop)) return;
        var rule = await at.Db.Automations.AsTracking().SingleOrDefaultAsync(a => a.Id == seen.Id && a.On && a.Active && a.Version == seen.Version, stop);
        if (rule is null) return;
        var chain = occasion.Event is { } version ? await ChainAsync(at.Db, occasion.TicketId, version, stop) : [];
        var stopped = Automations.Stops(rule.Id, chain);
        var before = at.Ticket.Version;
        var steps = stopped is not null ? [] : broken ? [.. rule.Rule.Then.Deeds.Select(d => new AutomationStep(d, Refusal.NotFound))] : await DoAsync(at, rule, occasion.Number, stop);
        var outcome = stopped is not null ? AutomationOutcome.Stopped : steps.All(x => x.Why is null) ? AutomationOutcome.Done : steps.Any(x => x.Why is null) ? AutomationOutcome.Partly : AutomationOutcome.Failed;
        var run = new AutomationRunRow
        {
            TenantId = rule.TenantId, RuleId = rule.Id, TicketId = occasion.TicketId, Occasion = occasion.Number, Version = rule.Version, At = at.Now, Outcome = outcome,
            FromVersion = before, ToVersion = at.Ticket.Version, Chain = [.. chain, rule.Id], Report = new(occasion.Match.Held, steps, stopped),
        };
        at.Db.AutomationRuns.Add(run);
        // The ticket's facts are the audit of what was done; where there are none, this is.
        if (before == at.Ticket.Version) at.Db.Note(Subjects.Automation, Guid.CreateVersion7(at.Now), 1, "AutomationRan", new { Rule = rule.Number, at.Ticket.Number, run.Outcome }, Automations.ActorOf(rule.Number, rule.Version), at.Now);
        if (outcome != AutomationOutcome.Stopped) await CountAsync(at, rule, outcome, stop);
    }

    private static async Task CountAsync(TicketAtHand at, AutomationRow rule, AutomationOutcome outcome, CancellationToken stop)
    {
        if (outcome != AutomationOutcome.Failed)
        {
            if (rule.Failures > 0) rule.Failures = 0;
            return;
        }
        rule.Failures++;
        if (rule.Failures < Automations.MostFailures) return;
        (rule.On, rule.Version) = (false, rule.Version + 1);
        at.Db.Note(Subjects.Automation, rule.Id, rule.Version, "AutomationOff", new { rule.Number, rule.Failures }, Actor.System("AutomationFailures"), at.Now);
        var admins = await at.Db.Members.Where(m => m.Active && m.Role == Role.Admin).Select(m => m.Id).ToListAsync(stop);
        NoticePost.ShowAll(at.Db, at.Ticket, new(NoticeKind.AutomationStopped, at.Ticket.Number, Text: rule.Rule.Name), admins, at.Now);
    }

    // Which rules led to an event: the run that made it knows those before it.
    private static async Task<IReadOnlyList<Guid>> ChainAsync(AppDb db, Guid ticketId, int version, CancellationToken stop) =>
        await db.AutomationRuns.Where(r => r.TicketId == ticketId && r.FromVersion < version && r.ToVersion >= version).OrderBy(r => r.FromVersion).Select(r => r.Chain).FirstOrDefaultAsync(stop) ?? [];

    private async Task<IReadOnlyList<AutomationStep>> DoAsync(TicketAtHand at, AutomationRow rule, long occasion, CancellationToken stop)
    {
        var steps = new List<AutomationStep>();
        foreach (var deed in rule.Rule.Then.Deeds)
        {
            // Beside a name the rules are the second choice.
            if (deed == AutomationDeed.Dispatch && steps.Any(s => s is { Deed: AutomationDeed.Assign, Why: null })) continue;
            try
            {
                await DoAsync(at, rule, deed, occasion, stop);
                steps.Add(new(deed, null));
            }
            catch (RefusedException refused)
            {
                // What the model refuses it does not record; the other deeds are not less right for it.
                steps.Add(new(deed, refused.Reason, refused.Details is [ExclusionReason against] ? against : null));
            }
        }
        return steps;
    }

    private async Task DoAsync(TicketAtHand at, AutomationRow rule, AutomationDeed deed, long occasion, CancellationToken stop)
    {
        var (ticket, then, by) = (at.Ticket, rule.Rule.Then, Automations.ActorOf(rule.Number, rule.Version));
        switch (deed)
        {
            case AutomationDeed.Tags: ticket.ChangeTags(then.AddTags, then.RemoveTags, by, at.Now); break;
            case AutomationDeed.Priority: ticket.ChangePriority(then.Priority!.Value, by, at.Now); break;
            case AutomationDeed.Note: ticket.Note(then.Note, by, at.Now); break;
            case AutomationDeed.Tell: ticket.Tell(await ToldAsync(at.Db, then, stop), then.Message, by, at.Now); break;
            case AutomationDeed.Escalate: ticket.Escalate(ticket.EscalationLevel + 1, rule.Rule.Name, by, at.Now); break;
            case AutomationDeed.Assign: await AssignAsync(at, then.Assign!.Value, rule.Rule.Name, by, stop); break;
            case AutomationDeed.Dispatch: await DispatchAsync(at, stop); break;
            case AutomationDeed.Post: await NoticePost.CallAsync(at.Db, ticket, rule, occasion, at.Now, stop); break;
        }
    }

    private static async Task<IReadOnlyList<ToldPerson>> ToldAsync(AppDb db, AutomationThen then, CancellationToken stop)
    {
        var (people, roles) = (then.TellPeople, then.TellRoles);
        return await db.Members.Where(m => m.Active && (people.Contains(m.Id) || roles.Contains(m.Role))).OrderBy(m => m.Login).Select(m => new ToldPerson(m.Id, m.Name)).ToListAsync(stop);
    }

    // A dispatcher's assignment without his word for an exception. Whoever is only asked may be asked no more; whoever said yes keeps the job.
    private async Task AssignAsync(TicketAtHand at, Guid technician, string rule, Actor by, CancellationToken stop)
    {
        var ticket = at.Ticket;
        if (ticket.State.IsWorking() && ticket.TechnicianId == technician) return;
        if (ticket.State is not (TicketState.Triaged or TicketState.Offered) || ticket.Hold is not null) throw new RefusedException(Refusal.NotAllowedNow, ticket.State, TicketAct.Offer);
        // Asked before anything is taken back: a refused assignment leaves the offer where it is.
        if (Dispatcher.AgainstOf(await dispatcher.DecideAsync(at.Db, ticket, at.Now, stop), technician) is { } against) throw new RefusedException(Refusal.NeedsOverrideReason, against);
        if (ticket.State == TicketState.Offered) ticket.Unassign(rule, undo: true, by, at.Now);
        await dispatcher.OfferToAsync(at, technician, "", by, null, stop);
    }

    private async Task DispatchAsync(TicketAtHand at, CancellationToken stop)
    {
        if (at.Ticket.State != TicketState.Triaged || at.Ticket.Hold is not null) throw new RefusedException(Refusal.NotAllowedNow, at.Ticket.State, TicketAct.Offer);
        await dispatcher.DispatchAsync(at.Db, at.Ticket, at.Now, stop);
        if (at.Ticket.State != TicketState.Offered) throw new RefusedException(Refusal.NobodyFree);
    }
}
