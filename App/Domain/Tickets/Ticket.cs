using System.Diagnostics;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

/// <summary>
/// One report of a fault and everything done about it, from the customer's first word to the rating. The only way to
/// change it is an act; each act checks the table (<see cref="TicketRules"/>) and its own guards, then records facts.
/// Its state is nothing but the fold of those facts.
/// </summary>
public sealed partial class Ticket
{
    private readonly List<TicketEvent> _new = [];

    private Ticket() { }

    public int TenantId { get; private set; }
    public Guid Id { get; private set; }
    /// <summary>Number of facts so far; also the concurrency token.</summary>
    public int Version { get; private set; }
    public TicketState State { get; private set; }
    /// <summary>When the latest fact happened (UTC) and its name, for the "last event" column.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }
    public string LastFact { get; private set; } = "";

    /// <summary>Cover by warranty, contract or guarantee; null when the customer pays.</summary>
    public Coverage? Cover { get; private set; }
    /// <summary>Everything used in this service cycle, in the order it was recorded.</summary>
    public IReadOnlyList<UsageRecord> Usage { get; private set; } = [];
    /// <summary>The most the customer can owe without saying yes again: the approved total, before that the agreed limit.</summary>
    public decimal Ceiling { get; private set; }
    public Settlement Settlement { get; private set; } = Settlement.Running;

    /// <summary>True when this act may be done now by this actor, guards of its own aside. Screens ask this to decide what to offer.</summary>
    public bool Allows(TicketAct act, Actor by) => TicketRules.Allow(act, State, by) && IsTheirs(by);

    /// <summary>Facts recorded since the ticket was loaded; handing them over empties the list. Called by the store when it saves.</summary>
    public IReadOnlyList<TicketEvent> TakeNewEvents()
    {
        var taken = _new.ToArray();
        _new.Clear();
        return taken;
    }

    /// <summary>True when facts wait to be stored.</summary>
    public bool HasNewEvents => _new.Count > 0;

    /// <summary>Rebuilds the ticket from its facts alone.</summary>
    /// <exception cref="ArgumentException">The first fact is not <see cref="Submitted"/> or a version is missing.</exception>
    public static Ticket Replay(int tenantId, Guid id, IEnumerable<TicketEvent> events)
    {
        var ticket = new Ticket { TenantId = tenantId, Id = id };
        foreach (var _ in ticket.Follow(events)) { }
        return ticket;
    }

    /// <summary>The ticket right after each of its facts. It is the same one throughout: look at it before the next step.</summary>
    public static IEnumerable<(TicketEvent Event, Ticket Then)> Steps(int tenantId, Guid id, IEnumerable<TicketEvent> events)
    {
        var ticket = new Ticket { TenantId = tenantId, Id = id };
        return ticket.Follow(events).Select(e => (e, ticket));
    }

    private IEnumerable<TicketEvent> Follow(IEnumerable<TicketEvent> events)
    {
        foreach (var e in events)
        {
            if (e.Version != Version + 1) throw new ArgumentException($"Event {e.Version} follows {Version}.", nameof(events));
            Apply(e);
            yield return e;
        }
    }

    private void Require(TicketAct act, Actor by)
    {
        if (!TicketRules.Allow(act, State, by))
            throw new RefusedException(by.Is(TicketRules.For(act).By) ? Refusal.NotAllowedNow : Refusal.NotYours, State, act);
        if (!IsTheirs(by)) throw new RefusedException(Refusal.NotYours, State, act);
    }

    // A technician who is nothing else acts on his own tickets only.
    private bool IsTheirs(Actor by) => by.As != Capacity.Technician || by.Id == TechnicianId;

    private static string Needed(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? throw new RefusedException(Refusal.Required, field) : text.Trim();

    private void Record(Fact fact, Actor by, DateTimeOffset at)
    {
        var e = new TicketEvent(Version + 1, at, by, fact);
        Apply(e);
        _new.Add(e);
    }

    // Work on a held ticket ends the hold: nobody has to remember to take it off.
    private void Move(Fact fact, Actor by, DateTimeOffset at)
    {
        if (Hold is not null) Record(new HoldEnded(fact.GetType().Name), by, at);
        Record(fact, by, at);
    }

    private void Apply(TicketEvent e)
    {
        var known = ApplyIntake(e) || ApplyDispatch(e) || ApplyVisit(e) || ApplyQuote(e) || ApplyWork(e) || ApplyChecklist(e) || ApplyLabour(e) || ApplySettlement(e)
                    || ApplyHold(e) || ApplyConversation(e) || ApplyTags(e) || ApplyFields(e) || ApplyLinks(e) || ApplyTelling(e) || ApplyAftercare(e);
        if (!known) throw new UnreachableException($"No meaning for {e.Fact.GetType().Name}.");
        Version = e.Version;
        // What was done without a connection comes later than what came after it.
        if (e.At > UpdatedAt) UpdatedAt = e.At;
        LastFact = e.Fact.GetType().Name;
        KeepPauseLedger(e);
        KeepPromise(e);
        TimerAt = NextTimer();
    }
}
