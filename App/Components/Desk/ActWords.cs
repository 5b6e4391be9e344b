using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What the buttons of the desk are called.</summary>
internal static class ActWords
{
    /// <summary>The act's usual word; "cancel" alone would also be what a form's way out is called.</summary>
    public static string Of(TicketAct act) => act == TicketAct.Cancel ? DeskText.CancelTicket : DomainWords.Of(act);
}
