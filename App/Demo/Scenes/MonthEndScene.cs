using Plainmend.Actions;

namespace Plainmend.Demo.Scenes;

/// <summary>
/// A month ends: the bill is locked with number and seal, and what came late for the month before is a line of its own on
/// it; then the adviser says which plan would have been cheaper.
/// </summary>
public sealed class MonthEndScene(MonthEndShop shop, InvoiceActions invoices, TimeProvider clock)
{
    /// <summary>Its steps.</summary>
    /// <param name="watch">Told where the shop's finance sees it; whoever is not signed in as her may do so there.</param>
    public IReadOnlyList<Func<CancellationToken, Task>> Steps(Action<string> watch)
    {
        var tenant = 0;
        return
        [
            async stop =>
            {
                tenant = await shop.OpenAsync(clock.GetUtcNow(), stop);
                watch("/sign-in?ReturnUrl=/bill/invoices");
            },
            stop => invoices.CloseAsync(tenant, stop),
            _ =>
            {
                watch("/sign-in?ReturnUrl=/bill/plans");
                return Task.CompletedTask;
            },
        ];
    }
}
