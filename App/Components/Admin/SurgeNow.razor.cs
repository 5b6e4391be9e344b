using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Who is called in now, what it costs, and what a supervisor may do by hand, always with a reason.</summary>
public sealed partial class SurgeNow : IDisposable
{
    private readonly FieldFaults _faults = new();
    private readonly CancellationTokenSource _gone = new();
    private string _reason = "";
    private string? _said;

    [Parameter, EditorRequired] public SurgeBook Book { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Inject] private SurgeActions Actions { get; set; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    // What was typed stays when the act was refused.
    private async Task ActAsync(Func<CancellationToken, Task> act)
    {
        _faults.Clear();
        _said = null;
        if (await _faults.TryAsync(() => act(_gone.Token), _ => "Reason")) (_said, _reason) = (SurgeText.Done, "");
    }

    private SurgeHere? Here(SurgeStaff one) => Book.Now?.Here.FirstOrDefault(here => here.Call == one.Call);

    private static string Facts(SurgeStaff one) => string.Join(" · ",
        DomainWords.Of(one.Kind), string.Join(SurgeText.ListComma, one.Lines.Select(line => line.Said())),
        one.Districts.Count == 0 ? SurgeText.Everywhere : string.Join(SurgeText.ListComma, one.Districts), one.TakesCalls ? SurgeText.TakesCalls : SurgeText.TakesNoCalls);

    private string Money(decimal amount) => MoneyFormat.Of(amount, Book.Currency);

    private string Time(DateTimeOffset at) => DateFormat.Time(at.In(Book.Zone));
}
