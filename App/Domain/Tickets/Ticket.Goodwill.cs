using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// What the company gives up of its own will, before the bill is settled.
public sealed partial class Ticket
{
    /// <summary>The most that one grant may be.</summary>
    public const decimal MostGoodwill = 1_000_000m;

    /// <summary>
    /// Gives up an amount or a part of the bill. The full price stays, what is given up becomes a line of its own and the
    /// reason its purpose, which the customer reads; what was already proposed or quoted follows. A further grant adds a
    /// further line and bears of what the ones before it left, so that no bill falls below zero.
    /// </summary>
    /// <param name="amount">In the company's currency; null when <paramref name="rate"/> is given.</param>
    /// <param name="rate">0.2 = 20 % of the bill; null when <paramref name="amount"/> is given.</param>
    /// <exception cref="RefusedException">The bill is settled, nothing is left to give up, or a value is missing or out of range.</exception>
    public void GrantGoodwill(decimal? amount, decimal? rate, string reason, RateCard card, Actor by, DateTimeOffset at)
    {
        if (!State.IsOpen() && by.Is(TicketRules.For(TicketAct.GrantGoodwill).By)) throw new RefusedException(Refusal.BillSettled);
        Require(TicketAct.GrantGoodwill, by);
        reason = Needed(reason, "Reason");
        if (amount is null == rate is null) throw new RefusedException(Refusal.Required, "Amount");
        if (amount is < 0.01m or > MostGoodwill) throw new RefusedException(Refusal.OutOfRange, "Amount", 0.01m, MostGoodwill);
        if (rate is < 0.0001m or > 1m) throw new RefusedException(Refusal.OutOfRange, "Percent", 0.01m, 100);
        var cover = With(Given(amount, rate, reason));
        Record(new GoodwillGranted(amount, rate, reason, Proposal(cover, card),
            LatestQuote is { IsOpen: true } quote ? ServiceCharges.Price(card, cover, quote.Planned).TotalMoney.Amount : null), by, at);
        SettleWhenNothingIsDue(at);
    }

    // The bill as it is asked for from now on; null while nothing is asked for yet.
    private decimal? Proposal(Coverage cover, RateCard card)
    {
        if (Settlement.State is not (SettlementState.Proposed or SettlementState.Disputed)) return null;
        var total = ServiceCharges.Price(card, cover, Usage).TotalMoney.Amount;
        if (total == Settlement.Proposed) throw new RefusedException(Refusal.NothingToGiveUp);
        // Credits already took their part: both together never pass the bill.
        return Settlement.Proposed - total <= Settlement.Due ? total : throw new RefusedException(Refusal.OutOfRange, "Amount", 0.01m, Settlement.Due);
    }

    private static Cover Given(decimal? amount, decimal? rate, string reason) =>
        amount is { } some ? Billing.Cover.Goodwill(reason, some) : Billing.Cover.GoodwillRate(reason, rate ?? 0m);

    private Coverage With(Cover more) => new([.. Cover?.Covers ?? [], more]);

    private void ApplyGoodwill(GoodwillGranted f)
    {
        Cover = With(Given(f.Amount, f.Rate, f.Reason));
        if (f.Proposed is { } proposed) Settlement = Settlement with { Proposed = proposed };
        // Only downwards, and only while nobody has said yes to it.
        if (f.Quoted is { } quoted && LatestQuote is { IsOpen: true }) Change(q => q with { Total = quoted });
    }

    // What was given up was for that bill; the next cycle's is another.
    private Coverage? WithoutGoodwill() =>
        Cover?.Covers.Where(c => c.Kind != CoverKind.Goodwill).ToArray() is { Length: > 0 } others ? new Coverage(others) : null;
}
