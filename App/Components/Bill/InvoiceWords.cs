using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Bill;

/// <summary>What an invoice is at, in words and signs. Overdue is said by the day, not stored.</summary>
public static class InvoiceWords
{
    public static bool IsOverdue(InvoiceItem item, DateOnly today) => item is { State: InvoiceState.Final, Kind: StatementKind.Subscription } && item.DueOn < today;

    public static string State(InvoiceItem item, DateOnly today) => item switch
    {
        { State: InvoiceState.Draft } => BillText.Draft,
        { State: InvoiceState.Paid } => BillText.PaidState,
        { State: InvoiceState.Void } => BillText.Void,
        { Kind: StatementKind.CreditNote } => BillText.CreditNote,
        _ => IsOverdue(item, today) ? BillText.Overdue : BillText.Unpaid,
    };

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
}
