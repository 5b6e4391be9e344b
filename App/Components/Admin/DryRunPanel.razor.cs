using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Domain.Assignment;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Tries the rules as they are typed on the company's own past. Changes nothing, can be called off.</summary>
public sealed partial class DryRunPanel
{
    private static readonly int[] Days = [7, 30, 90];

    private readonly FieldFaults _faults = new();
    private string _days = "30";
    private string? _said;
    private DryRunReport? _report;
    private CancellationTokenSource? _running;

    /// <summary>The rules as typed, in the order in which they are tried.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<RuleDraft> Drafts { get; set; } = [];
    [Parameter, EditorRequired] public AdminCatalogue Catalogue { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>The company's zone.</summary>
    [Parameter, EditorRequired] public string Zone { get; set; } = "";
    [Inject] private DryRunReads Reads { get; set; } = default!;

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
        var rules = Drafts.Select((draft, n) => draft.Rule((n + 1) * 10, _faults)).ToList();
        if (_faults.Any) return;
        using var running = new CancellationTokenSource();
        (_running, _said, _report) = (running, AdminText.DryRunRuns, null);
        try
        {
            _report = await Reads.RunAsync(Viewer, [.. rules.OfType<AssignmentRule>()], int.Parse(_days, CultureInfo.InvariantCulture), running.Token);
            _said = AdminText.DryRunDone;
        }
        catch (OperationCanceledException)
        {
            _said = AdminText.DryRunCancelled;
        }
        finally
        {
            _running = null;
        }
    }
}
