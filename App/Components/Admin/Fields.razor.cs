using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The company's custom fields, one document: edited together, published together.</summary>
public sealed partial class Fields : AdminPage
{
    private readonly Editing<List<FieldDraft>> _edit = new();
    private readonly FieldFaults _faults = new();
    private AdminCatalogue? _catalogue;
    private IReadOnlyList<AdminVersion> _history = [];
    private string? _author, _said;

    [Inject] private AdminAgreements Agreements { get; set; } = default!;
    [Inject] private AdminReads Reads { get; set; } = default!;
    [Inject] private FieldActions Actions { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        _catalogue = await Reads.CatalogueAsync(Viewer, stop);
        if (await Agreements.FieldsAsync(Viewer, stop) is not { } book) return;
        (_history, _author) = (book.History, book.History is [var newest, ..] ? newest.Author : null);
        _edit.Offer([.. (book.Current?.Fields ?? []).Select(FieldDraft.Of)], book.Number);
    }

    private static string Whole(FieldDraft draft) => $"{draft.Code} {draft.Zh} / {draft.En} · {draft.Said()}";

    private void Move(int at)
    {
        var fields = _edit.Mine!;
        (fields[at - 1], fields[at]) = (fields[at], fields[at - 1]);
        _edit.Touch();
    }

    private void Add()
    {
        _edit.Mine!.Add(new() { IsNew = true, Asked = [nameof(FieldPlace.Desk)] });
        _edit.Touch();
    }

    private async Task PublishAsync()
    {
        _faults.Clear();
        _said = null;
        if (Viewer is null) return;
        if (await _edit.SaveAsync(StoreAsync)) _said = AdminText.Published.With(_edit.Seen);
        await RefreshAsync();
    }

    private async Task<int?> StoreAsync()
    {
        int? version = null;
        await _faults.TryAsync(async () => version = await Actions.PublishAsync(Viewer!, _edit.Seen, [.. _edit.Mine!.Select(d => d.Field())], Gone));
        return version;
    }
}
