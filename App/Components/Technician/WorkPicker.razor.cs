using Microsoft.AspNetCore.Components;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Components.Technician;

/// <summary>Chooses labour and parts, and says at once what they would come to and whether the customer must be asked.</summary>
public sealed partial class WorkPicker
{
    private PlannedPrice? _price;
    private int _priced;

    [Parameter, EditorRequired] public JobView View { get; set; } = default!;
    /// <summary>What is chosen; kept by the parent, so that it outlives a refusal.</summary>
    [Parameter, EditorRequired] public List<WorkItem> Items { get; set; } = default!;
    /// <summary>Told after every change; null when nothing can be priced.</summary>
    [Parameter] public EventCallback<PlannedPrice?> OnPriced { get; set; }
    [CascadingParameter] private JobHandle Job { get; set; } = default!;
    [Inject] private TechnicianReads Reads { get; set; } = default!;

    private bool HasLabour => Items.Any(i => i is { Sku: null, ByHour: false });
    private decimal Hours => Items.Where(i => i.ByHour).Sum(i => i.Quantity);
    private IReadOnlyList<JobPart> Unused => [.. View.Parts.Where(p => Items.All(i => i.Sku != p.Sku))];

    // What was used meanwhile counts too: priced again whenever the job has moved on.
    protected override async Task OnParametersSetAsync()
    {
        if (_priced == View.Version) return;
        _priced = View.Version;
        await PriceAsync();
    }

    private Task ToggleLabourAsync()
    {
        var had = HasLabour;
        Items.RemoveAll(i => i.Sku is null);
        if (!had) Items.Insert(0, new(null, 1));
        return PriceAsync();
    }

    // Labour has one price: agreed, or by the hour.
    private Task HoursAsync(decimal by)
    {
        var hours = Math.Clamp(Hours + by, 0m, (decimal)Ticket.LongestLabour.TotalHours);
        Items.RemoveAll(i => i.Sku is null);
        if (hours > 0) Items.Insert(0, new(null, hours, ByHour: true));
        return PriceAsync();
    }

    private Task AddAsync(JobPart part, int by)
    {
        var at = Items.FindIndex(i => i.Sku == part.Sku);
        if (at < 0) Items.Add(new(part.Sku, by));
        else if (Items[at].Quantity + by <= 0) Items.RemoveAt(at);
        else Items[at] = Items[at] with { Quantity = Math.Min(1000, Items[at].Quantity + by) };
        return PriceAsync();
    }

    private Task ChosenAsync(ChangeEventArgs e) => View.Parts.FirstOrDefault(p => p.Sku == (string?)e.Value) is { } part ? AddAsync(part, 1) : Task.CompletedTask;

    private async Task PriceAsync()
    {
        _price = await Reads.PriceAsync(Job.Who, Job.Ticket, Items, CancellationToken.None);
        await OnPriced.InvokeAsync(_price);
    }
}
