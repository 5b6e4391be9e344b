using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions.Imports;

/// <summary>Parts of the price list. Parts the table does not name stay; what changed is published as one next version.</summary>
internal sealed class PartImport(AppDb db, RuleBook rules, Actor by, DateTimeOffset now) : RowImport(db, by, now)
{
    private RateCard? _card;
    private Dictionary<string, PartPrice> _parts = [];
    private bool _changed;

    public override string KeyField => "Part";

    public override async Task BeginAsync(IReadOnlyList<string> keys, CancellationToken stop)
    {
        _card = await rules.LatestAsync<RateCard>(Db, stop);
        _parts = _card.Parts.ToDictionary(StringComparer.Ordinal);
    }

    protected override ImportOutcome Carry(ImportRow row)
    {
        var known = _parts.GetValueOrDefault(KeyOf(row["Part"]));
        var price = row.Amount("Price") ?? throw new RefusedException(Refusal.Required, "Price");
        var tax = row.Amount("TaxRate") is { } percent ? Tax(percent) : known?.TaxRate;
        var english = row["NameEn"].Length > 0 ? row["NameEn"] : known?.Name.En ?? "";
        var (sku, part) = CompanyActions.Clean(row["Part"], new(new(row["Name"], english), price, tax));
        CardCheck.Part(sku, part);
        if (known == part) return ImportOutcome.Unchanged;
        if (known is null && _parts.Count >= CompanyActions.MostRows) throw new RefusedException(Refusal.OutOfRange, "Part", 0, CompanyActions.MostRows);
        (_parts[sku], _changed) = (part, true);
        return known is null ? ImportOutcome.New : ImportOutcome.Changed;
    }

    public override async Task EndAsync(CancellationToken stop)
    {
        if (!_changed || _card is null) return;
        var card = CompanyActions.Clean(_card with { Parts = _parts });
        await CompanyActions.AddVersionAsync(Db, _card.Version, v => card with { Version = v }, By, Now, stop);
    }

    private static decimal Tax(decimal percent) => percent is >= 0 and <= 100 ? percent / 100m : throw new RefusedException(Refusal.OutOfRange, "TaxRate", 0, 100);
}
