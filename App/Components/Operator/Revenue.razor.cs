using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Components.Bill;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>One figure of the overview with everything it is the sum of.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Rows">What it adds up; nothing else is in it.</param>
public sealed record Figure(string Name, string Word, IReadOnlyList<FigureRow> Rows);

/// <summary>One part of a figure.</summary>
/// <param name="What">The document, or the payment's reference.</param>
/// <param name="When">Its period, or its day.</param>
/// <param name="Href">Where the document is shown.</param>
public sealed record FigureRow(string Company, string What, string When, string Href, Money Amount);

/// <summary>What the installation earns: what runs, what is invoiced, what is unpaid, by company and by month. Nothing of tickets or customers.</summary>
public sealed partial class Revenue
{
    private const int Back = 12;
    private IReadOnlyList<CompanyRevenue>? _all;
    private DateOnly _today;

    /// <summary>The figure whose parts are shown: expected, open, overdue, paid, or a month.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }
    /// <summary>For a month: one company only, by its word in addresses.</summary>
    [SupplyParameterFromQuery] public string? Of { get; set; }
    [Inject] private TimeProvider Clock { get; set; } = default!;

    // A page-wide sum follows every company; each bell costs a reading of all of them.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(2);

    protected override async Task ReadMoneyAsync(Viewer viewer, CancellationToken stop)
    {
        Follow((await Operators.CompaniesAsync(viewer, stop)).Select(c => c.Id));
        _all = await Operators.RevenueAsync(viewer, stop);
        _today = _all is [var first, ..] ? first.Today : DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
    }

    internal static string Href(CompanyRevenue company, InvoiceItem invoice) =>
        $"/operator/{company.Company.Slug}/{(invoice.Number.Length == 0 ? invoice.Id.ToString() : invoice.Number)}";

    // The last twelve months that are over; an invoice belongs to the month in which its period began.
    private IReadOnlyList<DateOnly> Months => [.. Enumerable.Range(1, Back).Select(n => new DateOnly(_today.Year, _today.Month, 1).AddMonths(n - Back - 1))];

    private IReadOnlyList<Figure> Figures =>
    [
        new("expected", OperatorText.TotalExpected, [.. _all!.Where(c => c.Running is not null).Select(c => new FigureRow(
            OperatorWords.Name(c), c.Plan is { } plan ? Explain(plan) : BillText.NoPlan, OperatorText.RunningPeriod, $"/operator/{c.Company.Slug}", c.Running!.Value.Expected))]),
        new("open", OperatorText.TotalOpen, [.. _all!.SelectMany(c => c.Open.Select(o => Row(c, o.Invoice, o.Left)))]),
        new("overdue", OperatorText.TotalOverdue, [.. _all!.SelectMany(c => c.Overdue.Select(o => Row(c, o.Invoice, o.Left)))]),
        new("paid", OperatorText.TotalPaid.With(_today.Year), [.. _all!.SelectMany(c => c.Payments.Where(p => Local(c, p.At).Year == _today.Year).Select(p => Row(c, p)))]),
    ];

    private Figure? Proof => Figures.FirstOrDefault(f => f.Name == Show)
        ?? (DateOnly.TryParseExact($"{Show}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? MonthFigure(month) : null);

    private Figure MonthFigure(DateOnly month) => new(Show!, OperatorText.InvoicedIn.With(OperatorWords.Month(month)),
        [.. _all!.Where(c => Of is null || c.Company.Slug == Of).SelectMany(c => c.Invoiced.Where(i => IsIn(i.Invoice, month)).Select(i => Row(c, i.Invoice, i.Amount)))]);

    internal static bool IsIn(InvoiceItem invoice, DateOnly month) => invoice.First.Year == month.Year && invoice.First.Month == month.Month;

    private static FigureRow Row(CompanyRevenue company, InvoiceItem invoice, Money amount) =>
        new(OperatorWords.Name(company), invoice.Number, BillWords.Period(invoice.First, invoice.End), Href(company, invoice), amount);

    private static FigureRow Row(CompanyRevenue company, ReceivedPayment payment) => new(OperatorWords.Name(company),
        payment.Invoice ?? OperatorText.PrepaidWord, $"{DateFormat.Day(Local(company, payment.At))} · {payment.Reference}",
        payment.Invoice is { } number ? $"/operator/{company.Company.Slug}/{number}" : $"/operator/{company.Company.Slug}", payment.Amount);

    private static string Explain(Plan plan) => $"{plan.Name.Said()} · {OperatorText.VersionNo.With(plan.Version)}";

    private static DateOnly Local(CompanyRevenue company, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(company.Company.Zone)).DateTime);
}
