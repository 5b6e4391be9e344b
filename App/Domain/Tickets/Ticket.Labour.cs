using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// Labour by the hour: a timer, stretches entered by hand, and their corrections.
public sealed partial class Ticket
{
    /// <summary>A stretch of labour is never longer; a timer that runs on was forgotten and stops here.</summary>
    public static readonly TimeSpan LongestLabour = TimeSpan.FromHours(12);
    /// <summary>How much more labour the spend guard asks for when a timer reaches the ceiling.</summary>
    public static readonly TimeSpan GuardAsksFor = TimeSpan.FromHours(1);

    /// <summary>The timer that runs; null when none does.</summary>
    public LabourTimer? LabourTimer { get; private set; }

    /// <summary>Whether a price for the labour of this job was used or approved; then its hours are not charged.</summary>
    public bool LabourIsAgreed => Usage.Any(u => u.Meter == ServiceMeters.LabourFixed) || IsApproved(ServiceMeters.LabourFixed);

    /// <summary>Stretches of labour counted so far, without the one that runs, in the order in which they were recorded.</summary>
    public IEnumerable<UsageRecord> Labour => Usage.Where(u => u.Meter == ServiceMeters.Labour);

    /// <summary>What everything used by then comes to, the running labour included.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="more">Work that is only intended.</param>
    public Statement PriceAt(RateCard card, DateTimeOffset now, params IEnumerable<UsageRecord> more) => PriceWith(card, [.. Running(now), .. more]);

    /// <summary>The subject of labour now: the visit that goes on, else the ticket itself.</summary>
    public string LabourVisit => (LiveVisit?.Id ?? Id).ToString();

    /// <summary>Labour begins to count. It stops by itself before the total would pass the ceiling.</summary>
    /// <returns>True when it counts; false when even its first step needs the customer's yes and he was asked.</returns>
    /// <exception cref="RefusedException">A timer runs already, labour is agreed for this job, or nothing may be spent before a quote.</exception>
    public bool StartLabour(RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.StartLabour, by);
        if (LabourTimer is not null) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.StartLabour);
        RefuseAgreedLabour();
        RefuseTaken(at, at.AddSeconds(1), null);
        var first = Stretch(NextLabour, at, at.AddSeconds(1));
        if (PriceWith(card, [first]).TotalMoney is var total && total.Amount <= Ceiling)
        {
            Move(new LabourStarted(first.Id, Bound(card, first.Id, at)), by, at);
            return true;
        }
        if (State == TicketState.InDiagnosis) throw new RefusedException(Refusal.CeilingPassed, total.Amount, Ceiling);
        AskForLabour(card, at);
        return false;
    }

    /// <summary>Labour stops counting; what was counted is charged.</summary>
    public void StopLabour(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.StopLabour, by);
        if (LabourTimer is null) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.StopLabour);
        EndTimer(by, at);
    }

    /// <summary>Labour nobody timed, [from, to) in UTC. Past the ceiling nothing is charged and the customer is asked.</summary>
    /// <returns>True when it was recorded, false when the customer is asked first.</returns>
    /// <exception cref="RefusedException">It does not lie between arrival and now, is longer than <see cref="LongestLabour"/>, or overlaps other labour.</exception>
    public bool EnterLabour(DateTimeOffset from, DateTimeOffset to, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.EnterLabour, by);
        RefuseAgreedLabour();
        CheckStretch(from, to, null, at);
        return Spend(Stretch(NextLabour, from, to), card, by, at);
    }

    /// <summary>Puts a recorded stretch right; what stood there before stays in the history.</summary>
    /// <param name="record">Id of the usage record.</param>
    /// <exception cref="RefusedException">As for <see cref="EnterLabour"/>, or the new total passes the ceiling.</exception>
    public void CorrectLabour(string record, DateTimeOffset from, DateTimeOffset to, string reason, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.CorrectLabour, by);
        var old = Recorded(record);
        CheckStretch(from, to, record, at);
        var put = Usage.Select(u => u.Id == record ? u with { From = from.ToUniversalTime(), To = to.ToUniversalTime() } : u);
        var total = ServiceCharges.Price(card, Cover, [.. put, .. Running(at)]).TotalMoney.Amount;
        if (total > Ceiling) throw new RefusedException(Refusal.CeilingPassed, total, Ceiling);
        Move(new LabourCorrected(record, old.From, old.To!.Value, from.ToUniversalTime(), to.ToUniversalTime(), Needed(reason, "Reason")), by, at);
        Rebound(card, at);
    }

    /// <summary>Takes a recorded stretch off the bill; the history keeps it.</summary>
    public void RemoveLabour(string record, string reason, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.CorrectLabour, by);
        var old = Recorded(record);
        Move(new LabourRemoved(record, old.From, old.To!.Value, Needed(reason, "Reason")), by, at);
        Rebound(card, at);
    }

    private string NextLabour => $"{Number}:labour:{Version + 1}";

    private UsageRecord Recorded(string record) => Labour.FirstOrDefault(u => u.Id == record) ?? throw new RefusedException(Refusal.NotFound);

    private UsageRecord Stretch(string id, DateTimeOffset from, DateTimeOffset to, string? visit = null) =>
        UsageRecord.During(id, ServiceMeters.Labour, visit ?? LabourVisit, from, to, EvidenceOfNext);

    private IReadOnlyList<UsageRecord> Running(DateTimeOffset now) =>
        LabourTimer is { } timer && now > timer.Since ? [Counted(timer, now)] : [];

    // What a timer has counted by then; never before it began nor beyond its end.
    private UsageRecord Counted(LabourTimer timer, DateTimeOffset now) =>
        Stretch(timer.Record, timer.Since, now < timer.Since ? timer.Since : now < timer.Until ? now : timer.Until, timer.Visit);

    // Who agreed on a price for the job does not also pay the hours.
    private void RefuseAgreedLabour()
    {
        if (LabourIsAgreed) throw new RefusedException(Refusal.LabourAgreed);
    }

    private void RefuseTimedLabour(UsageRecord record)
    {
        if (record.Meter == ServiceMeters.Labour) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.EnterLabour);
        if (record.Meter == ServiceMeters.LabourFixed && (LabourTimer is not null || Labour.Any()) && !IsApproved(ServiceMeters.LabourFixed)) throw new RefusedException(Refusal.LabourTimed);
    }

    private bool IsApproved(string meter) => LatestQuote is { State: QuoteState.Approved } quote && quote.Planned.Any(p => p.Meter == meter);

    private void CheckStretch(DateTimeOffset from, DateTimeOffset to, string? except, DateTimeOffset now)
    {
        if (to <= from) throw new RefusedException(Refusal.WindowBackwards);
        if (from < ArrivedAt || to > now || to - from > LongestLabour) throw new RefusedException(Refusal.LabourOutside, LongestLabour.TotalHours);
        RefuseTaken(from, to, except);
    }

    private void RefuseTaken(DateTimeOffset from, DateTimeOffset to, string? except)
    {
        if (Labour.Any(u => u.Id != except && u.From < to && from < u.To) || LabourTimer?.Since < to) throw new RefusedException(Refusal.LabourOverlaps, Number);
    }

    // The last second at which the total is still within the ceiling. Prices only rise with time, so it is found by halving.
    private DateTimeOffset Bound(RateCard card, string record, DateTimeOffset since)
    {
        bool Fits(int seconds) => PriceWith(card, [Stretch(record, since, since.AddSeconds(seconds))]).TotalMoney.Amount <= Ceiling;
        var (fits, passes) = (0, (int)LongestLabour.TotalSeconds);
        if (Fits(passes)) return since + LongestLabour;
        while (passes - fits > 1)
        {
            var half = (fits + passes) / 2;
            if (Fits(half)) fits = half;
            else passes = half;
        }
        return since.AddSeconds(fits);
    }

    // What else was charged, or no longer is, moves the moment at which the timer reaches the ceiling.
    private void Rebound(RateCard card, DateTimeOffset at)
    {
        if (LabourTimer is not { } timer) return;
        var until = Bound(card, timer.Record, timer.Since);
        if (until != timer.Until) Record(new LabourBounded(until), SpendGuard, at);
    }

    private void EndTimer(Actor by, DateTimeOffset at)
    {
        if (LabourTimer is { } timer) Record(new Used(Counted(timer, at)), by, at);
    }

    // Transition 18: the timer reached its end. More may have been agreed since it was set.
    private void RunTimerOut(RateCard card, DateTimeOffset now)
    {
        var timer = LabourTimer!;
        Rebound(card, now);
        if (LabourTimer!.Until > timer.Until) return;
        EndTimer(SpendGuard, now);
        if (timer.Until < timer.Since + LongestLabour) AskForLabour(card, now);
    }

    private void AskForLabour(RateCard card, DateTimeOffset at) => AskFor(Stretch(NextLabour, at, at + GuardAsksFor), card, at);

    private bool ApplyLabour(TicketEvent e)
    {
        switch (e.Fact)
        {
            case LabourStarted f: LabourTimer = new(f.Record, LabourVisit, e.At.ToUniversalTime(), f.Until); return true;
            case LabourBounded f: LabourTimer = LabourTimer! with { Until = f.Until }; return true;
            case LabourCorrected f: Usage = [.. Usage.Select(u => u.Id == f.Record ? u with { From = f.From, To = f.To } : u)]; return true;
            case LabourRemoved f: Usage = [.. Usage.Where(u => u.Id != f.Record)]; return true;
            default: return false;
        }
    }
}
