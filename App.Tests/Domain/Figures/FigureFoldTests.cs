using CsCheck;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Figures;

/// <summary>What one ticket measures, told a second time from its facts alone, and by hand where money is.</summary>
public sealed class FigureFoldTests
{
    [Fact]
    public void Counts_and_days_of_random_lives_are_those_of_their_facts() => RandomLifeTests.Lives.Sample(life =>
    {
        var events = RandomLifeTests.Live(life);
        var (row, cycle) = (Fold(events), events.Skip(events.ToList().FindLastIndex(e => e.Fact is Reopened) + 1).ToList());
        var (done, gone) = (cycle.LastOrDefault(e => e.Fact is WorkConfirmed or WorkStopped), cycle.LastOrDefault(e => e.Fact is Cancelled or Rejected));
        Assert.Equal((Day(Start), Day(done?.At), Day(done?.At ?? gone?.At), Day(events.LastOrDefault(e => e.Fact is Reopened)?.At)), (row.ReportedDay, row.CompletedDay, row.OverDay, row.ReopenedDay));
        Is(events.Count(e => e.Fact is OfferRefused or OfferExpired), row[Metric.Declined]);
        Is(events.Count(e => e.Fact is Unassigned { Undo: false }), row[Metric.Reassigned]);
        Is(events.Count(e => e.Fact is Arrived), row[Metric.Visits]);
        Is(events.Count(e => e.Fact is ReturnVisitNeeded), row[Metric.ReturnVisits]);
        Is(events.Count(e => e.Fact is NotFixed), row[Metric.NotFixed]);
        Is(events.Count(e => e.Fact is Reopened), row[Metric.Reopened]);
        Is(gone is null ? 0 : 1, row[Metric.Cancelled]);
        if (done is null) return;
        Assert.Equal(events.Select(e => e.Fact).OfType<Rated>().LastOrDefault()?.Stars, (int?)row[Metric.Stars]);
        var finished = cycle.FindLastIndex(e => e.Fact is WorkFinished or SolvedAtFirstContact);
        bool? first = finished < 0 || cycle.Skip(finished).Any(e => e.Fact is NotFixed) ? null : !events.Any(e => e.Fact is NotFixed or Reopened or ReturnVisitNeeded) && events.Count(e => e.Fact is Arrived) <= 1;
        Assert.Equal(first is { } f ? f ? 1m : 0m : null, row[Metric.FirstTimeFix]);
        Assert.Equal(row[Metric.Revenue], Revenue(cycle));
    }, iter: 3_000);

    [Fact]
    public void Times_of_random_lives_are_counted_minute_by_minute_on_the_calendar() => RandomLifeTests.Lives.Sample(life =>
    {
        var events = RandomLifeTests.Live(life);
        var row = Fold(events);
        Waits(row, Metric.FirstResponseReal, Start, events.FirstOrDefault(e => e.Fact is IntakeAccepted or SolvedAtFirstContact or RepliedPublicly or ComplaintAnswered or Reopened)?.At);
        var cycle = events.Skip(events.ToList().FindLastIndex(e => e.Fact is Reopened)).ToList();
        if (cycle[0].Fact is not Reopened) cycle = [.. events];
        if (cycle.LastOrDefault(e => e.Fact is WorkConfirmed or WorkStopped) is not { } done)
        {
            Assert.Null(row[Metric.ResolveReal]);
            return;
        }
        Waits(row, Metric.ResolveReal, cycle[0].At, done.At);
        Waits(row, Metric.ArriveReal, cycle[0].At, cycle.FirstOrDefault(e => e.Fact is Arrived)?.At);
        var offer = cycle.FindLastIndex(e => e.Fact is OfferMade);
        var taken = offer < 0 || cycle.Skip(offer).Any(e => e.Fact is OfferRefused or OfferExpired or Unassigned) ? null : cycle.Skip(offer).FirstOrDefault(e => e.Fact is OfferAccepted);
        if (taken is null) Assert.Null(row[Metric.AcceptReal]);
        else Waits(row, Metric.AcceptReal, cycle[offer].At, taken.At);
    }, iter: 300);

    [Fact]
    public void A_promise_counts_once_it_is_decided()
    {
        var t = GivenTicket.New();
        var told = new List<TicketEvent>(t.TakeNewEvents());
        Assert.Null(Fold(told)[Metric.FirstResponseKept]);
        var late = GivenTicket.New();
        // 10:00 on a Monday; half an hour is promised, and the last minute of it is in time.
        t.Reply("收到", Desk, Start.AddMinutes(30));
        late.Reply("收到", Desk, Start.AddMinutes(31));
        Assert.Equal(1, Fold([.. told, .. t.TakeNewEvents()])[Metric.FirstResponseKept]);
        Assert.Equal(0, Fold(late.TakeNewEvents())[Metric.FirstResponseKept]);
        var (never, soon) = (GivenTicket.New(), GivenTicket.New());
        never.Cancel("不要了", Card, Customer, Start.AddHours(2));
        soon.Cancel("不要了", Card, Customer, Start.AddMinutes(5));
        Assert.Equal(0, Fold(never.TakeNewEvents())[Metric.FirstResponseKept]);
        Assert.Null(Fold(soon.TakeNewEvents())[Metric.FirstResponseKept]);
    }

    [Fact]
    public void Amounts_are_those_of_the_lines_the_customer_sees()
    {
        var t = In(TicketState.InRepair);
        var at = t.UpdatedAt.AddMinutes(1);
        t.RecordUsage(Part("BOARD", "p1"), Card, Technician, at);
        t.RecordUsage(Labour(120, "l1"), Card, Technician, at);
        t.FinishWork("已换", "主控板", Card, Technician, at.AddMinutes(1));
        t.GrantGoodwill(50m, null, "抱歉", Card, Supervisor, at.AddMinutes(2));
        t.ConfirmWorks(Customer, at.AddMinutes(3));
        t.Settle(SettlementState.Paid, Customer, at.AddMinutes(4));
        var row = Fold(t.TakeNewEvents());
        Assert.Equal((186m, 120m, 50m, 3m), (row[Metric.PartsCharged], row[Metric.LabourCharged], row[Metric.CoverGoodwill], row[Metric.TravelKm]));
        var travel = t.Price(Card).Lines.Where(l => l.Key is ServiceMeters.CallOut or ServiceMeters.TravelKm).Sum(l => l.Printed.ToDecimal());
        Assert.Equal((travel, 186m + 120m + travel - 50m), (row[Metric.TravelCharged], row[Metric.Revenue]));
        Assert.Null(row[Metric.CoverWarranty]);
    }

    [Fact]
    public void What_a_table_told_of_the_past_is_counted_and_not_timed()
    {
        var told = In(TicketState.Closed).TakeNewEvents().Select(e => e.Fact is Submitted s ? e with { Fact = s with { Channel = Channel.Import } } : e).ToList();
        var row = Fold(told);
        Assert.Equal((1m, 1m), (row[Metric.Reported], row[Metric.Completed]));
        Assert.DoesNotContain(Metrics.All.Where(m => m.HasSpread() || m is >= Metric.FirstResponseKept and <= Metric.ResolveKept), m => row[m] is not null);
    }

    private static TicketFigures Fold(IReadOnlyList<TicketEvent> events) => FigureFold.Of(1, TechnicianId, events, Given.Figures.Terms);

    private static void Is(int expected, decimal? measured) => Assert.Equal(expected, measured ?? 0);

    private static void Waits(TicketFigures row, Metric real, DateTimeOffset from, DateTimeOffset? to)
    {
        Assert.Equal(to is { } end ? Math.Floor((decimal)(end - from).TotalSeconds) : null, row[real]);
        if (to is not { } until) return;
        var minutes = Enumerable.Range(0, (int)(until - from).TotalMinutes).Count(m => Given.Figures.Weekdays.IsOpen(from.AddMinutes(m)));
        Assert.Equal(minutes * 60m, row[real + 1]);
    }

    private static decimal Revenue(List<TicketEvent> cycle)
    {
        var (asked, credits, waived) = (0m, 0m, false);
        foreach (var e in cycle)
            switch (e.Fact)
            {
                case WorkFinished f: (asked, credits) = (f.Proposed, 0); break;
                case WorkStopped f: (asked, credits) = (f.Proposed, 0); break;
                case SolvedAtFirstContact f: (asked, credits) = (f.Proposed, 0); break;
                case GoodwillGranted { Proposed: { } less }: asked = less; break;
                case DisputeDecided d: credits += d.Credit; break;
                case Settled s: waived = s.How == SettlementState.Waived; break;
            }
        return waived ? 0 : Math.Max(0, asked - credits);
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static DateOnly? Day(DateTimeOffset? at) => at is { } known ? Day(known) : null;
}
