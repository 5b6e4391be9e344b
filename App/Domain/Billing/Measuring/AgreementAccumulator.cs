namespace Plainmend.Domain.Billing;

/// <summary>No records at all: the quantity is the share of the period under agreement.</summary>
internal sealed class AgreementAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    public override void Fold(UsageRecord record) { }

    public override Reading Read(DateTimeOffset? asOf = null) => new(
        [Share.Of(Window.SoFar(asOf), Charge.Proration) ?? Derivation.Given(new("whole"), Exact.One, "1")], [], default);
}
