namespace Plainmend.Domain.Tickets;

/// <summary>How a ticket stands to another one, as seen from it. The second of each pair is the first seen from the other side.</summary>
public enum LinkKind { Related, DuplicateOf, HasDuplicate, ChildOf, ParentOf, ReturnOf, HasReturn }

/// <summary>A link as one of its two tickets knows it.</summary>
/// <param name="Number">The other ticket's number.</param>
public sealed record TicketLink(Guid Other, string Number, LinkKind Kind);

/// <summary>
/// Links are facts on both tickets; what is linked now is the fold of them. Two tickets have one link at most, a ticket
/// has at most one parent, one original and one earlier visit, and no chain of these comes back to where it began.
/// </summary>
public static class TicketLinks
{
    /// <summary>No family is deeper; a chain is followed no further.</summary>
    public const int Deepest = 50;

    /// <summary>The same link seen from the other ticket.</summary>
    public static LinkKind Opposite(LinkKind kind) => kind switch
    {
        LinkKind.DuplicateOf => LinkKind.HasDuplicate,
        LinkKind.HasDuplicate => LinkKind.DuplicateOf,
        LinkKind.ChildOf => LinkKind.ParentOf,
        LinkKind.ParentOf => LinkKind.ChildOf,
        LinkKind.ReturnOf => LinkKind.HasReturn,
        LinkKind.HasReturn => LinkKind.ReturnOf,
        _ => LinkKind.Related,
    };

    /// <summary>True when this ticket comes after the other: it is its duplicate, its child, its return visit.</summary>
    public static bool Rises(LinkKind kind) => kind is LinkKind.DuplicateOf or LinkKind.ChildOf or LinkKind.ReturnOf;

    /// <summary>What is linked after these facts of one ticket, in the order in which it was.</summary>
    public static IReadOnlyList<TicketLink> Of(IEnumerable<Fact> facts)
    {
        var links = new List<TicketLink>();
        foreach (var fact in facts)
            if (fact is Linked l) links.Add(l.Link);
            else if (fact is Unlinked u) links.Remove(u.Link);
        return links;
    }

    /// <summary>Refuses a link that cannot be.</summary>
    /// <param name="kind">As seen from <paramref name="one"/>; must rise or be <see cref="LinkKind.Related"/>.</param>
    /// <param name="linksOf">What is linked now to a ticket of the chain above <paramref name="other"/>, or to one of the two.</param>
    /// <exception cref="RefusedException">It is the same ticket, linked already, has another one in this place, or the chain would close.</exception>
    public static void Check(Guid one, LinkKind kind, Guid other, Func<Guid, IReadOnlyList<TicketLink>> linksOf)
    {
        if (one == other) throw new RefusedException(Refusal.LinkToItself);
        var mine = linksOf(one);
        if (mine.Any(l => l.Other == other)) throw new RefusedException(Refusal.AlreadyLinked);
        if (!Rises(kind)) return;
        if (mine.FirstOrDefault(l => l.Kind == kind) is { } held) throw new RefusedException(Refusal.LinkHeld, held.Number);
        var at = other;
        for (var step = 0; Above(linksOf(at), kind) is { } up; step++)
        {
            if (up.Other == one || step >= Deepest) throw new RefusedException(Refusal.LinkCircle, up.Number);
            at = up.Other;
        }
    }

    /// <summary>The next one up in a chain of this kind; null at its top.</summary>
    public static TicketLink? Above(IEnumerable<TicketLink> links, LinkKind kind) => links.FirstOrDefault(l => l.Kind == kind);
}
