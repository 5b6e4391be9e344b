using Plainmend.Components.Shared;
using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The rate card: what is typed is priced at once in an example, and published as the next version.</summary>
public sealed partial class Prices
{
    private readonly Editing<PriceDraft> _edit = new();
    private readonly FieldFaults _faults = new();
    private IReadOnlyList<AdminVersion> _history = [];
    private RateCard? _stored, _preview;
    private bool _stale;
    private string _currency = "", _zone = "";
    private string? _author, _said;

    [Inject] private AdminAgreements Agreements { get; set; } = default!;
    [Inject] private CompanyActions Actions { get; set; } = default!;

    private PriceDraft Draft => _edit.Mine!;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (await Agreements.PricesAsync(Viewer, stop) is not { Current: { } card } book) return;
        (_history, _author, _currency, _zone, _stored) = (book.History, book.History is [var newest, ..] ? newest.Author : null, book.Currency, book.Zone, card);
        _edit.Offer(PriceDraft.Of(card), book.Number);
        Preview();
    }

    private void Set(string field, string typed)
    {
        Draft.Typed[field] = typed;
        _edit.Touch();
        Preview();
    }

    // Priced from what is typed; while something cannot be read, the last readable figures stay and say so.
    private void Preview()
    {
        var card = Draft.Card(_stored!, _zone, new FieldFaults());
        (_preview, _stale) = (card ?? _preview ?? _stored, card is null);
    }

    private void Termed()
    {
        _edit.Touch();
        Preview();
    }

    private void Add()
    {
        Draft.Parts.Add(new());
        _edit.Touch();
    }

    private void Remove(PartDraft part)
    {
        Draft.Parts.Remove(part);
        _edit.Touch();
        Preview();
    }

    private void TakeTheirs()
    {
        _edit.TakeTheirs();
        _faults.Clear();
        Preview();
    }

    private string? TheirPrice(string sku) => _edit.Theirs?.Parts.FirstOrDefault(p => p.Sku == sku)?.Price;

    private async Task PublishAsync()
    {
        _faults.Clear();
        _said = null;
        if (Draft.Card(_stored!, _zone, _faults) is not { } card) return;
        if (await _edit.SaveAsync(() => StoreAsync(card))) _said = AdminText.Published.With(_edit.Seen);
        await RefreshAsync();
    }

    private async Task<int?> StoreAsync(RateCard card)
    {
        int? version = null;
        await _faults.TryAsync(async () => version = await Actions.PublishPricesAsync(Viewer!, _edit.Seen, card, Gone), Draft.Place);
        return version;
    }
}
