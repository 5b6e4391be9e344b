using Plainmend.Access;
using Plainmend.Actions;

namespace Plainmend.Demo;

/// <summary>Puts a few parts on the shelves of a demo company: a store, and some in each van.</summary>
public sealed class DemoStock(StockActions stock)
{
    /// <summary>Parts of the price list that are kept; the others show that jobs go on without.</summary>
    private const int Kept = 2;

    public async Task FillAsync(DemoCast cast, CancellationToken stop)
    {
        var desk = cast.Desk;
        var store = await stock.StoreAsync(desk, null, 0, "总库", "Main store", active: true, stop);
        foreach (var sku in cast.Script.Parts.Keys.Order(StringComparer.Ordinal).TakeLast(Kept))
        {
            // Enough for the world to run on for months: nobody brings new ones here.
            await stock.ReceiveAsync(desk, sku, store, 900, null, $"demo-{sku}-{store}", stop);
            foreach (var van in cast.Technicians.Keys.Take(3)) await stock.MoveAsync(desk, sku, store, van, 4, $"demo-{sku}-{van}", stop);
            await stock.KeepAsync(desk, sku, kept: true, stop);
        }
    }
}
