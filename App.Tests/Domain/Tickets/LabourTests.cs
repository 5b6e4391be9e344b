using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Domain.Tickets.TicketState;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>Labour by the hour: ¥120 in steps of 15 minutes and at least 30, half as much again after 18:00; the call-out is ¥30.</summary>
public sealed class LabourTests
{
    // 10:10 on a Monday in Shanghai; the demo company works from 8 to 18.
    private static readonly DateTimeOffset Ten = Start.AddMinutes(10);

    [Fact]
    public void The_timer_stops_by_itself_at_the_last_second_that_was_agreed_and_asks_for_more()
    {
        var ticket = Hourly(1);
        Assert.True(ticket.StartLabour(Card, Technician, Ten));
        Assert.Equal(Ten.AddMinutes(60), ticket.TimerAt);
        Assert.False(ticket.RunTimers(Card, Ten.AddMinutes(59)));
        Assert.Equal(90m, ticket.PriceAt(Card, Ten.AddMinutes(30)).TotalMoney.Amount);
        // The machine slept: nothing is charged for the time in which nobody could ask.
        Assert.True(ticket.RunTimers(Card, Ten.AddHours(5)));
        Assert.Equal((AwaitingApproval, 150m, 150m), (ticket.State, ticket.Price(Card).TotalMoney.Amount, ticket.Ceiling));
        Assert.Null(ticket.LabourTimer);
        Assert.Equal(270m, ticket.LatestQuote!.Total);
        ticket.ApproveQuote(2, "张伟", false, Customer, Ten.AddHours(5));
        Assert.True(ticket.StartLabour(Card, Technician, Ten.AddHours(5)));
        Assert.Equal(Ten.AddHours(6), ticket.TimerAt);
    }

    [Fact]
    public void Evening_hours_reach_the_ceiling_sooner()
    {
        var ticket = Hourly(1);
        var evening = new DateTimeOffset(2026, 6, 15, 17, 30, 0, TimeSpan.FromHours(8));
        ticket.StartLabour(Card, Technician, evening);
        // 45 minutes: 90 and 15 dearer by 15; a fourth step would be 120 and at least 15.
        Assert.Equal(evening.AddMinutes(45), ticket.TimerAt);
    }

    [Fact]
    public void Wherever_it_stops_the_bill_is_within_the_ceiling_and_a_second_later_it_would_not_be() => Gen.Select(Gen.Int[1, 12], Gen.Int[0, 24 * 60], Gen.Int[1, 200]).Sample((halves, minutes, used) =>
    {
        var ticket = Hourly(halves / 2m, Part("SEAL", "p"));
        var at = Ten.AddMinutes(minutes);
        if (!ticket.StartLabour(Card, Technician, at)) return;
        if (used % 2 == 0) ticket.RecordUsage(Part("SEAL", "u"), Card, Technician, at.AddSeconds(used));
        if (ticket.LabourTimer is not { } timer) return;
        Assert.True(With(ticket, timer.Until) <= ticket.Ceiling);
        if (timer.Until < timer.Since + Ticket.LongestLabour) Assert.True(With(ticket, timer.Until.AddSeconds(1)) > ticket.Ceiling);

        decimal With(Ticket t, DateTimeOffset to) => t.PriceWith(Card, [UsageRecord.During(timer.Record, ServiceMeters.Labour, timer.Visit, timer.Since, to, "test")]).TotalMoney.Amount;
    }, iter: 300);

    [Fact]
    public void A_part_used_meanwhile_brings_the_stop_nearer()
    {
        var ticket = Hourly(1, Part("SEAL", "p"));
        ticket.StartLabour(Card, Technician, Ten);
        Assert.Equal(Ten.AddMinutes(90), ticket.TimerAt);
        Assert.True(ticket.RecordUsage(Part("SEAL", "u"), Card, Technician, Ten.AddMinutes(5)));
        Assert.Equal(Ten.AddMinutes(60), ticket.TimerAt);
    }

    [Fact]
    public void Nothing_counts_before_a_quote_unless_somebody_else_pays()
    {
        var ticket = In(InDiagnosis);
        Assert.Equal(Refusal.CeilingPassed, Refused(ticket, t => t.StartLabour(Card, Technician, Ten)));
        var covered = New();
        covered.AcceptIntake(new Coverage(Cover.Warranty("SN1")), "InWarranty", 50m, Rule, Start);
        covered.Offer(TechnicianId, "周建国", Start.AddMinutes(15), null, null, Rule, Start);
        covered.AcceptOffer(Technician, Start);
        covered.Book(Guid.CreateVersion7(Start), new(Start.AddHours(1), Start.AddHours(2)), true, Desk, Start);
        covered.Arrive(0, Card, Technician, Start);
        covered.StartLabour(Card, Technician, Ten);
        Assert.Equal(Ten + Ticket.LongestLabour, covered.TimerAt);
        // Forgotten: it ends, and nobody is asked for anything.
        covered.RunTimers(Card, Ten.AddDays(1));
        Assert.Equal((InDiagnosis, 12m), (covered.State, (decimal)(covered.Labour.Single().To!.Value - covered.Labour.Single().From).TotalHours));
    }

    [Fact]
    public void Labour_has_one_price_agreed_or_by_the_hour()
    {
        Assert.Equal(Refusal.LabourAgreed, Refused(In(InRepair), t => t.StartLabour(Card, Technician, Ten)));
        Assert.Equal(Refusal.LabourAgreed, Refused(In(InRepair), t => t.EnterLabour(Ten, Ten.AddMinutes(5), Card, Technician, Ten.AddMinutes(9))));
        var ticket = Hourly(2);
        ticket.EnterLabour(Ten, Ten.AddMinutes(20), Card, Technician, Ten.AddMinutes(30));
        Assert.Equal(Refusal.LabourTimed, Refused(ticket, t => t.RecordUsage(Labour(10, "l"), Card, Technician, Ten.AddMinutes(31))));
    }

    [Fact]
    public void What_ends_the_work_ends_the_timer_and_charges_what_it_counted()
    {
        var finished = Running();
        finished.FinishWork("已修", "门封", Card, Technician, Ten.AddMinutes(20));
        Assert.Equal((null, 90m), (finished.LabourTimer, finished.Settlement.Proposed));
        var held = Running();
        held.PlaceHold(PauseReason.WaitingCustomer, null, "", Technician, Ten.AddMinutes(40));
        Assert.Equal((null, 120m), (held.LabourTimer, held.Price(Card).TotalMoney.Amount));
        var missing = Running();
        missing.ReportPartMissing("SEAL", "门封", null, Technician, Ten.AddMinutes(1));
        Assert.Equal((null, 90m), (missing.LabourTimer, missing.Price(Card).TotalMoney.Amount));
        // A quote counts what ran until it was sent; its approval does not start the timer again.
        var quoted = Running();
        quoted.SendQuote("门封", [Part("SEAL", "q")], "门封也坏", Ten.AddDays(1), Card, Technician, Ten.AddMinutes(20));
        Assert.Equal((null, 158m), (quoted.LabourTimer, quoted.LatestQuote!.Total));
    }

    [Fact]
    public void What_was_entered_by_hand_is_put_right_within_its_bounds_and_the_history_keeps_both()
    {
        var ticket = Hourly(1);
        var now = Ten.AddHours(3);
        ticket.EnterLabour(Ten, Ten.AddMinutes(30), Card, Technician, now);
        ticket.TakeNewEvents();
        var id = ticket.Labour.Single().Id;
        Assert.Equal(Refusal.LabourOverlaps, Refused(ticket, t => t.EnterLabour(Ten.AddMinutes(29), Ten.AddMinutes(40), Card, Technician, now)));
        Assert.Equal(Refusal.LabourOutside, Refused(ticket, t => t.EnterLabour(now, now.AddMinutes(1), Card, Technician, now)));
        Assert.Equal(Refusal.LabourOutside, Refused(ticket, t => t.EnterLabour(Start.AddHours(-1), Start, Card, Technician, now)));
        Assert.Equal(Refusal.WindowBackwards, Refused(ticket, t => t.EnterLabour(now, now, Card, Technician, now)));
        Assert.Equal(Refusal.CeilingPassed, Refused(ticket, t => t.CorrectLabour(id, Ten, Ten.AddMinutes(61), "忘了", Card, Technician, now)));
        Assert.Equal(Refusal.Required, Refused(ticket, t => t.CorrectLabour(id, Ten, Ten.AddMinutes(60), " ", Card, Technician, now)));
        Assert.Equal(Refusal.NotFound, Refused(ticket, t => t.RemoveLabour("x", "没有", Card, Technician, now)));
        ticket.CorrectLabour(id, Ten, Ten.AddMinutes(60), "忘了", Card, Technician, now);
        Assert.Equal(150m, ticket.Price(Card).TotalMoney.Amount);
        Assert.Contains(ticket.TakeNewEvents(), e => e.Fact is LabourCorrected { Reason: "忘了" } f && f.WasTo == Ten.AddMinutes(30) && f.To == Ten.AddMinutes(60));
        ticket.RemoveLabour(id, "录错单", Card, Technician, now);
        Assert.Equal(30m, ticket.Price(Card).TotalMoney.Amount);
        Assert.Contains(ticket.TakeNewEvents(), e => e.Fact is LabourRemoved { Reason: "录错单" });
    }

    [Fact]
    public void Beyond_the_ceiling_labour_by_hand_asks_the_customer()
    {
        var ticket = Hourly(1);
        Assert.False(ticket.EnterLabour(Ten, Ten.AddMinutes(75), Card, Technician, Ten.AddHours(2)));
        Assert.Equal((AwaitingApproval, 30m, 180m), (ticket.State, ticket.Price(Card).TotalMoney.Amount, ticket.LatestQuote!.Total));
    }

    [Fact]
    public void Only_the_technician_of_the_ticket_counts_his_labour()
    {
        foreach (var other in new[] { Customer, Desk, Supervisor, Finance, Stranger, Rule })
        {
            Assert.Equal(Refusal.NotYours, Refused(Hourly(1), t => t.StartLabour(Card, other, Ten)));
            Assert.Equal(Refusal.NotYours, Refused(Running(), t => t.StopLabour(other, Ten.AddMinutes(1))));
            Assert.Equal(Refusal.NotYours, Refused(Hourly(1), t => t.EnterLabour(Ten, Ten.AddMinutes(1), Card, other, Ten.AddHours(1))));
        }
        Assert.Equal(Refusal.NotAllowedNow, Refused(Running(), t => t.StartLabour(Card, Technician, Ten.AddMinutes(1))));
        Assert.Equal(Refusal.NotAllowedNow, Refused(Hourly(1), t => t.StopLabour(Technician, Ten)));
        Assert.Equal(Refusal.NotAllowedNow, Refused(In(Completed), t => t.StartLabour(Card, Technician, Ten)));
    }

    // In repair, with so many hours approved.
    private static Ticket Hourly(decimal hours, params UsageRecord[] parts)
    {
        var ticket = In(InDiagnosis);
        var labour = UsageRecord.During("h", ServiceMeters.Labour, ticket.LabourVisit, Start, Start.AddHours((double)hours), "test");
        ticket.SendQuote("门封老化", [labour, .. parts], null, Start.AddDays(3), Card, Technician, Start.AddMinutes(6));
        ticket.ApproveQuote(1, "张伟", false, Customer, Start.AddMinutes(7));
        return ticket;
    }

    private static Ticket Running()
    {
        var ticket = Hourly(2);
        ticket.StartLabour(Card, Technician, Ten);
        return ticket;
    }

    private static Refusal Refused(Ticket ticket, Action<Ticket> act)
    {
        var before = TicketText.Of(ticket);
        var refused = Assert.Throws<RefusedException>(() => act(ticket));
        Assert.Equal(before, TicketText.Of(ticket));
        return refused.Reason;
    }
}
