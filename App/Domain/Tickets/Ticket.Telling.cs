namespace Plainmend.Domain.Tickets;

// Telling members of the staff something about a ticket, which the log keeps.
public sealed partial class Ticket
{
    /// <summary>Tells these people; each as he wants to be told.</summary>
    /// <exception cref="RefusedException">Nobody is named, or nothing is said.</exception>
    public void Tell(IReadOnlyList<ToldPerson> people, string text, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Tell, by);
        if (people.Count == 0) throw new RefusedException(Refusal.Required, "Told");
        Record(new StaffTold(people, Needed(text, "Message").ReplaceLineEndings(" ")), by, at);
    }

    private static bool ApplyTelling(TicketEvent e) => e.Fact is StaffTold;
}
