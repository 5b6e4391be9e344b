using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Bill;

/// <summary>What an invoice is at, in colours and signs beside its word.</summary>
public static class InvoiceLook
{
    public static string State(InvoiceItem item, DateOnly today) => InvoiceWords.State(item.Kind, item.State, item.DueOn, today);

    public static Family Family(InvoiceItem item, DateOnly today) => item switch
    {
        { State: InvoiceState.Paid } => Shared.Family.Done,
        { State: InvoiceState.Final, Kind: StatementKind.Subscription } => IsOverdue(item, today) ? Shared.Family.Breach : Shared.Family.Waiting,
        _ => Shared.Family.Neutral,
    };

    public static Shape Shape(InvoiceItem item, DateOnly today) => item switch
    {
        { State: InvoiceState.Paid } => Shared.Shape.Tick,
        { State: InvoiceState.Void } => Shared.Shape.Barred,
        { State: InvoiceState.Draft } => Shared.Shape.Ring,
        { Kind: StatementKind.CreditNote } => Shared.Shape.Return,
        _ => IsOverdue(item, today) ? Shared.Shape.Octagon : Shared.Shape.Hourglass,
    };

    private static bool IsOverdue(InvoiceItem item, DateOnly today) => InvoiceWords.IsOverdue(item.Kind, item.State, item.DueOn, today);
}
