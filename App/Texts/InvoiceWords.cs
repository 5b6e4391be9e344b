using Plainmend.Domain.Billing;

namespace Plainmend.Texts;

/// <summary>What stands on an invoice besides its lines, on the screen as on paper.</summary>
public static class InvoiceWords
{
    /// <summary>True when it is to be paid and its day is over. Said by the day, not stored.</summary>
    public static bool IsOverdue(StatementKind kind, InvoiceState state, DateOnly? dueOn, DateOnly today) =>
        state == InvoiceState.Final && kind == StatementKind.Subscription && dueOn < today;

    /// <summary>What it is at.</summary>
    public static string State(StatementKind kind, InvoiceState state, DateOnly? dueOn, DateOnly today) => (state, kind) switch
    {
        (InvoiceState.Draft, _) => BillText.Draft,
        (InvoiceState.Paid, _) => BillText.PaidState,
        (InvoiceState.Void, _) => BillText.Void,
        (_, StatementKind.CreditNote) => BillText.CreditNote,
        _ => IsOverdue(kind, state, dueOn, today) ? BillText.Overdue : BillText.Unpaid,
    };

    /// <summary>Everything below the lines, from what they come to before tax down to what is to be paid.</summary>
    public static IReadOnlyList<InvoiceSum> Sums(StatementFile file)
    {
        var (statement, code) = (file.Statement, file.Statement.Currency.Code);
        List<InvoiceSum> sums =
        [
            new(BillText.Net, MoneyFormat.Of(statement.Net.Value.ToDecimal(), code), false),
            new(BillText.Tax.With(Rates(file)).TrimEnd(), MoneyFormat.Of(statement.Tax.Value.ToDecimal(), code), false),
            new(BillText.Total, BillWords.Money(statement.TotalMoney), true),
        ];
        if (statement.Prepaid.Value.Sign == 0) return sums;
        sums.Add(new(BillText.Prepaid, MoneyFormat.Of(-statement.Prepaid.Value.ToDecimal(), code), false));
        sums.Add(new(BillText.Due, BillWords.Money(statement.DueMoney), true));
        return sums;
    }

    /// <summary>The total in the capital numerals of Chinese invoices; null in another currency.</summary>
    public static string? InCapitals(Statement statement) =>
        statement.Currency == Currency.Cny ? BillText.Renminbi.With(Capitals.Of(statement.TotalMoney)) : null;

    private static string Rates(StatementFile file) =>
        string.Join(" · ", file.Plans.Select(p => p.Tax?.Rate).OfType<decimal>().Distinct().Select(rate => ((Exact)rate * 100m).ToString() + "%"));
}

/// <summary>One sum of an invoice, ready to print.</summary>
/// <param name="Final">True for a figure people look for first.</param>
public sealed record InvoiceSum(string Label, string Amount, bool Final);
