using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// What it will cost, and the customer's yes or no (transitions 11–16, 18).
public sealed partial class Ticket
{
    public IReadOnlyList<Quote> Quotes { get; private set; } = [];
    /// <summary>The latest version; null before the first.</summary>
    public Quote? LatestQuote => Quotes.Count > 0 ? Quotes[^1] : null;

    /// <summary>What everything used so far comes to under this ticket's price list and cover.</summary>
    public Statement Price(RateCard card) => ServiceCharges.Price(card, Cover, Usage);

    /// <summary>What everything used so far and <paramref name="more"/> would come to.</summary>
    public Statement PriceWith(RateCard card, IEnumerable<UsageRecord> more) => ServiceCharges.Price(card, Cover, [.. Usage, .. more]);

    /// <summary>Transitions 11 and 18: a quote over what was used and what is intended, frozen and sent.</summary>
    /// <param name="intended">Work and parts still to come; what was already used is added by itself.</param>
    /// <param name="extraWork">Why more is needed than was approved; required while repairing.</param>
    public void SendQuote(string findings, IReadOnlyList<UsageRecord> intended, string? extraWork, DateTimeOffset expiresAt, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.SendQuote, by);
        if (State == TicketState.InRepair) extraWork = Needed(extraWork, "ExtraWork");
        if (intended.Count == 0) throw new RefusedException(Refusal.QuoteEmpty);
        if (expiresAt <= at) throw new RefusedException(Refusal.WindowInPast);
        FreezeQuote(Needed(findings, "Findings"), intended, extraWork, expiresAt, card, by, at);
    }

    /// <summary>The customer opened the quote. Seen twice is seen once.</summary>
    public void ViewQuote(int version, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ViewQuote, by);
        if (OpenQuote(version, at).State == QuoteState.Sent) Record(new QuoteViewed(version), by, at);
    }

    /// <summary>Transition 13: yes. The approved total becomes the ceiling.</summary>
    /// <param name="byPhone">The customer agreed on a recorded call and a desk agent notes it.</param>
    public void ApproveQuote(int version, string approvedBy, bool byPhone, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ApproveQuote, by);
        OpenQuote(version, at);
        Move(new QuoteApproved(version, Needed(approvedBy, "ApprovedBy"), byPhone), by, at);
    }

    /// <summary>Transition 15: another option, please.</summary>
    public void AskForChange(int version, string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.AskForChange, by);
        OpenQuote(version, at);
        Move(new QuoteRejected(version, Needed(reason, "Reason"), Stop: false), by, at);
    }

    /// <summary>Transition 16: no repair; only what was done until now is asked for.</summary>
    public void RejectAndStop(int version, string reason, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.RejectAndStop, by);
        OpenQuote(version, at);
        Move(new QuoteRejected(version, reason.Trim(), Stop: true), by, at);
        Record(new WorkStopped(nameof(QuoteRejected), Price(card).TotalMoney.Amount), by, at);
        SettleWhenNothingIsDue(at);
    }

    /// <summary>The quote's time ran out; back to the technician.</summary>
    public void ExpireQuote(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ExpireQuote, by);
        Record(new QuoteExpired(LatestQuote!.Version), by, at);
    }

    /// <summary>Transition 12: cover or the agreed limit allows going on without asking.</summary>
    /// <param name="intended">Work and parts still to come.</param>
    /// <exception cref="RefusedException">The expected total passes the ceiling.</exception>
    public void ProceedUnderLimit(string findings, IReadOnlyList<UsageRecord> intended, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ProceedUnderLimit, by);
        var expected = PriceAt(card, at, intended).TotalMoney.Amount;
        if (expected > Ceiling) throw new RefusedException(Refusal.CeilingPassed, expected, Ceiling);
        Move(new ProceededUnderLimit(Needed(findings, "Findings"), expected), by, at);
    }

    private void FreezeQuote(string findings, IReadOnlyList<UsageRecord> intended, string? extraWork, DateTimeOffset expiresAt, RateCard card, Actor by, DateTimeOffset at)
    {
        var planned = PriceAt(card, at, intended);
        EndTimer(by, at);
        Move(new QuoteSent(Quotes.Count + 1, findings, [.. Usage, .. intended], planned.TotalMoney.Amount, expiresAt, extraWork), by, at);
    }

    private Quote OpenQuote(int version, DateTimeOffset at)
    {
        var quote = LatestQuote;
        if (quote is null || quote.Version != version || !quote.IsOpen) throw new RefusedException(Refusal.QuoteNotCurrent, version);
        return at < quote.ExpiresAt ? quote : throw new RefusedException(Refusal.QuoteExpired, version);
    }

    private bool ApplyQuote(TicketEvent e)
    {
        switch (e.Fact)
        {
            case QuoteSent f:
                if (LatestQuote is { IsOpen: true } or { State: QuoteState.Approved }) Change(q => q with { State = QuoteState.Superseded });
                Quotes = [.. Quotes, new(f.Version, QuoteState.Sent, f.Findings, f.Planned, f.Total, f.ExtraWork, e.At, f.ExpiresAt)];
                State = TicketState.AwaitingApproval;
                return true;
            case QuoteViewed: Change(q => q with { State = QuoteState.Viewed, ViewedAt = e.At }); return true;
            case QuoteApproved f:
                Change(q => q with { State = QuoteState.Approved, DecidedAt = e.At, DecidedBy = f.ApprovedBy });
                (State, Ceiling) = (TicketState.InRepair, LatestQuote!.Total);
                return true;
            case QuoteRejected f:
                Change(q => q with { State = QuoteState.Rejected, DecidedAt = e.At, DecidedBy = e.By.Name });
                if (!f.Stop) State = TicketState.InDiagnosis;
                return true;
            case QuoteExpired: Change(q => q with { State = QuoteState.Expired }); State = TicketState.InDiagnosis; return true;
            case ProceededUnderLimit: State = TicketState.InRepair; return true;
            default: return false;
        }
    }

    private void Change(Func<Quote, Quote> change) => Quotes = [.. Quotes.SkipLast(1), change(Quotes[^1])];
}
