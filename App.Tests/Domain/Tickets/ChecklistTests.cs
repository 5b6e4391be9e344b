using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>The steps of a kind of fault, on the job.</summary>
public sealed class ChecklistTests
{
    private static readonly DateTimeOffset Then = Start.AddMinutes(30);
    private static readonly Bilingual Power = new("切断电源", "Cut the power"), Polish = new("擦净机身", "Wipe the body"), Test = new("试机十分钟", "Run it for ten minutes");
    private static readonly Checklist Three = new(4, [new(Power, true), new(Polish, false), new(Test, true)]);

    [Fact]
    public void Work_is_finished_only_when_every_needed_step_is_ticked_and_the_refusal_names_the_next()
    {
        var ticket = InRepair();
        Assert.Equal(Power, OpenStep(ticket));
        ticket.TickStep(1, done: true, Technician, Then);
        Assert.Equal(Test, OpenStep(ticket));
        ticket.TickStep(3, done: true, Technician, Then.AddMinutes(1));
        Assert.Equal(("周建国", Then.AddMinutes(1)), (ticket.Checklist!.Steps[2].By, ticket.Checklist.Steps[2].At));
        ticket.FinishWork("已换", "板", Card, Technician, Then);
        Assert.Equal(TicketState.Verifying, ticket.State);
    }

    [Fact]
    public void A_step_taken_back_leaves_both_facts_and_stands_in_the_way_again()
    {
        var ticket = InRepair();
        ticket.TickStep(1, done: true, Technician, Then);
        ticket.TickStep(3, done: true, Technician, Then);
        ticket.TickStep(3, done: true, Technician, Then);
        ticket.TickStep(3, done: false, Technician, Then);
        Assert.Equal(Test, OpenStep(ticket));
        Assert.Equal([new StepTicked(1, Power), new StepTicked(3, Test), new StepUnticked(3, Test)], ticket.TakeNewEvents().Select(e => e.Fact).Where(f => f is StepTicked or StepUnticked));
    }

    [Fact]
    public void Only_its_technician_ticks_only_steps_there_are_and_only_while_he_works()
    {
        var ticket = InRepair();
        Assert.Equal(Refusal.NotYours, Refused(() => ticket.TickStep(1, true, Stranger, Then)));
        Assert.Equal(Refusal.NotYours, Refused(() => ticket.TickStep(1, true, Desk, Then)));
        Assert.Equal(Refusal.NotFound, Refused(() => ticket.TickStep(4, true, Technician, Then)));
        Assert.Equal(Refusal.NotFound, Refused(() => ticket.TickStep(0, true, Technician, Then)));
        ticket.ReportPartMissing("BOARD", "板", null, Technician, Then);
        Assert.Equal(Refusal.NotAllowedNow, Refused(() => ticket.TickStep(1, true, Technician, Then)));
        var none = In(TicketState.InRepair);
        Assert.Equal(Refusal.NotFound, Refused(() => none.TickStep(1, true, Technician, Then)));
    }

    [Fact]
    public void A_return_visit_keeps_the_list_it_began_with_and_a_reopened_ticket_gets_the_list_of_then()
    {
        var ticket = InRepair();
        ticket.TickStep(1, true, Technician, Then);
        ticket.NeedReturnVisit(Guid.CreateVersion7(Then), new(Then.AddDays(1), Then.AddDays(1).AddHours(1)), "缺工具", Technician, Then);
        ticket.Arrive(0, Card, Technician, Then.AddDays(1), new(5, [new(Polish, true)]));
        Assert.Equal((4, 3, true), (ticket.Checklist!.Version, ticket.Checklist.Steps.Count, ticket.Checklist.Steps[0].IsDone));

        var none = Arrived(new(1, []));
        none.ProceedUnderLimit("调", [], Card, Technician, Then);
        none.NeedReturnVisit(Guid.CreateVersion7(Then), new(Then.AddDays(1), Then.AddDays(1).AddHours(1)), "缺工具", Technician, Then);
        none.Arrive(0, Card, Technician, Then.AddDays(1), Three);
        Assert.Null(none.Checklist);

        var closed = In(TicketState.Closed);
        closed.Reopen("又坏了", Customer, closed.EndedAt!.Value.AddDays(1));
        Assert.Null(closed.Checklist);
    }

    [Fact]
    public void Work_on_the_bench_has_its_list_too()
    {
        var ticket = New(ServiceMode.SendIn);
        ticket.AcceptIntake(null, "paid", 50m, Rule, Start);
        ticket.Offer(TechnicianId, "周建国", Then, null, null, Rule, Start);
        ticket.AcceptOffer(Technician, Start);
        ticket.StartRemote(Technician, Then, Three);
        Assert.Equal(3, ticket.Checklist!.Steps.Count);
    }

    private static Ticket Arrived(Checklist list)
    {
        var ticket = In(TicketState.Scheduled);
        ticket.Arrive(3, Card, Technician, Then, list);
        return ticket;
    }

    private static Ticket InRepair()
    {
        var ticket = Arrived(Three);
        ticket.ProceedUnderLimit("调", [], Card, Technician, Then);
        return ticket;
    }

    private static Bilingual OpenStep(Ticket ticket)
    {
        var refused = Assert.Throws<RefusedException>(() => ticket.FinishWork("已换", "板", Card, Technician, Then));
        Assert.Equal(Refusal.StepOpen, refused.Reason);
        return Assert.IsType<Bilingual>(refused.Details[0]);
    }

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Reason;
}
