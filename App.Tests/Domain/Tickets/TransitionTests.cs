using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Domain.Tickets.TicketState;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>
/// Every transition of the lifecycle design, written down a second time as the design words it: from where, by whom,
/// to where. Each is tried from every state and by everybody; whatever is not listed must be refused and change nothing.
/// </summary>
public sealed class TransitionTests
{
    private static readonly DateTimeOffset Then = Start.AddMinutes(30);
    private static readonly Dictionary<char, Actor> Who = new()
    {
        ['c'] = Customer, ['d'] = Desk, ['t'] = Technician, ['s'] = Supervisor, ['f'] = Finance, ['r'] = Rule, ['x'] = Stranger,
    };

    private sealed record Line(string By, TicketState[] From, TicketState? To, Action<Ticket, Actor> Act);

    // c customer, d desk, t the technician himself, s supervisor (also desk), f finance, r rule or timer.
    private static readonly Dictionary<string, Line> Design = new()
    {
        ["2 accept intake"] = new("dsr", [TicketState.New], Triaged, (t, a) => t.AcceptIntake(null, "paid", 50, a, Then)),
        ["3 reject"] = new("ds", [TicketState.New], TicketState.Cancelled, (t, a) => t.Reject("垃圾信息", null, a, Then)),
        ["4 offer"] = new("dsr", [Triaged], Offered, (t, a) => t.Offer(TechnicianId, "周建国", Then.AddMinutes(15), null, null, a, Then)),
        ["5 accept offer"] = new("t", [Offered], Accepted, (t, a) => t.AcceptOffer(a, Start.AddMinutes(5))),
        ["6 refuse offer"] = new("t", [Offered], Triaged, (t, a) => t.RefuseOffer("没空", a, Then)),
        ["6 offer expires"] = new("r", [Offered], Triaged, (t, a) => t.ExpireOffer(a, Then)),
        ["7 book"] = new("dstc", [Accepted], Scheduled, (t, a) => t.Book(Guid.CreateVersion7(Then), new(Then.AddHours(1), Then.AddHours(2)), true, a, Then)),
        ["9 depart"] = new("t", [Scheduled], Scheduled, (t, a) => t.Depart(null, a, Then)),
        ["10 check in"] = new("t", [Scheduled], InDiagnosis, (t, a) => t.Arrive(0, Card, a, Then)),
        ["11 send quote"] = new("dst", [InDiagnosis], AwaitingApproval, (t, a) => t.SendQuote("坏", [Part("BOARD", "q")], null, Then.AddDays(1), Card, a, Then)),
        ["18 extra work, also found while checking again"] = new("dst", [InDiagnosis, InRepair], AwaitingApproval, (t, a) => t.SendQuote("坏", [Part("SEAL", "q")], "另一处", Then.AddDays(1), Card, a, Then)),
        ["12 proceed under limit"] = new("t", [InDiagnosis], InRepair, (t, a) => t.ProceedUnderLimit("调整", [Labour(10, "q")], Card, a, Then)),
        ["13 approve"] = new("cds", [AwaitingApproval], InRepair, (t, a) => t.ApproveQuote(1, "张伟", false, a, Then)),
        ["15 ask for change"] = new("c", [AwaitingApproval], InDiagnosis, (t, a) => t.AskForChange(1, "太贵", a, Then)),
        ["16 reject and stop"] = new("c", [AwaitingApproval], Completed, (t, a) => t.RejectAndStop(1, "", Card, a, Then)),
        ["11 quote expires"] = new("r", [AwaitingApproval], InDiagnosis, (t, a) => t.ExpireQuote(a, Then)),
        ["17 part missing"] = new("tr", [InRepair], AwaitingParts, (t, a) => t.ReportPartMissing("BOARD", "主控板", null, a, Then)),
        ["17 part arrived"] = new("dstr", [AwaitingParts], InRepair, (t, a) => t.ReportPartArrived(a, Then)),
        ["19 return visit"] = new("t", [InRepair], Scheduled, (t, a) => t.NeedReturnVisit(Guid.CreateVersion7(Then), new(Then.AddDays(1), Then.AddDays(1).AddHours(1)), "缺工具", a, Then)),
        ["20 finish"] = new("t", [InRepair], Verifying, (t, a) => t.FinishWork("已换", "主控板", Card, a, Then)),
        ["21 confirm works"] = new("cr", [Verifying], Completed, (t, a) => t.ConfirmWorks(a, Then)),
        ["21 sign"] = new("ct", [Verifying], Completed, (t, a) => t.SignWorks("张伟", null, t.Price(Card).Seal!, Card, a, Then)),
        ["22 not fixed"] = new("c", [Verifying], InRepair, (t, a) => t.SayNotFixed("还是不行", a, Then)),
        ["23 settle"] = new("cfr", [Completed], Closed, (t, a) => t.Settle(SettlementState.Paid, a, Then)),
        ["24 dispute"] = new("c", [Completed], Completed, (t, a) => t.Dispute("call-out", "没上门", a, Then)),
        ["25 reopen"] = new("cds", [Closed], Triaged, (t, a) => t.Reopen("又坏了", a, Then)),
        ["26 cancel"] = new("cds", [TicketState.New, Triaged, Offered, Accepted, Scheduled, InDiagnosis, AwaitingApproval], TicketState.Cancelled, (t, a) => t.Cancel("不修了", Card, a, Then)),
        ["27 unassign"] = new("dsr", [Offered, Accepted, Scheduled], Triaged, (t, a) => t.Unassign("改派", false, a, Then)),
        ["28 hold"] = new("dst", Working, null, (t, a) => t.PlaceHold(PauseReason.WaitingCustomer, Then.AddDays(1), "", a, Then)),
        ["29 escalate"] = new("sr", Working, null, (t, a) => t.Escalate(1, "超时", a, Then)),
        ["30 solve at first contact"] = new("ds", [TicketState.New, Triaged], Verifying, (t, a) => t.SolveAtFirstContact("已指导", "设置", null, Card, a, Then)),
        ["31 no-show"] = new("t", [Scheduled], Accepted, (t, a) => t.ReportNoShow("敲门无人", Card, a, Then)),
        ["31 missed"] = new("r", [Scheduled], Accepted, (t, a) => t.MissVisit(a, Then)),
        ["33 goodwill"] = new("sf", [.. Working.Where(s => s > TicketState.New), Completed], null, (t, a) => t.GrantGoodwill(1m, null, "抱歉久等", Card, a, Then)),
        ["32 stop work"] = new("cs", [InRepair, AwaitingParts], Completed, (t, a) => t.StopWork("不修了", Card, a, Then)),
    };

    private static TicketState[] Working => [.. Enum.GetValues<TicketState>().Where(s => s < Completed)];

    public static TheoryData<string> Transitions => [.. Design.Keys];

    [Theory, MemberData(nameof(Transitions))]
    public void A_transition_is_open_to_those_named_from_the_states_named_and_to_nobody_else(string name)
    {
        var line = Design[name];
        foreach (var from in Enum.GetValues<TicketState>())
            foreach (var (letter, actor) in Who)
            {
                var ticket = In(from);
                var before = TicketText.Of(ticket);
                var allowed = line.From.Contains(from) && line.By.Contains(letter) && (letter != 't' || ticket.TechnicianId == TechnicianId);
                var refused = Record.Exception(() => line.Act(ticket, actor));
                if (allowed)
                {
                    Assert.Null(refused);
                    Assert.Equal(line.To ?? from, ticket.State);
                }
                else
                {
                    Assert.IsType<RefusedException>(refused);
                    Assert.Equal(before, TicketText.Of(ticket));
                }
            }
    }

    [Fact]
    public void Every_act_has_a_rule_and_every_state_can_be_reached()
    {
        Assert.All(Enum.GetValues<TicketAct>(), act => Assert.NotEmpty(TicketRules.For(act).From));
        Assert.All(Enum.GetValues<TicketState>(), state => Assert.Equal(state, In(state).State));
    }

    [Fact]
    public void A_quote_that_ran_out_cannot_be_approved_nor_an_older_version()
    {
        var ticket = In(AwaitingApproval);
        Assert.Equal(Refusal.QuoteNotCurrent, Refused(() => ticket.ApproveQuote(2, "张伟", false, Customer, Then)));
        Assert.Equal(Refusal.QuoteExpired, Refused(() => ticket.ApproveQuote(1, "张伟", false, Customer, Then.AddDays(9))));
    }

    [Fact]
    public void A_closed_ticket_can_be_reopened_for_thirty_days_after_work_and_the_new_cycle_is_free()
    {
        var late = In(Closed);
        Assert.Equal(Refusal.ReopenTooLate, Refused(() => late.Reopen("又坏了", Customer, late.EndedAt!.Value.AddDays(31))));
        var ticket = In(InRepair);
        ticket.RecordUsage(Part("BOARD", "u"), Card, Technician, Then);
        ticket.FinishWork("已换", "板", Card, Technician, Then);
        ticket.ConfirmWorks(Customer, Then);
        ticket.Settle(SettlementState.Paid, Customer, Then);
        ticket.Reopen("又坏了", Customer, Then.AddDays(29));
        Assert.Equal((Triaged, 1, CoverKind.Guarantee), (ticket.State, ticket.ReopenCount, ticket.Cover!.Covers[0].Kind));
    }

    [Fact]
    public void A_dispute_is_answered_by_a_credit_and_closes_when_nothing_is_left_to_pay()
    {
        var ticket = In(Completed);
        ticket.Dispute("call-out", "没上门", Customer, Then);
        Assert.Equal(Refusal.DisputeOpen, Refused(() => ticket.Settle(SettlementState.Paid, Customer, Then)));
        Assert.Equal(Refusal.OutOfRange, Refused(() => ticket.DecideDispute("call-out", 31m, "过多", Finance, Then)));
        ticket.DecideDispute("call-out", 30m, "抱歉", Finance, Then);
        Assert.Equal((Closed, 30m, 30m), (ticket.State, ticket.Settlement.Proposed, ticket.Settlement.Credits));
    }

    [Fact]
    public void A_fee_that_would_pass_the_agreed_limit_is_kept_as_evidence_and_not_charged()
    {
        var ticket = In(Scheduled);
        ticket.Arrive(100, Card, Technician, Then);
        Assert.Equal(30m, ticket.Price(Card).TotalMoney.Amount);
        Assert.Contains(ticket.TakeNewEvents(), e => e.Fact is ChargeHeldBack { WouldBe: 157.50m });
    }

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Reason;
}
