using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A report as another program sends it.</summary>
public sealed record TicketRequest
{
    /// <summary>The program's own name for the report; sending it again is harmless.</summary>
    public required string Id { get; init; }
    /// <summary>Code of the product line.</summary>
    public required string Line { get; init; }
    /// <summary>Code of the fault.</summary>
    public required string Fault { get; init; }
    public required string Description { get; init; }
    public required ContactEntry Contact { get; init; }
    public string Model { get; init; } = "";
    /// <summary>Serial of a device the company knows.</summary>
    public string? Serial { get; init; }
    /// <summary>When somebody should come.</summary>
    public ArrivalWindow? Preferred { get; init; }

    /// <summary>The report; refuses with every field that is wrong.</summary>
    internal FaultReport ToReport(IReadOnlyList<FaultCode> known)
    {
        var faults = new Faults();
        Text(Id, "id", 80, true, faults);
        Text(Description, "description", 2000, true, faults);
        Text(Model, "model", 80, false, faults);
        Text(Serial ?? "", "serial", 80, false, faults);
        Contact.Check(faults);
        if (known.All(f => f.Line != Line)) faults.Add("line", ApiText.IsNoneOf.With(string.Join(", ", known.Select(f => f.Line).Distinct())));
        else if (known.All(f => (f.Line, f.Code) != (Line, Fault))) faults.Add("fault", ApiText.IsNoneOf.With(string.Join(", ", known.Where(f => f.Line == Line).Select(f => f.Code))));
        if (Preferred is { } window && window.To <= window.From) faults.Add("preferred.to", ApiText.EndsBefore);
        faults.Refuse();
        var c = Contact;
        return new(Channel.Api, Line, Fault, Model, Description, c.Name, c.Phone, c.District, c.Address,
            Preferred is { } wish ? new(wish.From.ToUniversalTime(), wish.To.ToUniversalTime()) : null, string.IsNullOrEmpty(Serial) ? null : Serial, Email: c.Email, Language: c.Language);
    }

    internal static void Text(string text, string field, int most, bool needed, Faults faults)
    {
        try
        {
            if (needed && string.IsNullOrWhiteSpace(text)) faults.Add(field, ApiText.IsEmpty);
            else TextGate.Clean(text, field, most);
        }
        catch (RefusedException)
        {
            faults.Add(field, ApiText.BadText);
        }
    }
}

/// <summary>Who reports, and where the device stands.</summary>
public sealed record ContactEntry
{
    public required string Name { get; init; }
    public required string Phone { get; init; }
    public required string District { get; init; }
    public string Address { get; init; } = "";
    /// <summary>Where he wants to be told what happens; empty: nowhere.</summary>
    public string Email { get; init; } = "";
    /// <summary>zh-CN or en; the language he is written to in.</summary>
    public string? Language { get; init; }

    internal void Check(Faults faults)
    {
        TicketRequest.Text(Name, "contact.name", 80, true, faults);
        TicketRequest.Text(Phone, "contact.phone", 40, true, faults);
        TicketRequest.Text(District, "contact.district", 60, true, faults);
        TicketRequest.Text(Address, "contact.address", 300, false, faults);
        if (Email.Length > 0 && !Domain.Notices.EmailAddress.IsOne(Email)) faults.Add("contact.email", ApiText.NotAnAddress);
        if (Language is not (null or "zh-CN" or "en")) faults.Add("contact.language", ApiText.IsNoneOf.With("zh-CN, en"));
    }
}
