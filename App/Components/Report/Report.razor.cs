using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Report;

/// <summary>The public report form: a plain post that works without script; what was typed stays when something is wrong.</summary>
public sealed partial class Report
{
    /// <summary>Most bytes of one post: without script the photos themselves are in it.</summary>
    public const long MostBytes = Attached.MostPerAct * Attached.MostBytes + 1024 * 1024;

    private readonly Dictionary<string, string> _problems = [];
    private IReadOnlyList<Attached> _files = [];
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
    [Inject] private UploadGate UploadFlood { get; set; } = default!;
    [Inject] private UploadActions Uploads { get; set; } = default!;
    [Inject] private AttachmentReads Files { get; set; } = default!;
    [Inject] private DeskTicketReads Desk { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _form = await Reads.FormAsync(Slug, DeviceSerial, Http.RequestAborted);
        if (_form is null) Navigation.NotFound();
        var fresh = Input is null;
        Input ??= new() { Key = LinkSecret.New(), Line = _form?.Device?.Line, Model = _form?.Device?.Model, Serial = _form?.Device?.Serial };
        // A stranger with the code of a device is told nothing of its owner; the company's own desk need not type him again.
        if (fresh && _form?.Device is { } device && Viewer.From(Http.User) is { } viewer && viewer.Tenant == _form.Tenant && viewer.Actor.Is(Capacity.Desk | Capacity.Supervisor)
            && await Desk.DeviceAsync(viewer, device.Serial, Http.RequestAborted) is { Owner: { } owner })
            (Input.Name, Input.Phone, Input.Email, Input.District, Input.Address) = (owner.Name, owner.Phone, owner.Email, owner.District, owner.Address);
        if (_form is not null && !string.IsNullOrEmpty(Input.Files)) _files = await Files.OfFormAsync(_form.Tenant, Input.CommandKey, FileField.Read(Input.Files), Http.RequestAborted);
    }

    private async Task SendAsync()
    {
        if (_form is null) return;
        // Without script the cross behind a photo posts the form: it takes the photo away and nothing more.
        if (Guid.TryParse(Http.Request.Form["drop"], out var drop))
        {
            _files = [.. _files.Where(f => f.Id != drop)];
            return;
        }
        if (_files.Count < FileField.Read(Input.Files).Count) _problems["Files"] = DomainWords.Of(Refusal.FileGone);
        foreach (var photo in Http.Request.Form.Files.GetFiles(FileField.Chosen).Where(f => f.Length > 0 || f.FileName.Length > 0)) await TakeAsync(photo, _form.Tenant);
        Check();
        if (_problems.Count > 0) return;
        if (!Flood.Allows(From))
        {
            (_refused, _problems[""]) = (ReportText.TooMany.With(_form.Hotline), "");
            return;
        }
        try
        {
            var taken = await Actions.SubmitAsync(_form.Tenant, Input.ToReport() with { Files = [.. _files.Select(f => f.Id)] }, Actor.Customer(Input.Name!.Trim()), Input.CommandKey, Http.RequestAborted);
            Navigation.NavigateTo($"/t/{taken.Secret}");
        }
        catch (RefusedException refused)
        {
            (_refused, _problems[refused.Field ?? ""]) = (RefusalText.For(refused), RefusalText.For(refused));
        }
    }

    private string From => Http.Connection.RemoteIpAddress?.ToString() ?? "";

    // Kept at once, so that a field that is wrong does not cost the photos.
    private async Task TakeAsync(IFormFile photo, int tenant)
    {
        try
        {
            if (_files.Count >= Attached.MostPerAct) throw new RefusedException(Refusal.TooManyFiles, Attached.MostPerAct);
            if (photo.Length > Attached.MostBytes) throw FileGate.TooLarge(photo.FileName);
            if (!UploadFlood.Allows(tenant, From, photo.Length)) throw new RefusedException(Refusal.TooManyUploads);
            using var read = new MemoryStream();
            await photo.CopyToAsync(read, Http.RequestAborted);
            _files = [.. _files, await Uploads.FromFormAsync(tenant, Input.CommandKey, photo.FileName, read.ToArray(), Http.RequestAborted)];
        }
        catch (RefusedException refused)
        {
            _problems["Files"] = RefusalText.For(refused);
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
