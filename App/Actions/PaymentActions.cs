using Plainmend.Access;
using Plainmend.Domain;

namespace Plainmend.Actions;

/// <summary>Money that arrived: first the provider says what is so, then it is recorded.</summary>
public sealed class PaymentActions(IEnumerable<IPaymentProvider> providers, InvoiceActions invoices)
{
    /// <summary>Names of the ways in which money can come in.</summary>
    public IReadOnlyList<string> Methods { get; } = [.. providers.Select(p => p.Method)];

    /// <summary>Records a payment for an invoice, or on account when the claim names none.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <exception cref="RefusedException">No such way to pay; not the operator; and for an invoice all that <see cref="InvoiceActions.PayAsync(Viewer, int, Guid, PaymentReceived, CancellationToken)"/> refuses.</exception>
    public async Task RecordAsync(Viewer by, string method, PaymentClaim claim, CancellationToken stop)
    {
        var provider = providers.FirstOrDefault(p => p.Method == method) ?? throw new RefusedException(Refusal.NotFound);
        // Outside the transaction: a provider may take its time, and asking changes nothing.
        var received = await provider.ConfirmAsync(claim, stop);
        if (claim.Invoice is { } invoice) await invoices.PayAsync(by, claim.Tenant, invoice, received, stop);
        else await invoices.TopUpAsync(by, claim.Tenant, received, stop);
    }
}
