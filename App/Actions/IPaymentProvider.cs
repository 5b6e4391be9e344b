using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>
/// The edge of the house towards whoever moves money. It says what truly arrived; what that means for an invoice is decided
/// inside (<see cref="InvoiceActions"/>). How another one is added: docs/payments.md.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>The name under which its payments are kept: <c>bank-transfer</c>. Never changes: with the reference it makes a payment unique.</summary>
    string Method { get; }

    /// <summary>What truly arrived of what is claimed. May be asked again for the same claim, and then answers the same.</summary>
    /// <exception cref="Domain.RefusedException">Nothing arrived under this reference.</exception>
    Task<PaymentReceived> ConfirmAsync(PaymentClaim claim, CancellationToken stop);
}

/// <summary>A payment as somebody says it arrived.</summary>
/// <param name="Tenant">The company that paid.</param>
/// <param name="Invoice">For which invoice; null: on account, as prepaid credit.</param>
/// <param name="Reference">The payer's or the bank's reference.</param>
/// <param name="At">When it arrived.</param>
public sealed record PaymentClaim(int Tenant, Guid? Invoice, Money Amount, string Reference, DateTimeOffset At);

/// <summary>A payment as it arrived.</summary>
/// <param name="Method">The provider's name.</param>
/// <param name="At">When; never later than now.</param>
public sealed record PaymentReceived(Money Amount, string Method, string Reference, DateTimeOffset At);

/// <summary>
/// Money that a person found on the bank's statement. Nobody is asked and nothing is moved: what he read there is recorded by
/// its reference.
/// </summary>
public sealed class BankTransfer : IPaymentProvider
{
    public string Method => "bank-transfer";

    public Task<PaymentReceived> ConfirmAsync(PaymentClaim claim, CancellationToken stop) =>
        Task.FromResult(new PaymentReceived(claim.Amount, Method, claim.Reference, claim.At));
}
