using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Report;

/// <summary>The form's fields as typed.</summary>
public sealed class ReportInput
{
    /// <summary>Chosen when the form was first shown; the same form is taken in once.</summary>
    public string? Key { get; set; }
    /// <summary>The same as the act knows it.</summary>
    public string CommandKey => $"form-{Key}";
    /// <summary>Ids of photos that were sent already.</summary>
    public string? Files { get; set; }
    /// <summary>Serial from the code on the device.</summary>
    public string? Serial { get; set; }
    /// <summary>Serial typed by hand.</summary>
    public string? Typed { get; set; }
    public string? Line { get; set; }
    public string? FaultCode { get; set; }
    public string? Model { get; set; }
    public string? Description { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? District { get; set; }
    public string? Address { get; set; }
    /// <summary>Custom fields by their codes.</summary>
    public Dictionary<string, string>? Own { get; set; }

    public FaultReport ToReport() => new(
        string.IsNullOrEmpty(Serial) ? Channel.Form : Channel.Qr, Line ?? "", FaultCode ?? "", Model ?? "", Description ?? "", Name ?? "", Phone ?? "",
        District ?? "", Address ?? "", Serial: string.IsNullOrEmpty(Serial) ? Typed : Serial,
        Email: Email ?? "", Language: Language.Now.Name, Fields: new(Own ?? [], FieldPlace.Report));
}
