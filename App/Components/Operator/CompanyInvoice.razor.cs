using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>One document of a company, with what its operator can do to it.</summary>
public sealed partial class CompanyInvoice
{
    private OperatorInvoice? _invoice;
    private bool _read;
    private string? _said;

    /// <summary>The company's word in addresses.</summary>
    [Parameter] public string Company { get; set; } = "";
    /// <summary>The document's number, or its id while it is a draft.</summary>
    [Parameter] public string Key { get; set; } = "";
    [Inject] private PaymentActions Payments { get; set; } = default!;
    [Inject] private InvoiceActions Invoices { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override object? Question => (Company, Key);

    // Handed out by Http/OperatorFiles, which writes every opening into the company's log.
    private string Files => $"/operator/{Uri.EscapeDataString(Company)}/{Uri.EscapeDataString(Key)}";

    private bool IsOpen => _invoice!.View.Item is { State: InvoiceState.Final, Kind: StatementKind.Subscription };

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(_invoice!.Payer.Zone)).DateTime);

    protected override async Task ReadMoneyAsync(Viewer viewer, CancellationToken stop)
    {
        Follow((await Operators.CompaniesAsync(viewer, stop)).Where(c => c.Slug == Company).Select(c => c.Id));
        (_invoice, _read) = (await Operators.InvoiceAsync(viewer, Company, Key, stop), true);
    }

    private Task PayAsync(string method, Money amount, string reference, DateTimeOffset at) =>
        DoneAsync(Payments.RecordAsync(Viewer!, method, new(_invoice!.Payer.Id, _invoice.View.Item.Id, amount, reference, at), Gone), OperatorText.PaidDone);

    private Task CreditAsync(IReadOnlyList<(string Key, decimal Amount)> credits, string reason) =>
        DoneAsync(Invoices.CreditAsync(Viewer!, _invoice!.Payer.Id, _invoice.View.Item.Id, credits, reason, Gone), OperatorText.CreditDone);

    private Task VoidAsync(string reason) => DoneAsync(Invoices.VoidAsync(Viewer!, _invoice!.Payer.Id, _invoice.View.Item.Id, reason, Gone), OperatorText.VoidDone);

    private async Task DoneAsync(Task act, string said)
    {
        _said = null;
        await act;
        _said = said;
        await RefreshAsync();
    }
}
