using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>One act for many tickets, on both databases: each ticket answers for itself, once for each key, and is taken back by itself.</summary>
public sealed class BulkActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static BulkActions Of(World world) =>
        new(world.Desk, new TagActions(world.Door, world.Store.Writer), world.Assignment, new CannedActions(world.Door, world.Store.Writer), new FieldActions(world.Door, world.Company));

    [Theory, MemberData(nameof(Kinds))]
    public async Task One_ticket_that_refuses_hinders_no_other_and_a_second_run_with_the_same_key_changes_nothing(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (bulk, lina) = (Of(world), await world.WhoAsync("lina"));
        var (one, ended, other) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"), await world.ReportFridgeAsync("k3"));
        await world.Desk.CancelAsync(lina, ended.TicketId, "不需要了", world.Stop);
        var act = new BulkAct.PutOnHold(PauseReason.WaitingCustomer, null, "等回电");
        var answers = new List<Refusal?>();
        foreach (var report in new[] { one, ended, other }) answers.Add(await AnswerAsync(() => bulk.DoAsync(lina, report.TicketId, act, "run-1", world.Stop)));
        Assert.Equal([null, Refusal.NotAllowedNow, null], answers);
        Assert.All([(await world.TicketAsync(one.TicketId)).Hold, (await world.TicketAsync(other.TicketId)).Hold], h => Assert.Equal("等回电", h!.Note));

        var version = (await world.TicketAsync(one.TicketId)).Version;
        await bulk.DoAsync(lina, one.TicketId, act, "run-1", world.Stop);
        Assert.Equal(version, (await world.TicketAsync(one.TicketId)).Version);
        // Another key is another run, and the model says what it thinks of it.
        Assert.Equal(Refusal.NotAllowedNow, await AnswerAsync(() => bulk.DoAsync(lina, one.TicketId, act, "run-2", world.Stop)));
        Assert.Equal(Refusal.NotFound, await AnswerAsync(() => bulk.DoAsync(lina with { Tenant = 99 }, one.TicketId, act, null, world.Stop)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_done_is_taken_back_as_far_as_it_was_done(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (bulk, lina, report) = (Of(world), await world.WhoAsync("lina"), await world.ReportFridgeAsync());
        await new TagActions(world.Door, world.Store.Writer).ChangeAsync(lina, report.TicketId, ["甲", "丙"], [], world.Stop);
        var back = await bulk.DoAsync(lina, report.TicketId, new BulkAct.Tag(["甲", "乙"], ["丙"]), null, world.Stop);
        Assert.Equal(["甲", "乙"], (await world.TicketAsync(report.TicketId)).Tags);
        await bulk.DoAsync(lina, report.TicketId, back!, null, world.Stop);
        Assert.Equal(["甲", "丙"], (await world.TicketAsync(report.TicketId)).Tags);
        Assert.Null(await bulk.DoAsync(lina, report.TicketId, new BulkAct.Tag(["甲"], []), null, world.Stop));

        back = await bulk.DoAsync(lina, report.TicketId, new BulkAct.Prioritise(Priority.High), null, world.Stop);
        Assert.Equal(new BulkAct.Prioritise(Priority.Normal), back);
        Assert.Null(await bulk.DoAsync(lina, report.TicketId, new BulkAct.Prioritise(Priority.High), null, world.Stop));
        back = await bulk.DoAsync(lina, report.TicketId, new BulkAct.PutOnHold(PauseReason.Other, null, ""), null, world.Stop);
        await bulk.DoAsync(lina, report.TicketId, back!, null, world.Stop);
        Assert.Null((await world.TicketAsync(report.TicketId)).Hold);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_ticket_goes_to_a_named_technician_from_whoever_has_it_and_by_the_rules_when_it_waits(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (bulk, lina, report) = (Of(world), await world.WhoAsync("lina"), await world.ReportFridgeAsync());
        var held = (await world.TicketAsync(report.TicketId)).TechnicianId!.Value;
        var other = (await new BulkReads(world.Store.Db, world.Store.Clock).TechniciansAsync(lina, world.Stop)).First(t => t.Id != held);
        Assert.Equal(Refusal.Required, await AnswerAsync(() => bulk.DoAsync(lina, report.TicketId, new BulkAct.Assign(other.Id, ""), null, world.Stop)));
        Assert.NotNull(await bulk.DoAsync(lina, report.TicketId, new BulkAct.Assign(other.Id, "请他去"), null, world.Stop));
        Assert.Equal(other.Id, (await world.TicketAsync(report.TicketId)).TechnicianId);
        // Who has it already need not be told again.
        Assert.Null(await bulk.DoAsync(lina, report.TicketId, new BulkAct.Assign(other.Id, ""), null, world.Stop));
        Assert.Equal(Refusal.NotAllowedNow, await AnswerAsync(() => bulk.DoAsync(lina, report.TicketId, new BulkAct.AssignByRule(), null, world.Stop)));

        await bulk.DoAsync(lina, report.TicketId, new BulkAct.TakeBack("撤销"), null, world.Stop);
        Assert.Null((await world.TicketAsync(report.TicketId)).TechnicianId);
        Assert.IsType<BulkAct.TakeBack>(await bulk.DoAsync(lina, report.TicketId, new BulkAct.AssignByRule(), null, world.Stop));
        Assert.NotNull((await world.TicketAsync(report.TicketId)).TechnicianId);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_what_asks_for_no_money_is_closed_and_only_by_finance(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (bulk, lina, finance) = (Of(world), await world.WhoAsync("lina"), await world.WhoAsync("qiancheng"));
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.RefuseAndStopAsync(report.Secret, 1, "太贵", world.Stop);
        Assert.Equal(TicketState.Completed, (await world.TicketAsync(report.TicketId)).State);
        Assert.Equal(Refusal.StillDue, await AnswerAsync(() => bulk.DoAsync(finance, report.TicketId, new BulkAct.CloseFree(), null, world.Stop)));
        await world.Desk.GrantGoodwillAsync(finance, report.TicketId, null, 100, "抱歉", "g1", world.Stop);
        if ((await world.TicketAsync(report.TicketId)).State == TicketState.Completed) await bulk.DoAsync(finance, report.TicketId, new BulkAct.CloseFree(), null, world.Stop);
        Assert.Equal(TicketState.Closed, (await world.TicketAsync(report.TicketId)).State);
        var open = await world.ReportFridgeAsync("k9");
        Assert.Equal(Refusal.NotYours, await AnswerAsync(() => bulk.DoAsync(lina, open.TicketId, new BulkAct.CloseFree(), null, world.Stop)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task All_of_a_view_are_the_first_of_its_order_up_to_the_bound(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var numbers = new List<string>();
        for (var n = 0; n < 4; n++) numbers.Add((await world.ReportFridgeAsync($"k{n}")).Number);
        var reads = new BulkReads(world.Store.Db, world.Store.Clock);
        Assert.Equal(numbers.Take(3), (await reads.ViewAsync(lina, new(), 3, world.Stop)).Select(t => t.Number));
        Assert.Empty(await reads.ViewAsync(lina, new(DeskView.Ended), 3, world.Stop));
        Assert.Equal([numbers[1]], (await reads.NumberedAsync(lina, [numbers[1], "AJ-000000-0001"], world.Stop)).Keys);
        await Assert.ThrowsAsync<RefusedException>(() => reads.ViewAsync(lina with { Role = Role.Technician }, new(), 3, world.Stop));
    }

    private static async Task<Refusal?> AnswerAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Reason;
        }
    }
}
