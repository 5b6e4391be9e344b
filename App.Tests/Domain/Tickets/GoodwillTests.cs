using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using static Plainmend.Domain.Tickets.TicketState;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>What the company gives up: the full price stays, the gift is a line of its own, and what is due follows.</summary>
public sealed class GoodwillTests
{
    private static readonly DateTimeOffset Then = Start.AddMinutes(30);

    [Fact]
    public void An_amount_stands_below_the_full_price_with_its_reason_and_the_proposal_follows()
    {
        var ticket = Finished();
        ticket.GrantGoodwill(50m, null, " 等待过久 ", Card, Supervisor, Then);
        var bill = ticket.Price(Card);
        Assert.Equal(["call-out 30", "travel-km 0", "part:BOARD 186", "cover.1 -50"], bill.Lines.Select(l => $"{l.Key} {l.Printed}"));
        Assert.Equal((LineKind.Cover, "善意减免", "由服务商承担：等待过久", "Borne by the service company: 等待过久"), (bill.Lines[3].Kind, bill.Lines[3].Name.Zh, bill.Lines[3].Purpose.Zh, bill.Lines[3].Purpose.En));
        Assert.Equal((166m, 166m, 166m), (bill.TotalMoney.Amount, ticket.Settlement.Proposed, ticket.Settlement.Due));
        Assert.Empty(Checker.Verify(bill));
        Assert.Equal(new GoodwillGranted(50m, null, "等待过久", 166m, null), ticket.TakeNewEvents()[^1].Fact);
    }

    [Fact]
    public void A_part_of_the_bill_and_a_further_grant_bear_one_after_the_other()
    {
        var ticket = Finished();
        ticket.GrantGoodwill(null, 0.25m, "首次", Card, Finance, Then);
        ticket.GrantGoodwill(100m, null, "再次", Card, Finance, Then);
        Assert.Equal([-54m, -100m], ticket.Price(Card).Lines.Where(l => l.Kind == LineKind.Cover).Select(l => l.Printed.ToDecimal()));
        Assert.Equal(62m, ticket.Settlement.Due);
    }

    [Fact]
    public void More_than_the_bill_gives_up_the_whole_bill_and_no_more_and_settles_it_once_it_is_complete()
    {
        var ticket = Finished();
        ticket.GrantGoodwill(1000m, null, "抱歉", Card, Supervisor, Then);
        Assert.Equal((Verifying, 0m, 0m), (ticket.State, ticket.Price(Card).TotalMoney.Amount, ticket.Settlement.Due));
        Assert.Equal(Refusal.NothingToGiveUp, Refused(() => ticket.GrantGoodwill(1m, null, "还有", Card, Supervisor, Then)));
        ticket.ConfirmWorks(Customer, Then);
        Assert.Equal((Closed, SettlementState.Waived), (ticket.State, ticket.Settlement.State));

        var complete = In(Completed);
        complete.GrantGoodwill(null, 1m, "抱歉", Card, Supervisor, Then);
        Assert.Equal((Closed, SettlementState.Waived, 0m), (complete.State, complete.Settlement.State, complete.Settlement.Due));
    }

    [Fact]
    public void After_settlement_it_is_refused_in_words_of_its_own()
    {
        foreach (var state in new[] { Closed, TicketState.Cancelled })
        {
            var ticket = In(state);
            Assert.Equal(Refusal.BillSettled, Refused(() => ticket.GrantGoodwill(1m, null, "晚了", Card, Finance, Then)));
            Assert.Equal(Refusal.NotYours, Refused(() => ticket.GrantGoodwill(1m, null, "晚了", Card, Technician, Then)));
        }
    }

    [Fact]
    public void Beside_a_credit_both_together_never_pass_the_bill()
    {
        var ticket = In(Completed);
        ticket.Dispute("call-out", "迟到", Customer, Then);
        ticket.DecideDispute("call-out", 20m, "抱歉", Finance, Then);
        Assert.Equal(Refusal.OutOfRange, Refused(() => ticket.GrantGoodwill(11m, null, "再让", Card, Finance, Then)));
        Assert.Equal(Refusal.OutOfRange, Refused(() => ticket.GrantGoodwill(null, 0.5m, "再让", Card, Finance, Then)));
        ticket.GrantGoodwill(4m, null, "再让", Card, Finance, Then);
        Assert.Equal((26m, 20m, 6m), (ticket.Settlement.Proposed, ticket.Settlement.Credits, ticket.Settlement.Due));
    }

    [Fact]
    public void While_a_line_is_disputed_the_dispute_stays_open()
    {
        var ticket = In(Completed);
        ticket.Dispute("call-out", "迟到", Customer, Then);
        ticket.GrantGoodwill(10m, null, "先减", Card, Supervisor, Then);
        Assert.Equal((SettlementState.Disputed, 20m), (ticket.Settlement.State, ticket.Settlement.Proposed));
        Assert.Equal(Refusal.OutOfRange, Refused(() => ticket.DecideDispute("call-out", 20.01m, "过多", Finance, Then)));
    }

    [Fact]
    public void Granted_early_it_lowers_the_open_quote_and_what_is_asked_for_later()
    {
        var ticket = In(AwaitingApproval);
        ticket.GrantGoodwill(36m, null, "老客户", Card, Supervisor, Then);
        Assert.Equal((300m, 300m), (ticket.LatestQuote!.Total, ServiceCharges.Price(Card, ticket.Cover, ticket.LatestQuote.Planned).TotalMoney.Amount));
        ticket.ApproveQuote(1, "张伟", false, Customer, Then);
        Assert.Equal(300m, ticket.Ceiling);
        ticket.RecordUsage(Part("BOARD", "u"), Card, Technician, Then);
        ticket.FinishWork("已换", "板", Card, Technician, Then);
        Assert.Equal(180m, ticket.Settlement.Proposed);
        ticket.SayNotFixed("还响", Customer, Then);
        ticket.FinishWork("再修", "板", Card, Technician, Then);
        Assert.Equal(180m, ticket.Settlement.Proposed);
    }

    [Fact]
    public void It_bears_fees_that_no_warranty_bears()
    {
        var ticket = In(Scheduled);
        ticket.Depart(null, Technician, Then);
        ticket.GrantGoodwill(null, 1m, "系统故障", Card, Supervisor, Then);
        ticket.Cancel("不修了", Card, Customer, Then);
        Assert.Equal(["cancellation 30", "cover.1 -30"], ticket.Price(Card).Lines.Select(l => $"{l.Key} {l.Printed}"));
        Assert.Equal(SettlementState.Waived, ticket.Settlement.State);
    }

    [Fact]
    public void What_was_given_up_ends_with_its_bill()
    {
        var ticket = In(Completed);
        ticket.GrantGoodwill(5m, null, "抱歉", Card, Supervisor, Then);
        ticket.Settle(SettlementState.Paid, Customer, Then);
        ticket.Reopen("又坏了", Customer, Then.AddDays(1));
        Assert.Null(ticket.Cover);
    }

    [Theory]
    [InlineData(null, null, "x", Refusal.Required)]
    [InlineData(1.0, 0.1, "x", Refusal.Required)]
    [InlineData(0.0, null, "x", Refusal.OutOfRange)]
    [InlineData(-5.0, null, "x", Refusal.OutOfRange)]
    [InlineData(1_000_001.0, null, "x", Refusal.OutOfRange)]
    [InlineData(null, 0.0, "x", Refusal.OutOfRange)]
    [InlineData(null, 1.01, "x", Refusal.OutOfRange)]
    [InlineData(1.0, null, " ", Refusal.Required)]
    public void Without_a_reason_or_with_no_amount_it_is_refused_and_nothing_changes(double? amount, double? rate, string reason, Refusal refusal)
    {
        var ticket = Finished();
        var before = ticket.Version;
        Assert.Equal(refusal, Refused(() => ticket.GrantGoodwill((decimal?)amount, (decimal?)rate, reason, Card, Finance, Then)));
        Assert.Equal(before, ticket.Version);
    }

    // Waiting to be confirmed, with 30 for the call-out and 186 for the board.
    private static Ticket Finished()
    {
        var ticket = In(InRepair);
        ticket.RecordUsage(Part("BOARD", "u"), Card, Technician, Then);
        ticket.FinishWork("已换", "板", Card, Technician, Then);
        return ticket;
    }

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Reason;
}
