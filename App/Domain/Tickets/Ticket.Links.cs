namespace Plainmend.Domain.Tickets;

// Links to other tickets. What two tickets may be to each other is for TicketLinks; here it is written down, and a ticket that
// has open children is kept from closing.
public sealed partial class Ticket
{
    // Told by whoever opens the ticket for an act: other tickets are not among its own facts.
    private string? _openChild;

    /// <summary>Writes down a link; the other ticket writes down its side in the same transaction.</summary>
    public void Link(TicketLink link, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Link, by);
        Record(new Linked(link), by, at);
    }

    /// <summary>Writes down that a link ended.</summary>
    public void Unlink(TicketLink link, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Link, by);
        Record(new Unlinked(link), by, at);
    }

    /// <summary>Says which child is still open: until it has ended, this ticket cannot be closed.</summary>
    /// <param name="number">Its number; null when none is.</param>
    public void WaitFor(string? number) => _openChild = number;

    /// <summary>The last open child has ended: what asks for no money closes.</summary>
    public void ChildrenEnded(DateTimeOffset at)
    {
        _openChild = null;
        SettleWhenNothingIsDue(at);
    }

    // Links change nothing else of the ticket.
    private static bool ApplyLinks(TicketEvent e) => e.Fact is Linked or Unlinked;
}
