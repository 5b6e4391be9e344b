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
    private const int LongestId = 80;

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
    /// <summary>Custom fields by their codes, each as it would be typed.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
    /// <summary>When somebody should come.</summary>
    public ArrivalWindow? Preferred { get; init; }

    /// <summary>The report; refuses with every field that is wrong.</summary>
    internal FaultReport ToReport(IReadOnlyList<FaultCode> known)
    {
        var (faults, c) = (new Faults(), Contact);
        var report = new FaultReport(Channel.Api, Line, Fault, Model, Description, c.Name, c.Phone, c.District, c.Address,
            Preferred is { } wish ? new(wish.From.ToUniversalTime(), wish.To.ToUniversalTime()) : null, string.IsNullOrEmpty(Serial) ? null : Serial, Email: c.Email, Language: c.Language, Fields: Fields is null ? null : new(Fields));
        Named(faults);
        foreach (var refused in ReportActions.Faults(report).Where(r => Path(r) is not ("line" or "fault"))) faults.Add(Path(refused), Problem(refused));
        if (known.All(f => f.Line != Line)) faults.Add("line", ApiText.IsNoneOf.With(string.Join(", ", known.Select(f => f.Line).Distinct())));
        else if (known.All(f => (f.Line, f.Code) != (Line, Fault))) faults.Add("fault", ApiText.IsNoneOf.With(string.Join(", ", known.Where(f => f.Line == Line).Select(f => f.Code))));
        if (c.Language is not (null or "zh-CN" or "en")) faults.Add("contact.language", ApiText.IsNoneOf.With("zh-CN, en"));
        if (Preferred is { } window && window.To <= window.From) faults.Add("preferred.to", ApiText.EndsBefore);
        faults.Refuse();
        return report;
    }

    private void Named(Faults faults)
    {
        try
        {
            TextGate.Needed(Id, nameof(Id), LongestId);
        }
        catch (RefusedException refused)
        {
            faults.Add("id", Problem(refused));
        }
    }

    // The act calls fields as the form does; here the customer's are one level down.
    private static string Path(RefusedException refused) => (string)refused.Details[0] switch
    {
        "Name" => "contact.name",
        "Phone" => "contact.phone",
        "District" => "contact.district",
        "Address" => "contact.address",
        "Email" => "contact.email",
        var field => field.ToLowerInvariant(),
    };

    private static string Problem(RefusedException refused) => refused.Reason switch
    {
        Refusal.Required => ApiText.IsEmpty,
        Refusal.BadForm => ApiText.NotAnAddress,
        _ => ApiText.BadText,
    };
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
}
