using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Technician;

/// <summary>What may come up while repairing, each behind one tap.</summary>
public sealed partial class RepairMore
{
    private readonly List<WorkItem> _items = [];
    private PlannedPrice? _price;
    private string? _used, _missing;
    private decimal _quantity = 1;
    private string _extra = "", _why = "";
    private DateOnly? _expected;
    private ArrivalWindow _window;

    [Parameter, EditorRequired] public JobView View { get; set; } = default!;
    /// <summary>A part or labour was used.</summary>
    [Parameter] public EventCallback<WorkItem> OnUse { get; set; }
    [CascadingParameter] private JobHandle Job { get; set; } = default!;
    [Inject] private TechnicianActions Actions { get; set; } = default!;

    private static IReadOnlyList<string> Whys => [TechnicianText.Return_Part, TechnicianText.Return_Time];

    private Task UseAsync() => OnUse.InvokeAsync(new(_used, _quantity));

    private Task<bool> ExtraAsync() => Job.Do(_extra, stop => Actions.DiagnoseAsync(
        Job.Who, Job.Ticket, View.Quote?.Findings ?? _extra, _items, _extra, stop));

    private Task<bool> MissingAsync() => Job.Do(null, stop => Actions.PartMissingAsync(Job.Who, Job.Ticket, _missing ?? "", _expected, stop));

    private Task<bool> ReturnAsync() => Job.Do(_why, stop => Actions.ReturnVisitAsync(Job.Who, Job.Ticket, _window, _why, stop));
}
