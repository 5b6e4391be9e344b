using Plainmend.Access;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>The acts that make sense for many tickets, in the order in which they are offered.</summary>
public enum BulkKind { Assign, AssignByRule, Tag, Prioritise, Hold, Resume, Reply, CloseFree, Reject, Cancel }

/// <summary>Who may do them, and what they are called.</summary>
internal static class BulkKinds
{
    /// <summary>What this person may do at all; each ticket decides again for itself.</summary>
    public static IEnumerable<BulkKind> For(Viewer viewer) => Enum.GetValues<BulkKind>().Where(k => viewer.Actor.Is(TicketRules.For(ActOf(k)).By));

    public static string Word(BulkKind kind) => kind switch
    {
        BulkKind.Assign => DeskText.Bulk_Assign,
        BulkKind.AssignByRule => DeskText.Bulk_AssignByRule,
        BulkKind.Tag => DeskText.Bulk_Tag,
        BulkKind.Prioritise => DeskText.Priority,
        BulkKind.Reply => DeskText.Bulk_Reply,
        BulkKind.CloseFree => DeskText.Bulk_CloseFree,
        BulkKind.Cancel => DeskText.Bulk_Cancel,
        _ => DomainWords.Of(ActOf(kind)),
    };

    /// <summary>True for those that end tickets: they ask in a dialog.</summary>
    public static bool Ends(BulkKind kind) => kind is BulkKind.Reject or BulkKind.Cancel or BulkKind.CloseFree;

    private static TicketAct ActOf(BulkKind kind) => kind switch
    {
        BulkKind.Assign or BulkKind.AssignByRule => TicketAct.Offer,
        BulkKind.Tag => TicketAct.ChangeTags,
        BulkKind.Prioritise => TicketAct.ChangePriority,
        BulkKind.Hold => TicketAct.PlaceHold,
        BulkKind.Resume => TicketAct.EndHold,
        BulkKind.Reply => TicketAct.Reply,
        BulkKind.CloseFree => TicketAct.Settle,
        BulkKind.Reject => TicketAct.Reject,
        _ => TicketAct.Cancel,
    };
}
