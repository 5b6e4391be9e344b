using Plainmend.Components.Shared;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of one kind of fault, or of a new one.</summary>
public sealed partial class FaultForm
{
    private readonly Editing<FaultDraft> _edit = new();
    private readonly FieldFaults _faults = new();
    private string? _said;

    [Parameter, EditorRequired] public AdminLine Line { get; set; } = default!;
    /// <summary>The fault to change; null adds one.</summary>
    [Parameter] public AdminFault? Fault { get; set; }
    /// <summary>Article numbers of the price list.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Skus { get; set; } = [];
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter] public EventCallback<string> Added { get; set; }
    [Parameter] public EventCallback Conflict { get; set; }
    [Inject] private CompanyActions Actions { get; set; } = default!;

    private FaultDraft Draft => _edit.Mine!;

    // A part that left the price list stays choosable where it is in use.
    private IReadOnlyList<Pick> Parts => [new("", SharedText.Unknown), .. Skus.Append(Draft.Part).Where(s => s.Length > 0).Distinct().Select(s => new Pick(s, s))];

    protected override void OnParametersSet() => _edit.Offer(FaultDraft.Of(Fault, Line.Code), Fault?.Version ?? 0);

    private async Task SaveAsync()
    {
        _faults.Clear();
        _said = null;
        var entry = Draft.Entry(_faults);
        if (_faults.Any) return;
        if (!await _edit.SaveAsync(async () => await _faults.TryAsync(() => StoreAsync(entry)) ? _edit.Seen + 1 : null)) await Conflict.InvokeAsync();
        else if (Fault is null) await Added.InvokeAsync(Draft.Code.Trim().ToLowerInvariant());
        else _said = AdminText.Saved;
    }

    private Task StoreAsync(FaultEntry entry) => Fault is null
        ? Actions.AddFaultAsync(Viewer, Line.Code, Draft.Code, entry, default)
        : Actions.ChangeFaultAsync(Viewer, Fault.Id, _edit.Seen, entry, default);
}
