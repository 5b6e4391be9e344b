using Plainmend.Domain.Billing;

namespace Plainmend.Reads;

/// <summary>A company's platform bill as it stands now, and where it will end.</summary>
public sealed record LiveBill
{
    public required DateTimeOffset ReadAt { get; init; }
    /// <summary>The plan in force now; null between two agreements.</summary>
    public required Plan? Plan { get; init; }
    public required Subscription Subscription { get; init; }
    /// <summary>The version of the agreement, to be handed back with every act on it.</summary>
    public required int Version { get; init; }
    public required BillingPeriod Period { get; init; }
    /// <summary>So far, and the period's end: low, expected, high.</summary>
    public required Forecast Forecast { get; init; }
    /// <summary>Where spending stands against its limit; null without one.</summary>
    public required Budget? Budget { get; init; }
    /// <summary>Thresholds reached in this period, oldest first.</summary>
    public required IReadOnlyList<BudgetNotice> Notices { get; init; }
    /// <summary>The period before, as it was billed; null when there was none.</summary>
    public required Statement? Before { get; init; }
    public required IReadOnlyList<ModuleState> Modules { get; init; }
    /// <summary>Units of flexible capacity in force.</summary>
    public required int Capacity { get; init; }
    /// <summary>Usage up to this position is in it.</summary>
    public required long Position { get; init; }
}

/// <summary>A threshold that was reached, and when.</summary>
public sealed record BudgetNotice(DateTimeOffset At, BudgetReached Reached);

/// <summary>A module and what it would cost, or costs, for a whole period.</summary>
/// <param name="Charge">Its charge in the plan in force; null when that plan does not price it.</param>
/// <param name="IfSwitched">What the running period would come to if it were switched the other way now.</param>
public sealed record ModuleState(string Module, bool On, DateTimeOffset? ChangedAt, Charge? Charge, Money? IfSwitched);

/// <summary>One measured fact, as listed behind a line of the bill.</summary>
public sealed record UsageFact(long Position, string Id, string Meter, string Subject, decimal Amount, DateTimeOffset From, DateTimeOffset? To, string Evidence);

/// <summary>An invoice or credit note in a list.</summary>
public sealed record InvoiceItem(
    Guid Id, StatementKind Kind, InvoiceState State, string Number, DateOnly First, DateOnly End, Money Due, Money Paid, DateTimeOffset? FinalAt, DateOnly? DueOn, string? Corrects, string? Reason)
{
    /// <summary>Prepaid credit that was used up; with what is due it makes the invoiced amount.</summary>
    public required Money Prepaid { get; init; }
}

/// <summary>One invoice with everything on it.</summary>
/// <param name="Item">Its head.</param>
/// <param name="File">Statement, plans, and the usage behind it.</param>
/// <param name="Payments">Money that came in for it, oldest first.</param>
/// <param name="Chain">Its place in the chain; null while a draft.</param>
public sealed record InvoiceView(InvoiceItem Item, StatementFile File, IReadOnlyList<PaymentItem> Payments, string? Chain)
{
    /// <summary>Who sells, as he stood when it was issued; null while the operator said nothing about himself.</summary>
    public InvoiceSeller? Seller { get; init; }
}

/// <summary>The seller as an invoice names him.</summary>
public sealed record InvoiceSeller(string Name, string NameEn, string TaxNumber, string Address)
{
    /// <summary>His name in the language of the reader.</summary>
    public string NameIn(bool chinese) => chinese ? Name : NameEn;
}

public sealed record PaymentItem(DateTimeOffset At, Money Amount, string Method, string Reference);

/// <summary>What is wrong with a company's documents; empty when every seal and every link of the chain holds.</summary>
public sealed record ChainCheck(int Documents, IReadOnlyList<DocumentFinding> Findings);

/// <summary>What is wrong about one document of the chain.</summary>
public sealed record DocumentFinding(string Number, Finding Finding);
