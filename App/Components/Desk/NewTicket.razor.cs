using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Letters;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Takes a report in over the telephone, and shows the customer's link afterwards.</summary>
public sealed partial class NewTicket
{
    private DeskCatalogue? _catalogue;
    private Form _form = new();
    private ReportTaken? _taken;
    private string? _refused;
    private string _key = "";
    private bool _busy, _known;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>The agent wants to see the ticket; the argument is its number.</summary>
    [Parameter] public EventCallback<string> OnTaken { get; set; }
    /// <summary>The letter it is made of; null for a report over the telephone.</summary>
    [Parameter] public LetterView? Letter { get; set; }
    [Inject] private DeskTicketReads Reads { get; set; } = default!;
    [Inject] private ReportActions Reports { get; set; } = default!;
    [Inject] private LetterActions Letters { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Again();
        if (Letter is { } letter) (_form.Name, _form.Email, _form.Description) = (letter.FromName, letter.From, OwnWords.Cut(OwnWords.Or(letter.Text, letter.Subject), 2000));
        _catalogue = await Reads.CatalogueAsync(Viewer, CancellationToken.None);
    }

    private async Task SubmitAsync()
    {
        if (_busy) return;
        (_busy, _refused) = (true, null);
        try
        {
            var f = _form;
            var report = new FaultReport(Channel.Phone, f.Line, f.Fault, f.Model, f.Description, f.Name, f.Phone, f.District, f.Address, Serial: f.Serial.Trim().Length > 0 ? f.Serial : null, Email: f.Email,
                Fields: new(f.Fields, FieldPlace.Desk));
            var taken = Letter is { } letter ? await Letters.OpenAsync(Viewer, letter.Id, report, CancellationToken.None)
                : await Reports.SubmitAsync(Viewer.Tenant, report, Viewer.Actor, _key, CancellationToken.None);
            if (Letter is null) _taken = taken;
            else await OnTaken.InvokeAsync(taken.Number);
        }
        catch (RefusedException refused)
        {
            _refused = RefusalText.For(refused);
        }
        finally
        {
            _busy = false;
        }
    }

    // From the records, into what is still empty: what somebody typed is never replaced.
    private async Task KnownAsync()
    {
        _known = false;
        if (await Reads.DeviceAsync(Viewer, _form.Serial, CancellationToken.None) is not { } device) return;
        string Or(string typed, string? known) => typed.Length > 0 ? typed : known ?? "";
        if (_form.Line.Length == 0 && _catalogue!.Products.Any(p => p.Line == device.Line)) _form.Line = device.Line;
        (_form.Model, _form.Name, _form.Phone) = (Or(_form.Model, device.Model), Or(_form.Name, device.Owner?.Name), Or(_form.Phone, device.Owner?.Phone));
        (_form.District, _form.Address, _form.Email) = (Or(_form.District, device.Owner?.District), Or(_form.Address, device.Owner?.Address), Or(_form.Email, device.Owner?.Email));
        _known = true;
    }

    // The key belongs to one report: sent twice, it is taken in once.
    private void Again() => (_form, _taken, _refused, _known, _key) = (new(), null, null, false, $"desk-{Guid.CreateVersion7(Clock.GetUtcNow())}");

    private sealed class Form
    {
        public string Line { get; set; } = "";
        public string Fault { get; set; } = "";
        public string Model { get; set; } = "";
        public string Serial { get; set; } = "";
        public string Name { get; set; } = "";
        public string Phone { get; set; } = "";
        public string Email { get; set; } = "";
        public string District { get; set; } = "";
        public string Address { get; set; } = "";
        /// <summary>By the codes of custom fields.</summary>
        public Dictionary<string, string> Fields { get; } = [];
        public string Description { get; set; } = "";
    }
}
