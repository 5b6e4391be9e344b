using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.Surge;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Flexible capacity: who is here and why, the policy as the next version, what it would have cost, and every call.</summary>
public sealed partial class SurgePage
{
    private readonly Editing<SurgeDraft> _edit = new();
    private readonly FieldFaults _faults = new();
    private IReadOnlyList<AdminVersion> _history = [];
    private SurgeBook? _book;
    private string? _author, _said;

    [Inject] private AdminAgreements Agreements { get; set; } = default!;
    [Inject] private SurgeReads Reads { get; set; } = default!;
    [Inject] private SurgeActions Actions { get; set; } = default!;

    private SurgeDraft Draft => _edit.Mine!;

    // Waiting and hours grow by the clock.
    protected override bool Moves => true;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (await Agreements.SurgeAsync(Viewer, stop) is not { } document || await Reads.BookAsync(Viewer, stop) is not { } book) return;
        (_history, _author, _book) = (document.History, document.History is [var newest, ..] ? newest.Author : null, book);
        _edit.Offer(SurgeDraft.Of(document.Current ?? SurgePolicy.Start), document.Number);
    }

    private void TakeTheirs()
    {
        _edit.TakeTheirs();
        _faults.Clear();
    }

    private async Task PublishAsync()
    {
        _faults.Clear();
        _said = null;
        if (Draft.Policy(_book!.Currency, _faults) is not { } policy) return;
        if (await _edit.SaveAsync(() => StoreAsync(policy))) _said = AdminText.Published.With(_edit.Seen);
        await RefreshAsync();
    }

    private async Task<int?> StoreAsync(SurgePolicy policy)
    {
        int? version = null;
        await _faults.TryAsync(async () => version = await Actions.PublishAsync(Viewer!, _edit.Seen, policy, Gone));
        return version;
    }
}
