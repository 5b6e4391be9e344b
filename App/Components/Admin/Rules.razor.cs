using Plainmend.Components.Shared;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.Assignment;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>All assignment rules, one document: edited together, published together.</summary>
public sealed partial class Rules
{
    // The tab that tries the rules; no rule has such a number.
    private const string DryRunTab = "dry-run";

    private readonly Editing<List<RuleDraft>> _edit = new();
    private readonly FieldFaults _faults = new();
    private AdminCatalogue? _catalogue;
    private IReadOnlyList<AdminVersion> _history = [];
    private string? _author, _said;
    private string _zone = "";

    /// <summary>The rule whose form is open, or the tab that tries them.</summary>
    [Parameter] public string? Number { get; set; }
    [Inject] private AdminAgreements Agreements { get; set; } = default!;
    [Inject] private AdminReads Reads { get; set; } = default!;
    [Inject] private CompanyActions Actions { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool IsDryRun => Number == DryRunTab;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        _catalogue = await Reads.CatalogueAsync(Viewer, stop);
        if (await Agreements.RulesAsync(Viewer, stop) is not { } book) return;
        (_zone, _history, _author) = (book.Zone, book.History, book.History is [var newest, ..] ? newest.Author : null);
        _edit.Offer([.. (book.Current ?? []).Select(r => RuleDraft.Of(r, book.Zone))], book.Number);
    }

    private string? Tab(bool dryRun) => dryRun == IsDryRun ? "active" : null;

    private string? Current(bool dryRun) => dryRun == IsDryRun ? "page" : null;

    private void Move(RuleDraft rule, int by)
    {
        var (at, rules) = (_edit.Mine!.IndexOf(rule), _edit.Mine!);
        if (at + by < 0 || at + by >= rules.Count) return;
        rules.RemoveAt(at);
        rules.Insert(at + by, rule);
        _edit.Touch();
    }

    private void Remove(RuleDraft rule)
    {
        _edit.Mine!.Remove(rule);
        _edit.Touch();
    }

    private void Add()
    {
        var rules = _edit.Mine!;
        var number = Enumerable.Range(1, rules.Count + 1).Select(n => n.ToString("'R'00", CultureInfo.InvariantCulture)).First(n => rules.All(r => r.Number != n));
        rules.Insert(0, RuleDraft.New(number, _zone));
        _edit.Touch();
        Navigation.NavigateTo($"/admin/rules/{number}");
    }

    private async Task PublishAsync()
    {
        _faults.Clear();
        _said = null;
        var rules = _edit.Mine!.Select((r, i) => r.Rule((i + 1) * 10, _faults)).ToList();
        if (_faults.Any) return;
        if (await _edit.SaveAsync(() => StoreAsync([.. rules.OfType<AssignmentRule>()]))) _said = AdminText.Published.With(_edit.Seen);
        await RefreshAsync();
    }

    private async Task<int?> StoreAsync(IReadOnlyList<AssignmentRule> rules)
    {
        int? version = null;
        await _faults.TryAsync(async () => version = await Actions.PublishRulesAsync(Viewer!, _edit.Seen, rules, Gone));
        return version;
    }
}
