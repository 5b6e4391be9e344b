using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Tries the policy as it is typed on the company's own past. Changes nothing, can be called off.</summary>
public sealed partial class SurgeTrialPanel
{
    private static readonly int[] Days = [30, 90, 180];

    private readonly FieldFaults _faults = new();
    private string _days = "90";
    private string? _said;
    private SurgeTrial? _trial;
    private CancellationTokenSource? _running;

    /// <summary>The policy as typed.</summary>
    [Parameter, EditorRequired] public SurgeDraft Draft { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public string Currency { get; set; } = "";
    [Parameter, EditorRequired] public string Zone { get; set; } = "";
    [Inject] private SurgeTrialReads Reads { get; set; } = default!;

    private static IReadOnlyList<Pick> Stretches => [.. Days.Select(days => new Pick(days.ToString(CultureInfo.InvariantCulture), AnalyticsText.LastDays.With(days)))];
    private bool IsRunning => _running is not null;

    public void Dispose()
    {
        _running?.Cancel();
        _running?.Dispose();
    }

    private void Cancel() => _running?.Cancel();

    private async Task RunAsync()
    {
        if (IsRunning) return;
        _faults.Clear();
        if (Draft.Policy(Currency, _faults) is not { } policy) return;
        using var running = new CancellationTokenSource();
        (_running, _said, _trial) = (running, SurgeText.TrialRuns, null);
        try
        {
            _trial = await Reads.RunAsync(Viewer, policy, int.Parse(_days, CultureInfo.InvariantCulture), running.Token);
            _said = SurgeText.Done;
        }
        catch (OperationCanceledException)
        {
            _said = SurgeText.TrialCancelled;
        }
        finally
        {
            _running = null;
        }
    }
}
