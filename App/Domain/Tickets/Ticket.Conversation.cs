using Plainmend.Domain.Notices;

namespace Plainmend.Domain.Tickets;

// Words, corrections and the rating.
public sealed partial class Ticket
{
    /// <summary>First sign of life from a person or rule of the company; null until then.</summary>
    public DateTimeOffset? FirstResponseAt { get; private set; }
    /// <summary>How often the customer chased (催单) in this cycle.</summary>
    public int ChaseCount { get; private set; }
    /// <summary>True while the customer's latest words have no answer.</summary>
    public bool CustomerWaitsForAnswer { get; private set; }

    /// <summary>A message the customer can read: words, files, or both.</summary>
    public void Reply(string text, Actor by, DateTimeOffset at, IReadOnlyList<Attached>? files = null) =>
        Say(TicketAct.Reply, new RepliedPublicly(Words(text, files), Some(files)), by, at);

    /// <summary>A note only the staff can read.</summary>
    /// <param name="called">Whom it calls by name: they are told.</param>
    public void Note(string text, Actor by, DateTimeOffset at, IReadOnlyList<Attached>? files = null, IReadOnlyList<ToldPerson>? called = null) =>
        Say(TicketAct.Note, new NotedInternally(Words(text, files), Some(files), called is { Count: > 0 } ? called : null), by, at);

    /// <summary>Takes an own internal note back.</summary>
    /// <param name="note">The event that holds the note.</param>
    public void RetractNote(TicketEvent note, Actor by, DateTimeOffset at)
    {
        if (note.Fact is not NotedInternally) throw new RefusedException(Refusal.NotFound);
        if (note.By.Id != by.Id) throw new RefusedException(Refusal.NotYours, State, TicketAct.RetractNote);
        Say(TicketAct.RetractNote, new NoteRetracted(note.Version), by, at);
    }

    /// <summary>The customer writes.</summary>
    public void Message(string text, Actor by, DateTimeOffset at, IReadOnlyList<Attached>? files = null) =>
        Say(TicketAct.Message, new CustomerWrote(Words(text, files), Some(files)), by, at);

    /// <summary>The customer asks where it stays; at most once in ten minutes.</summary>
    public void Chase(DateTimeOffset? lastChase, Actor by, DateTimeOffset at)
    {
        if (at - lastChase < TimeSpan.FromMinutes(10)) throw new RefusedException(Refusal.ChasedJustNow);
        Say(TicketAct.Chase, new Chased(), by, at);
    }

    public void ChangePriority(Priority priority, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ChangePriority, by);
        if (priority != Priority) Record(new PriorityChanged(Priority, priority), by, at);
    }

    /// <summary>Corrects single fields. A field that somebody else changed since it was seen is refused, with both values named.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.FieldChanged"/> names field, their value and yours.</exception>
    public void EditDetails(IReadOnlyList<FieldChange> changes, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.EditDetails, by);
        var real = changes.Where(c => Current(c.Field) != c.Wanted.Trim()).Select(c => c with { Wanted = c.Wanted.Trim() }).ToArray();
        foreach (var c in real)
        {
            if (Current(c.Field) != c.Seen) throw new RefusedException(Refusal.FieldChanged, c.Field, Current(c.Field), c.Wanted);
            if (c.Field != nameof(Contact.Email)) Needed(c.Wanted, c.Field);
            else if (c.Wanted.Length > 0 && !EmailAddress.IsOne(c.Wanted)) throw new RefusedException(Refusal.BadForm, c.Field);
        }
        if (real.Length > 0) Record(new DetailsEdited(real), by, at);
    }

    /// <summary>1 to 5 stars with ready-made reasons; a later rating replaces the earlier one.</summary>
    public void Rate(int stars, IReadOnlyList<string> reasons, string comment, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Rate, by);
        if (stars is < 1 or > 5) throw new RefusedException(Refusal.OutOfRange, "Stars", 1, 5);
        Record(new Rated(stars, reasons, comment.Trim()), by, at);
    }

    private void Say(TicketAct act, Fact fact, Actor by, DateTimeOffset at)
    {
        Require(act, by);
        Record(fact, by, at);
    }

    // A picture may speak for itself; nothing at all says nothing.
    private static string Words(string text, IReadOnlyList<Attached>? files) => files is { Count: > 0 } ? text.Trim() : Needed(text, "Text");

    private static IReadOnlyList<Attached>? Some(IReadOnlyList<Attached>? files) => files is { Count: > 0 } ? files : null;

    private string Current(string field) => field switch
    {
        nameof(Description) => Description,
        nameof(Model) => Model,
        nameof(Contact.Name) => Contact.Name,
        nameof(Contact.Phone) => Contact.Phone,
        nameof(Contact.District) => Contact.District,
        nameof(Contact.Address) => Contact.Address,
        nameof(Contact.Email) => Contact.Email ?? "",
        _ => throw new RefusedException(Refusal.NotFound),
    };

    private bool ApplyConversation(TicketEvent e)
    {
        switch (e.Fact)
        {
            case RepliedPublicly: FirstResponseAt ??= e.At; CustomerWaitsForAnswer = false; return true;
            case NotedInternally or NoteRetracted: return true;
            case CustomerWrote: CustomerWaitsForAnswer = true; return true;
            case Chased: ChaseCount++; CustomerWaitsForAnswer = true; return true;
            case PriorityChanged f: Priority = f.Is; return true;
            case DetailsEdited f: foreach (var c in f.Changes) Put(c.Field, c.Wanted); return true;
            case Rated f:
                (Stars, RatingComment) = (f.Stars, f.Comment);
                if (f.Stars <= PoorStars) FollowedUpAt = null;
                return true;
            default: return false;
        }
    }

    private void Put(string field, string value)
    {
        switch (field)
        {
            case nameof(Description): Description = value; break;
            case nameof(Model): Model = value; break;
            case nameof(Contact.Name): Contact = Contact with { Name = value }; break;
            case nameof(Contact.Phone): Contact = Contact with { Phone = value }; break;
            case nameof(Contact.Address): Contact = Contact with { Address = value }; break;
            case nameof(Contact.Email): Contact = Contact with { Email = value.Length > 0 ? value : null }; break;
            case nameof(Contact.District): Contact = Contact with { District = value }; District = value; break;
        }
    }
}
