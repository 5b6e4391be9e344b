using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Automation;

/// <summary>One occasion in a ticket's past on which a rule would have acted.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Event">Version of the event that was the occasion; for the clock's, the latest before it.</param>
/// <param name="Match">What was asked and held.</param>
public sealed record AutomationHit(DateTimeOffset At, int Event, AutomationMatch Match);

/// <summary>Asks a rule about everything that ever happened to a ticket, by the ticket's facts alone.</summary>
public static class AutomationHistory
{
    /// <summary>
    /// Every occasion on which the rule would have acted, oldest first. A broken promise is the first one that was noted;
    /// promises that came near leave no trace, so <see cref="AutomationTrigger.PromiseNear"/> has none.
    /// </summary>
    /// <param name="facts">The ticket's events from the first on.</param>
    /// <param name="now">Until when a silence may have lasted.</param>
    public static IReadOnlyList<AutomationHit> Of(AutomationRule rule, int tenant, Guid ticket, IReadOnlyList<TicketEvent> facts, DateTimeOffset now)
    {
        var hits = new List<AutomationHit>();
        TicketState? before = null;
        var answered = false;
        foreach (var (e, seen) in Ticket.Steps(tenant, ticket, facts))
        {
            // A silence begins with what a person or the clock did, and is answered once.
            if (!Automations.IsOwn(e.By)) answered = false;
            var next = e.Version < facts.Count ? facts[e.Version].At : now;
            if (Occasion(rule.When, e, before, seen, next) is { } at && Automations.Match(rule.If, AutomationPicture.Of(seen), at) is { Holds: true } match && !answered)
            {
                hits.Add(new(at, e.Version, match));
                answered = rule.When.Trigger == AutomationTrigger.Idle;
            }
            before = seen.State;
        }
        return hits;
    }

    private static DateTimeOffset? Occasion(AutomationWhen when, TicketEvent e, TicketState? before, Ticket seen, DateTimeOffset next)
    {
        var silent = e.At + TimeSpan.FromHours(when.Hours);
        return when.Trigger switch
        {
            AutomationTrigger.PromiseBroken => e.Fact is Escalated && e.By.Name == Notices.Notices.BreachRule ? e.At : null,
            AutomationTrigger.Idle => seen.State.IsWorking() && silent <= next ? silent : null,
            _ => Automations.Occurs(when.Trigger, e.Fact, before, seen.State) ? e.At : null,
        };
    }
}
