using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>The whole life of a ticket through the ordinary doors, on both databases.</summary>
public sealed class StoryTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_fridge_is_reported_dispatched_quoted_approved_repaired_paid_and_rated(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await world.ArrivedAsync();
        Assert.Equal("周建国", technician.Name);

        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        var waiting = await world.Track.ReadAsync(report.Secret, world.Stop);
        Assert.Equal(TicketState.AwaitingApproval, waiting!.State);
        Assert.Equal(336.00m, waiting.Quote!.Statement.TotalMoney.Amount);
        Assert.Equal(30.00m, waiting.Charges.TotalMoney.Amount);

        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new("BOARD-186", 1), "u1", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(null, 1), "u2", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已更换主控板", "主控板损坏", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        await world.Customers.SettleAsync(report.Secret, SettlementState.Paid, world.Stop);
        await world.Customers.RateAsync(report.Secret, 5, ["准时"], "很好", world.Stop);

        var done = await world.Track.ReadAsync(report.Secret, world.Stop);
        Assert.Equal(TicketState.Closed, done!.State);
        Assert.Equal(336.00m, done.Charges.TotalMoney.Amount);
        Assert.Equal(336.00m, done.Ceiling);
        Assert.Equal(5, done.Stars);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Under_warranty_the_full_price_and_its_cover_come_to_nothing_and_the_ticket_closes_by_itself(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync(serial: $"SN{world.Tenant}01000");
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 3, world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new("BOARD-186", 1), "u1", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(null, 1), "u2", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已更换", "主控板", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);

        var done = await world.Track.ReadAsync(report.Secret, world.Stop);
        Assert.Equal(TicketState.Closed, done!.State);
        Assert.Equal(SettlementState.Waived, done.Settlement.State);
        Assert.Equal(0m, done.Charges.TotalMoney.Amount);
        Assert.Contains(done.Charges.Lines, l => l.Printed.ToDecimal() == -336m);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_spend_guard_asks_before_the_ceiling_is_passed(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "门封", [new("SEAL-68", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);

        await world.Technicians.UseAsync(technician, report.TicketId, new("BOARD-186", 1), "u1", world.Stop);

        var asked = await world.TicketAsync(report.TicketId);
        Assert.Equal(TicketState.AwaitingApproval, asked.State);
        Assert.Equal(98m, asked.Ceiling);
        Assert.Equal((2, 216m), (asked.LatestQuote!.Version, asked.LatestQuote.Total));
        Assert.DoesNotContain(asked.Usage, u => u.Meter == "part:BOARD-186");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_double_click_approves_once_and_the_second_is_told_so(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板", [new("BOARD-186", 1)], null, world.Stop);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Record.ExceptionAsync(
            () => world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop))));

        Assert.Single(clicks, c => c is null);
        Assert.All(clicks.OfType<Exception>(), c => Assert.Equal(Refusal.NotAllowedNow, Assert.IsType<RefusedException>(c).Reason));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_same_report_sent_again_is_one_ticket_and_both_links_open_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.ReportFridgeAsync("same-key")));

        Assert.Single(sent.Select(s => s.TicketId).Distinct());
        foreach (var s in sent) Assert.Equal(sent[0].Number, (await world.Track.ReadAsync(s.Secret, world.Stop))!.Number);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Sixty_four_reports_at_once_never_pass_a_technicians_capacity_nor_leave_two_owners(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var sent = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => world.ReportFridgeAsync($"race-{i}")));

        var tickets = await Task.WhenAll(sent.Select(s => world.TicketAsync(s.TicketId)));
        Assert.Equal(64, sent.Select(s => s.Number).Distinct().Count());
        Assert.All(tickets.Where(t => t.TechnicianId is not null).GroupBy(t => t.TechnicianId), g => Assert.InRange(g.Count(), 1, 4));
        Assert.All(tickets.Where(t => t.TechnicianId is null), t => Assert.NotNull(t.Decision?.Waiting));
        Assert.Contains(tickets, t => t.TechnicianId is not null);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task When_somebody_becomes_free_the_oldest_waiting_ticket_goes_first(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var sent = new List<ReportTaken>();
        for (var i = 0; i < 40; i++)
        {
            sent.Add(await world.ReportFridgeAsync($"q{i}"));
            world.Store.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var waiting = new List<Guid>();
        foreach (var s in sent) if ((await world.TicketAsync(s.TicketId)).State == TicketState.Triaged) waiting.Add(s.TicketId);
        Assert.NotEmpty(waiting);

        await world.Desk.CancelAsync(await world.WhoAsync("lina"), sent[0].TicketId, "客户取消", world.Stop);
        await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);

        Assert.Equal(TicketState.Offered, (await world.TicketAsync(waiting[0])).State);
        Assert.Equal(TicketState.Triaged, (await world.TicketAsync(waiting[1])).State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_offer_nobody_answers_expires_once_and_goes_to_somebody_else(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var first = (await world.TicketAsync(report.TicketId)).TechnicianId;

        world.Store.Clock.Advance(TimeSpan.FromMinutes(16));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);

        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal(first, Assert.Single(ticket.Tried).TechnicianId);
        Assert.NotEqual(first, ticket.TechnicianId);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_field_changed_meanwhile_is_refused_with_both_values_and_other_fields_pass(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        await world.Desk.EditAsync(lina, report.TicketId, [new("Phone", "13812345678", "13900000000")], world.Stop);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            world.Desk.EditAsync(zhang, report.TicketId, [new("Phone", "13812345678", "13911111111")], world.Stop));
        await world.Desk.EditAsync(zhang, report.TicketId, [new("Address", "示例路 1 号", "示例路 2 号")], world.Stop);

        Assert.Equal(new object[] { "Phone", "13900000000", "13911111111" }, refused.Details);
        Assert.Equal(("13900000000", "示例路 2 号"), ((await world.TicketAsync(report.TicketId)).Contact.Phone, (await world.TicketAsync(report.TicketId)).Contact.Address));
    }
}
