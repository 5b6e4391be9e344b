using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The company's automations: their sentences, their switches, a form that can be tried on the past, and what they did.</summary>
public sealed partial class AutomationList : AdminPage
{
    private readonly FieldFaults _faults = new();
    private AutomationBook? _book;
    private AdminCatalogue? _catalogue;
    private AdminPeople? _people;
    private AutomationView? _editing;
    private AutomationDraft? _draft;
    private AutomationTrial? _trial;
    private CancellationTokenSource? _running;
    private string? _said, _would;

    [Inject] private AutomationReads Reads { get; set; } = default!;
    [Inject] private AutomationActions Actions { get; set; } = default!;
    [Inject] private AdminReads Admin { get; set; } = default!;

    private bool IsReady => _book is not null && _catalogue is not null && _people is not null;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        (_catalogue, _people) = (await Admin.CatalogueAsync(Viewer, stop), await Admin.PeopleAsync(Viewer, stop));
        _book = await Reads.BookAsync(Viewer, stop);
    }

    /// <summary>How a rule is called where there is little room.</summary>
    internal static string NumberOf(int number) => string.Create(CultureInfo.InvariantCulture, $"A{number}");

    private static string StateOf(AutomationView rule) =>
        (rule.On ? AdminText.AutoIsOn : AdminText.AutoIsOff) + " · " + AdminText.AutoRuns.With(rule.Runs) + (rule.Failures > 0 ? " · " + AdminText.AutoFailures.With(rule.Failures) : "");

    private static string SwitchOf(AutomationView rule) => (rule.On ? AdminText.AutoSwitchOffNamed : AdminText.AutoSwitchOnNamed).With(rule.Rule.Name);

    private void Add() => Open(null, new());

    private void Edit(AutomationView rule) => Open(rule, AutomationDraft.Of(rule.Rule));

    private void Open(AutomationView? rule, AutomationDraft? draft)
    {
        _running?.Cancel();
        (_editing, _draft, _trial, _said) = (rule, draft, null, null);
        _faults.Clear();
    }

    private void Close() => Open(null, null);

    private async Task KeepAsync()
    {
        _faults.Clear();
        if (Viewer is not { } viewer || _draft?.Rule(_faults) is not { } rule) return;
        if (!await _faults.TryAsync(() => Actions.KeepAsync(viewer, _editing?.Id, _editing?.Version ?? 0, rule, Gone), FieldOf)) return;
        var added = _editing is null;
        Close();
        _said = added ? AdminText.AutoAdded : AdminText.AutoSaved;
        await RefreshAsync();
    }

    private async Task TryAsync()
    {
        _faults.Clear();
        if (_draft?.Rule(_faults) is not { } typed || _running is not null) return;
        var rule = typed;
        // What could not be saved is not tried either: the answer would be about another rule.
        if (!await _faults.TryAsync(() => { rule = AutomationActions.Checked(typed); return Task.CompletedTask; }, FieldOf)) return;
        using var running = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (_running, _trial) = (running, null);
        try
        {
            _trial = await Reads.TryAsync(Viewer, rule, running.Token);
            _would = AdminText.AutoTrialWould.With(AutomationWords.Then(rule.Then, _people!, _book!.Targets));
        }
        catch (OperationCanceledException)
        {
            _trial = null;
        }
        finally
        {
            _running = null;
        }
    }

    private Task SwitchAsync(AutomationView rule) => ActAsync(rule, viewer => Actions.SwitchAsync(viewer, rule.Id, rule.Version, !rule.On, Gone));

    private Task RemoveAsync(AutomationView rule) => ActAsync(rule, viewer => Actions.RemoveAsync(viewer, rule.Id, rule.Version, Gone));

    private async Task ActAsync(AutomationView rule, Func<Access.Viewer, Task> act)
    {
        if (Viewer is not { } viewer) return;
        if (_editing?.Id == rule.Id || _draft is null) Close();
        await _faults.TryAsync(() => act(viewer));
        await RefreshAsync();
    }

    // Tags stand in several fields of this form; what is added is by far the most likely.
    private static string FieldOf(string field) => field is "Tag" or "Tags" ? "AddTags" : field;
}
