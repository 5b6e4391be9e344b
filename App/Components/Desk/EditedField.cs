using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Components.Desk;

/// <summary>One field while it is edited: the value seen when editing began, and the value wanted.</summary>
internal sealed class EditedField(string name, string seen)
{
    /// <summary>The fields the desk may correct.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [nameof(Contact.Name), nameof(Contact.Phone), nameof(Contact.District), nameof(Contact.Address), nameof(Contact.Email), nameof(Ticket.Model), nameof(Ticket.Description)];

    public string Name { get; } = name;
    public string Seen { get; private set; } = seen;
    public string Wanted { get; set; } = seen;
    public bool Long => Name == nameof(Ticket.Description);
    public bool IsChanged => Wanted.Trim() != Seen;

    /// <summary>Their value stands.</summary>
    public void Yield(string theirs) => (Seen, Wanted) = (theirs, theirs);

    /// <summary>Mine shall replace theirs, knowingly.</summary>
    public void Insist(string theirs) => Seen = theirs;

    /// <summary>What stands in a field of a ticket now.</summary>
    public static string Now(DeskTicketView view, string name) => name switch
    {
        nameof(Contact.Name) => view.Contact.Name,
        nameof(Contact.Phone) => view.Contact.Phone,
        nameof(Contact.District) => view.Contact.District,
        nameof(Contact.Address) => view.Contact.Address,
        nameof(Contact.Email) => view.Contact.Email ?? "",
        nameof(Ticket.Model) => view.Model,
        nameof(Ticket.Description) => view.Description,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
