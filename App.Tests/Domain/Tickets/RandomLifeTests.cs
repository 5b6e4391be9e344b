using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>Whatever anybody does in whatever order: the promises of the model hold after every act, refused or not.</summary>
public sealed class RandomLifeTests
{
    private static readonly Actor[] Everybody = [Customer, Desk, Technician, Stranger, Supervisor, Finance, Rule];

    private static readonly CustomField Floor = new("floor", new("楼层", "Floor"), FieldKind.Number, "", [], [FieldPlace.Desk], [], [], false, true);

    // Each act takes who, when, and a number it may use as it likes.
    private static readonly Action<Ticket, Actor, DateTimeOffset, int>[] Acts =
    [
        (t, a, at, _) => t.AcceptIntake(null, "paid", 50, a, at),
        (t, a, at, n) => t.Offer(n % 5 == 0 ? Stranger.Id!.Value : TechnicianId, "师傅", at.AddMinutes(15), null, null, a, at),
        (t, a, at, _) => t.AcceptOffer(a, at), (t, a, at, _) => t.RefuseOffer("没空", a, at), (t, a, at, _) => t.ExpireOffer(a, at),
        (t, a, at, n) => t.Book(Guid.CreateVersion7(at), new(at.AddMinutes(n), at.AddMinutes(n + 60)), n % 2 == 0, a, at),
        (t, a, at, _) => t.ConfirmVisit(a, at),
        (t, a, at, n) => t.Reschedule(Guid.CreateVersion7(at), new(at.AddMinutes(n), at.AddMinutes(n + 60)), "", true, a, at),
        (t, a, at, _) => t.Depart(null, a, at), (t, a, at, n) => t.Arrive(n % 60, Card, a, at, Steps(n)),
        (t, a, at, n) => t.SendQuote("坏", [Part(n % 2 == 0 ? "BOARD" : "SEAL", $"q{at.Ticks}"), n % 3 == 0 ? Labour(n, $"l{at.Ticks}") : Hours(t, n, at)], "x", at.AddDays(1), Card, a, at),
        (t, a, at, n) => t.ApproveQuote(Math.Max(1, t.Quotes.Count - n % 2), "张伟", false, a, at),
        (t, a, at, _) => t.AskForChange(t.Quotes.Count, "贵", a, at), (t, a, at, _) => t.RejectAndStop(t.Quotes.Count, "", Card, a, at),
        (t, a, at, n) => t.ProceedUnderLimit("调", [Labour(n % 80, $"p{at.Ticks}")], Card, a, at),
        (t, a, at, n) => t.RecordUsage(n % 3 == 0 ? Labour(n, $"u{at.Ticks}") : Part(n % 2 == 0 ? "BOARD" : "SEAL", $"u{at.Ticks}"), Card, a, at),
        (t, a, at, _) => t.ReportPartMissing("BOARD", "板", null, a, at), (t, a, at, _) => t.ReportPartArrived(a, at),
        (t, a, at, n) => t.NeedReturnVisit(Guid.CreateVersion7(at), new(at.AddMinutes(n), at.AddMinutes(n + 60)), "x", a, at),
        (t, a, at, _) => t.FinishWork("好", "因", Card, a, at), (t, a, at, _) => t.ConfirmWorks(a, at), (t, a, at, _) => t.SayNotFixed("没好", a, at),
        (t, a, at, n) => t.Settle(n % 2 == 0 ? SettlementState.Paid : SettlementState.Waived, a, at),
        (t, a, at, _) => t.Dispute("call-out", "?", a, at), (t, a, at, n) => t.DecideDispute("call-out", n % 40, "x", a, at),
        (t, a, at, _) => t.Reopen("又坏", a, at), (t, a, at, n) => { if (n % 9 == 0) t.Cancel("不", Card, a, at); },
        (t, a, at, _) => t.Unassign("x", false, a, at), (t, a, at, n) => t.PlaceHold((PauseReason)(n % 5), at.AddMinutes(n), "", a, at), (t, a, at, _) => t.EndHold(a, at),
        (t, a, at, n) => t.Escalate(n % 4, "x", a, at), (t, a, at, n) => t.ChangePriority((Priority)(n % 4), a, at),
        (t, a, at, _) => t.Note("n", a, at), (t, a, at, _) => t.Reply("r", a, at), (t, a, at, _) => t.Message("m", a, at),
        (t, a, at, n) => t.Rate(n % 7, [], "", a, at), (t, a, at, _) => t.ReportNoShow("x", Card, a, at), (t, a, at, _) => t.StopWork("x", Card, a, at),
        (t, _, at, _) => t.RunTimers(Card, at),
        (t, a, at, _) => t.StartLabour(Card, a, at), (t, a, at, _) => t.StopLabour(a, at),
        (t, a, at, n) => t.EnterLabour(at.AddMinutes(-n), at, Card, a, at),
        (t, a, at, n) => t.CorrectLabour(t.Labour.FirstOrDefault()?.Id ?? "", at.AddMinutes(-n), at, "x", Card, a, at),
        (t, a, at, n) => { if (n % 3 == 0) t.RemoveLabour(t.Labour.FirstOrDefault()?.Id ?? "", "x", Card, a, at); },
        (t, a, at, n) => t.GrantGoodwill(n % 2 == 0 ? n % 70 : null, n % 2 == 0 ? null : n % 120 / 100m, "抱歉", Card, a, at),
        (t, a, at, n) => t.Link(new(new(n, 0, 0, new byte[8]), "T", (LinkKind)(n % 7)), a, at),
        (t, a, at, n) => t.AddPhotos((PhotoKind)(n % 3), [new(t.Id, "a.jpg", FileKind.Jpeg, 1)], a, at),
        (t, a, at, n) => t.TickStep(n % 4, n % 5 > 0, a, at),
        (t, a, at, n) => t.FillField(Floor, n % 5 == 0 ? "x" : null, n % 7 == 0 ? "" : n % 11 == 0 ? "?" : $"{n % 3}", a, at),
        (t, a, at, n) => t.Complain(n % 5 == 0 ? "太慢" : "等了三天没有人来", a, at), (t, a, at, _) => t.AnswerComplaint("抱歉", a, at), (t, a, at, n) => t.FollowUp((CallOutcome)(n % 3), "", a, at),
        (t, a, at, n) => t.SignWorks("张伟", null, n % 4 == 0 ? "another" : t.Price(Card).Seal!, Card, a, at),
    ];

    private static UsageRecord Hours(Ticket t, int minutes, DateTimeOffset at) => UsageRecord.During($"h{at.Ticks}", ServiceMeters.Labour, t.LabourVisit, at, at.AddMinutes(minutes), "test");

    // Edited all the time: what a job began with must hold all the same.
    private static Checklist Steps(int n) => new(n, n % 3 == 0 ? [] : [new(new($"断电{n}", $"Power off {n}"), n % 2 == 0), new(new("试机", "Try it"), false), new(new("清场", "Clear up"), true)]);

    internal static readonly Gen<(int Act, int Who, int Minutes, int N)[]> Lives =
        Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, Everybody.Length - 1], Gen.Int[0, 400], Gen.Int[1, 200]).Array[1, 40];

    [Fact]
    public void Random_lives_keep_every_promise_and_replay_to_the_same_ticket() => Lives.Sample(life =>
    {
        // Every other life begins before the door: what belongs to the work itself is reached far too seldom from the report on.
        var ticket = life.Length % 2 == 0 ? GivenTicket.New() : In(TicketState.Scheduled);
        var events = new List<TicketEvent>(ticket.TakeNewEvents());
        var (now, agreed, priced) = (ticket.UpdatedAt, 50m, ticket.Usage);
        foreach (var (act, who, minutes, n) in life)
        {
            now = now.AddMinutes(minutes);
            var (before, wasClosed) = (ticket.Version, ticket.State == TicketState.Closed);
            // Now and then another ticket is a part of this one and open.
            var waits = n % 4 == 0;
            ticket.WaitFor(waits ? "T" : null);
            try
            {
                // Most lives would end at the first step; the right person acts more often than chance would have it.
                Acts[act](ticket, n % 3 == 0 ? Everybody[who] : Likely(act), now, n);
            }
            catch (RefusedException)
            {
                Assert.Equal(before, ticket.Version);
            }
            Assert.False(waits && !wasClosed && ticket.State == TicketState.Closed, "Closed with an open child.");
            foreach (var e in ticket.TakeNewEvents())
            {
                events.Add(e);
                agreed = Agreed(agreed, e, events);
            }
            // However late anybody looks, what runs stays within what was agreed.
            if (ticket.LabourTimer is not null) Assert.True(ticket.PriceAt(Card, now.AddDays(2)).TotalMoney.Amount <= agreed);
            if (ticket.Version == before) continue;
            Check(ticket, events, agreed);
            if (ticket.Usage == priced) continue;
            priced = ticket.Usage;
            Assert.True(ticket.Price(Card).TotalMoney.Amount <= agreed, $"{ticket.Price(Card).TotalMoney} was charged where {agreed} was agreed.");
        }
        Assert.Equal(TicketText.Of(ticket), TicketText.Of(Ticket.Replay(1, ticket.Id, events)));
    }, iter: 10_000);

    /// <summary>The events of one life, for whoever folds them in another way.</summary>
    internal static IReadOnlyList<TicketEvent> Live((int Act, int Who, int Minutes, int N)[] life)
    {
        var ticket = life.Length % 2 == 0 ? GivenTicket.New() : In(life.Length % 3 == 0 ? TicketState.Verifying : TicketState.Scheduled);
        var (events, now) = (new List<TicketEvent>(ticket.TakeNewEvents()), ticket.UpdatedAt);
        foreach (var (act, who, minutes, n) in life)
        {
            now = now.AddMinutes(minutes);
            try
            {
                Acts[act](ticket, n % 3 == 0 ? Everybody[who] : Likely(act), now, n);
            }
            catch (RefusedException)
            {
                // Most of what chance asks for is refused.
            }
            events.AddRange(ticket.TakeNewEvents());
        }
        return events;
    }

    // What the customer has agreed to, kept here from the events alone and not by the ticket.
    private static decimal Agreed(decimal before, TicketEvent e, List<TicketEvent> all) => e.Fact switch
    {
        QuoteApproved q => all.Select(x => x.Fact).OfType<QuoteSent>().Last(s => s.Version == q.Version).Total,
        Reopened => 50m,
        _ => before,
    };

    private static Actor Likely(int act) => Everybody.FirstOrDefault(a => a.Is(TicketRules.For(ActOf(act)).By) && a != Stranger) ?? Rule;

    // The acts above stand in the order of the enum as far as that matters here.
    private static TicketAct ActOf(int act) => act switch
    {
        0 => TicketAct.AcceptIntake,
        1 => TicketAct.Offer,
        2 => TicketAct.AcceptOffer,
        3 => TicketAct.RefuseOffer,
        4 => TicketAct.ExpireOffer,
        5 => TicketAct.Book,
        6 => TicketAct.ConfirmVisit,
        7 => TicketAct.Reschedule,
        8 => TicketAct.Depart,
        9 => TicketAct.Arrive,
        10 => TicketAct.SendQuote,
        11 => TicketAct.ApproveQuote,
        12 => TicketAct.AskForChange,
        13 => TicketAct.RejectAndStop,
        14 => TicketAct.ProceedUnderLimit,
        15 => TicketAct.RecordUsage,
        16 => TicketAct.ReportPartMissing,
        17 => TicketAct.ReportPartArrived,
        18 => TicketAct.NeedReturnVisit,
        19 => TicketAct.FinishWork,
        20 => TicketAct.ConfirmWorks,
        21 => TicketAct.SayNotFixed,
        22 => TicketAct.Settle,
        23 => TicketAct.Dispute,
        24 => TicketAct.DecideDispute,
        25 => TicketAct.Reopen,
        26 => TicketAct.Cancel,
        27 => TicketAct.Unassign,
        28 => TicketAct.PlaceHold,
        29 => TicketAct.EndHold,
        30 => TicketAct.Escalate,
        31 => TicketAct.ChangePriority,
        32 => TicketAct.Note,
        33 => TicketAct.Reply,
        34 => TicketAct.Message,
        35 => TicketAct.Rate,
        36 => TicketAct.ReportNoShow,
        37 => TicketAct.StopWork,
        39 => TicketAct.StartLabour,
        40 => TicketAct.StopLabour,
        41 => TicketAct.EnterLabour,
        42 or 43 => TicketAct.CorrectLabour,
        44 => TicketAct.GrantGoodwill,
        45 => TicketAct.Link,
        46 => TicketAct.AddPhotos,
        47 => TicketAct.TickStep,
        48 => TicketAct.FillField,
        49 => TicketAct.Complain,
        50 => TicketAct.AnswerComplaint,
        51 => TicketAct.FollowUp,
        52 => TicketAct.SignWorks,
        _ => TicketAct.MissVisit,
    };

    private static void Check(Ticket ticket, List<TicketEvent> events, decimal approved)
    {
        Assert.Equal(events.Count, ticket.Version);
        Assert.Equal(events.Count, events[^1].Version);
        Assert.True(ticket.Settlement.Proposed <= approved);
        Assert.True(ticket.Settlement.Credits <= ticket.Settlement.Proposed, $"{ticket.Settlement} takes more off than was asked for.");
        if (ticket.State is TicketState.Verifying or TicketState.Completed) Assert.Equal(ticket.Price(Card).TotalMoney.Amount, ticket.Settlement.Proposed);
        CheckSteps(ticket, events);
        // What was signed is what was asked for, and it was confirmed in the same breath.
        Assert.All(events.Where(e => e.Fact is WorksSigned), e => Assert.True(events[e.Version].Fact is WorkConfirmed or HoldEnded && e.Fact is WorksSigned { Total: var total } && events.Take(e.Version).Select(x => x.Fact).Reverse().Any(f => f is WorkFinished { Proposed: var asked } && asked >= total || f is GoodwillGranted || f is SolvedAtFirstContact)));
        Assert.True(ticket.Visits.Count(v => v.IsAlive) <= 1);
        Assert.True(ticket.Visits.All(v => !v.IsAlive) || ticket.State.IsOpen());
        Assert.Equal(ticket.State.OccupiesTechnician(), ticket.TechnicianId is not null && ticket.State < TicketState.Verifying);
        Assert.True(ticket.LabourTimer is null || (ticket.State is TicketState.InDiagnosis or TicketState.InRepair && ticket.Hold is null));
        _ = new PauseLedger(ticket.Pauses);
        Assert.Equal(ticket.Hold is not null || ticket.State is TicketState.AwaitingApproval or TicketState.AwaitingParts or TicketState.Verifying, ticket.Pauses.Any(p => p.To is null));
        Assert.True(ticket.Quotes.Count(q => q.IsOpen) <= 1 && ticket.Quotes.Count(q => q.State == QuoteState.Approved) <= 1);
    }

    // Told from the events alone: the list of the cycle's first arrival, and what was ticked since.
    private static void CheckSteps(Ticket ticket, List<TicketEvent> events)
    {
        var cycle = events.Select(e => e.Fact).Skip(events.FindLastIndex(e => e.Fact is Reopened) + 1).ToList();
        var first = cycle.OfType<ChecklistFixed>().SingleOrDefault();
        Assert.Equal(first?.Steps, ticket.Checklist?.Steps.Select(s => s.Step));
        if (first is null) return;
        var done = new bool[first.Steps.Count];
        foreach (var fact in cycle)
        {
            if (fact is StepTicked on) done[on.Number - 1] = true;
            if (fact is StepUnticked off) done[off.Number - 1] = false;
            if (fact is WorkFinished) Assert.DoesNotContain(first.Steps.Where((s, i) => s.Needed && !done[i]), _ => true);
        }
        Assert.Equal(done, ticket.Checklist!.Steps.Select(s => s.IsDone));
    }
}
