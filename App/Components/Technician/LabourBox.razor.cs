using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Technician;

/// <summary>Labour by the hour on a technician's job: one form is open at a time, and what was typed in it outlives a refusal.</summary>
public sealed partial class LabourBox
{
    private const string Entering = "enter";

    private string? _open;
    private DateTimeOffset _from, _to;
    private string _why = "";

    [Parameter, EditorRequired] public JobView View { get; set; } = default!;
    [CascadingParameter] private JobHandle Job { get; set; } = default!;
    [Inject] private LabourActions Actions { get; set; } = default!;

    private static IReadOnlyList<string> Whys => [TechnicianText.LabourWhy_Forgot, TechnicianText.LabourWhy_Break];

    private string Clock(DateTimeOffset at) => DateFormat.Time(TechnicianWords.Local(View.Zone, at));

    private void Open(UsageRecord stretch)
    {
        _open = _open == stretch.Id ? null : stretch.Id;
        (_from, _to, _why) = (stretch.From, stretch.To!.Value, "");
    }

    // From the arrival or the last stretch to now: what is forgotten is mostly that.
    private void Enter()
    {
        _open = _open == Entering ? null : Entering;
        (_from, _to) = (View.Stretches.Select(s => s.To!.Value).Append(View.WorkSince ?? View.ReadAt.AddHours(-1)).Max(), View.ReadAt);
    }

    // The version stands in the key: the same tap sent twice counts once, the next tap is another one.
    private Task<bool> StartAsync() => Job.Do(null, stop => Actions.StartAsync(Job.Who, Job.Ticket, stop, $"labour:{Job.Ticket}:{View.Version}"));

    private Task<bool> StopAsync() => Job.Do(null, stop => Actions.StopAsync(Job.Who, Job.Ticket, stop, $"labour-stop:{Job.Ticket}:{View.Version}"));

    private Task EnterAsync() => CloseAsync(null, stop => Actions.EnterAsync(Job.Who, Job.Ticket, _from, _to, $"labour:{Job.Ticket}:{View.Version}", stop));

    private Task CorrectAsync(string record) => CloseAsync(_why, stop => Actions.CorrectAsync(Job.Who, Job.Ticket, record, _from, _to, _why, stop));

    private Task RemoveAsync(string record) => CloseAsync(_why, stop => Actions.RemoveAsync(Job.Who, Job.Ticket, record, _why, stop));

    private async Task CloseAsync(string? typed, Func<CancellationToken, Task> act)
    {
        if (await Job.Do(typed, act)) _open = null;
    }
}
