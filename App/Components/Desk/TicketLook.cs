using Plainmend.Components.Shared;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>How a ticket's state looks: colour family, sign, word.</summary>
public sealed record TicketLook(Family Family, Shape Shape, string Word)
{
    /// <summary>The hold and the visit's live phase come before the core state: they are what is happening.</summary>
    public static TicketLook Of(TicketState state, VisitState? visit, bool held) =>
        held ? new(Family.Waiting, Shape.Pause, DeskText.Held)
        : state == TicketState.Scheduled && visit == VisitState.EnRoute ? new(Family.Active, Shape.Car, DomainWords.Of(VisitState.EnRoute))
        : Of(state);

    private static TicketLook Of(TicketState state)
    {
        var (family, shape) = state switch
        {
            TicketState.New => (Family.Neutral, Shape.Ring),
            TicketState.Triaged or TicketState.Offered => (Family.Active, Shape.Quarter),
            TicketState.Accepted or TicketState.Scheduled => (Family.Active, Shape.Half),
            TicketState.InDiagnosis => (Family.Active, Shape.ThreeQuarters),
            TicketState.InRepair => (Family.Active, Shape.Wrench),
            TicketState.AwaitingApproval => (Family.Waiting, Shape.Quote),
            TicketState.AwaitingParts => (Family.Waiting, Shape.Box),
            TicketState.Verifying => (Family.Waiting, Shape.Hourglass),
            TicketState.Completed => (Family.Done, Shape.Quote),
            TicketState.Closed => (Family.Done, Shape.Tick),
            TicketState.Cancelled => (Family.Neutral, Shape.Barred),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
        return new(family, shape, DomainWords.Of(state));
    }
}
