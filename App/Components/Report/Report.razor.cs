using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Report;

/// <summary>The public report form: a plain post that works without script; what was typed stays when something is wrong.</summary>
public sealed partial class Report
{
    private readonly Dictionary<string, string> _problems = [];
    private string? _refused;
    private ReportForm? _form;

    /// <summary>The company's word in the address.</summary>
    [Parameter] public string Slug { get; set; } = "";
    /// <summary>Serial number, from the code on a device.</summary>
    [SupplyParameterFromQuery(Name = "device")] private string? DeviceSerial { get; set; }
    [SupplyParameterFromForm(FormName = "report")] private ReportInput Input { get; set; } = default!;
    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private ReportReads Reads { get; set; } = default!;
    [Inject] private ReportActions Actions { get; set; } = default!;
    [Inject] private FloodGate Flood { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _form = await Reads.FormAsync(Slug, DeviceSerial, Http.RequestAborted);
        if (_form is null) Navigation.NotFound();
        Input ??= new() { Key = LinkSecret.New(), Line = _form?.Device?.Line, Model = _form?.Device?.Model, Serial = _form?.Device?.Serial };
    }

    private async Task SendAsync()
    {
        Check();
        if (_problems.Count > 0 || _form is null) return;
        if (!Flood.Allows(Http.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            (_refused, _problems[""]) = (ReportText.TooMany.With(_form.Hotline), "");
            return;
        }
        try
        {
            var taken = await Actions.SubmitAsync(_form.Tenant, Input.ToReport(), Actor.Customer(Input.Name!.Trim()), $"form-{Input.Key}", Http.RequestAborted);
            Navigation.NavigateTo($"/t/{taken.Secret}");
        }
        catch (RefusedException refused)
        {
            (_refused, _problems[refused.Details.Count > 0 && refused.Details[0] is string field ? field : ""]) = (RefusalText.For(refused), RefusalText.For(refused));
        }
    }

    private void Check()
    {
        Need("Line", Input.Line, ReportText.Fault_Line);
        Need("Fault", Input.FaultCode, ReportText.Fault_Fault);
        Need("Description", Input.Description, ReportText.Fault_Description);
        Need("Name", Input.Name, ReportText.Fault_Name);
        if (!Digits().IsMatch(Input.Phone ?? "")) _problems["Phone"] = ReportText.Fault_Phone;
        if (!string.IsNullOrWhiteSpace(Input.Email) && !EmailAddress.IsOne(Input.Email.Trim())) _problems["Email"] = ReportText.Fault_Email;
        Need("District", Input.District, ReportText.Fault_District);
    }

    private void Need(string field, string? value, string sentence)
    {
        if (string.IsNullOrWhiteSpace(value)) _problems[field] = sentence;
    }

    private string? Bad(string field) => _problems.ContainsKey(field) ? "true" : null;

    private string? Why(string field) => _problems.ContainsKey(field) ? $"fault-{field}" : null;

    private RenderFragment Fault(string field) => builder =>
    {
        if (!_problems.TryGetValue(field, out var sentence)) return;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "fault");
        builder.AddAttribute(2, "id", $"fault-{field}");
        builder.AddContent(3, sentence);
        builder.CloseElement();
    };

    [GeneratedRegex(@"^\s*\+?[\d\s\-()]{6,20}\s*$")]
    private static partial Regex Digits();
}

/// <summary>The form's fields as typed.</summary>
public sealed class ReportInput
{
    /// <summary>Chosen when the form was first shown; the same form is taken in once.</summary>
    public string? Key { get; set; }
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

    public FaultReport ToReport() => new(
        string.IsNullOrEmpty(Serial) ? Channel.Form : Channel.Qr, Line ?? "", FaultCode ?? "", Model ?? "", Description ?? "", Name ?? "", Phone ?? "",
        District ?? "", Address ?? "", Serial: string.IsNullOrEmpty(Serial) ? Typed : Serial,
        Email: Email ?? "", Language: Language.Now.Name);
}
