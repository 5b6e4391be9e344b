using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>One company as the operator of the installation sees its money.</summary>
/// <param name="Running">What the running period has come to and is expected to come to; null when nothing is agreed.</param>
/// <param name="Invoices">Its invoices and credit notes, newest period first.</param>
/// <param name="Payments">What came in from it, newest first.</param>
/// <param name="Today">Today in its own zone.</param>
public sealed record CompanyRevenue(
    Tenant Company, Plan? Plan, (Money SoFar, Money Expected)? Running, IReadOnlyList<InvoiceItem> Invoices, IReadOnlyList<ReceivedPayment> Payments, DateOnly Today)
{
    /// <summary>The currency in which it is billed.</summary>
    public Currency Currency => Running?.SoFar.Currency ?? (Invoices is [var first, ..] ? first.Due.Currency : Currency.Cny);

    /// <summary>Final invoices that are not settled, each with what is left to pay.</summary>
    public IReadOnlyList<(InvoiceItem Invoice, Money Left)> Open =>
        [.. Invoices.Where(i => i is { State: InvoiceState.Final, Kind: StatementKind.Subscription }).Select(i => (i, Left(i)))];

    /// <summary>Those of them whose last day of payment is over.</summary>
    public IReadOnlyList<(InvoiceItem Invoice, Money Left)> Overdue => [.. Open.Where(o => o.Invoice.DueOn < Today)];

    /// <summary>What counts as invoiced: numbered documents that were not withdrawn, credit notes with their minus.</summary>
    public IReadOnlyList<(InvoiceItem Invoice, Money Amount)> Invoiced =>
        [.. Invoices.Where(i => i.State is InvoiceState.Final or InvoiceState.Paid).Select(i => (i, i.Due + i.Prepaid))];

    /// <summary>What is left to pay of an invoice: credit notes on it count as paid.</summary>
    public Money Left(InvoiceItem invoice) => Invoices.Where(i => i.Corrects == invoice.Number && i.Kind == StatementKind.CreditNote)
        .Aggregate(invoice.Due - invoice.Paid, (left, note) => left + note.Due);
}

/// <summary>Money that came in.</summary>
/// <param name="Invoice">Number of the invoice it was for; null: prepaid credit.</param>
public sealed record ReceivedPayment(Guid Id, DateTimeOffset At, Money Amount, string Method, string Reference, string? Invoice);

/// <summary>One document of a company with what its operator may still do to it.</summary>
/// <param name="Left">What is left to pay.</param>
/// <param name="Creditable">Each line with what can still be credited of it.</param>
public sealed record OperatorInvoice(InvoiceView View, Tenant Payer, Money Left, IReadOnlyList<(StatementLine Line, Money Most)> Creditable);

/// <summary>A company's last ended period, to be replayed under a plan that is being designed.</summary>
/// <param name="Signed">What it came to under what the company signed.</param>
public sealed record Rehearsal(Tenant Company, UsageMonth Month, Statement Signed);
