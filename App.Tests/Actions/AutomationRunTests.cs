using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Automations from the event to the deed, on both databases: once, in their own name, and never round in a circle.</summary>
public sealed class AutomationRunTests(PostgresCluster cluster)
{
    private static readonly AutomationThen Nothing = AutomationThen.Nothing;

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_rule_does_happens_once_in_its_own_name_and_stands_in_both_logs(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (admin, shenlan) = (await world.WhoAsync("chenjing.admin"), await world.WhoAsync("shenlan"));
        await OnAsync(world, admin, Rule("来消息", AutomationTrigger.CustomerWrote, Nothing with { AddTags = ["待回复"], Priority = Priority.High, Note = "客户来消息了", TellRoles = [Role.Supervisor], Message = "请看一下" }, AutomationIf.Always with { Lines = ["fridge"] }));
        var report = await world.ReportFridgeAsync();
        await world.Customers.WriteAsync(report.Secret, "什么时候来？", "w1", world.Stop);
        // Two nodes at once, and one that comes back after a crash and begins again.
        await Task.WhenAll(AllAsync(world), AllAsync(world));
        await ForgetCursorAsync(world);
        await AllAsync(world);

        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal(["待回复"], ticket.Tags);
        Assert.Equal(Priority.High, ticket.Priority);
        await using var db = world.Store.Db.Read(world.Tenant);
        var mine = await db.Events.Where(e => e.SubjectId == report.TicketId && e.ActorName == "auto:1:2").OrderBy(e => e.Version).Select(e => e.Kind).ToListAsync(world.Stop);
        Assert.Equal([nameof(TagsChanged), nameof(PriorityChanged), nameof(NotedInternally), nameof(StaffTold)], mine);
        var told = Assert.Single(await db.Notices.Where(n => n.PersonId == shenlan.Id).ToListAsync(world.Stop), n => n.Says.Kind == NoticeKind.Told);
        Assert.Equal("请看一下", told.Says.Text);
        var line = Assert.Single((await Reads(world).BookAsync(admin, world.Stop))!.Log);
        Assert.Equal((report.Number, AutomationOutcome.Done, 2), (line.Ticket, line.Outcome, line.Version));
        Assert.Equal([AutomationCondition.Line], line.Report.Matched);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Rules_that_set_each_other_off_stop_before_the_circle_closes(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (admin, lina) = (await world.WhoAsync("chenjing.admin"), await world.WhoAsync("lina"));
        var report = await world.ReportFridgeAsync();
        await world.Assignment.UnassignAsync(lina, report.TicketId, "改约", undo: false, world.Stop);
        // Dispatching changes the state, which is the rule's own occasion.
        await OnAsync(world, admin, Rule("再派", AutomationTrigger.StateChanged, Nothing with { Dispatch = true }, AutomationIf.Always));
        await OnAsync(world, admin, Rule("状态", AutomationTrigger.StateChanged, Nothing with { Note = "状态变了" }, AutomationIf.Always with { States = [TicketState.Offered] }));
        await OnAsync(world, admin, Rule("留言", AutomationTrigger.CustomerWrote, Nothing with { Dispatch = true }, AutomationIf.Always));
        await world.Customers.WriteAsync(report.Secret, "请快些", "w1", world.Stop);
        for (var round = 0; round < 5; round++) await AllAsync(world);
        var log = (await Reads(world).BookAsync(admin, world.Stop))!.Log;
        var chained = Assert.Single(log, l => l.Name == "状态");
        Assert.Equal(AutomationOutcome.Done, chained.Outcome);
        Assert.Equal(AutomationOutcome.Done, Assert.Single(log, l => l.Name == "留言").Outcome);
        // The offer was made by another rule, so this one is asked once, finds nothing to dispatch, and makes no further event.
        Assert.Equal(AutomationOutcome.Failed, Assert.Single(log, l => l.Name == "再派").Outcome);
        Assert.Equal(TicketState.Offered, (await world.TicketAsync(report.TicketId)).State);
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(2, (await db.AutomationRuns.SingleAsync(r => r.RuleId == chained.RuleId, world.Stop)).Chain.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_rule_looks_only_at_what_happens_after_it_was_switched_on_and_not_at_all_once_it_is_off(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        var before = await world.ReportFridgeAsync("k1");
        var id = await OnAsync(world, admin, Rule("新报修", AutomationTrigger.TicketCreated, Nothing with { AddTags = ["新"] }, AutomationIf.Always));
        var after = await world.ReportFridgeAsync("k2");
        await AllAsync(world);
        await Actions(world).SwitchAsync(admin, id, 2, on: false, world.Stop);
        var off = await world.ReportFridgeAsync("k3");
        await AllAsync(world);
        await Actions(world).SwitchAsync(admin, id, 3, on: true, world.Stop);
        await AllAsync(world);
        Assert.Empty((await world.TicketAsync(before.TicketId)).Tags);
        Assert.Equal(["新"], (await world.TicketAsync(after.TicketId)).Tags);
        Assert.Empty((await world.TicketAsync(off.TicketId)).Tags);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_the_clock_brings_is_done_once_for_each_silence_and_each_promise(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (admin, lina) = (await world.WhoAsync("chenjing.admin"), await world.WhoAsync("lina"));
        var report = await world.ReportFridgeAsync();
        await OnAsync(world, admin, Rule("安静", AutomationTrigger.Idle, Nothing with { Note = "没有动静" }, AutomationIf.Always, hours: 5));
        Task<int> NotesAsync() => CountAsync(world, report.TicketId, nameof(NotedInternally));
        await TimedAsync(world, TimeSpan.FromHours(4));
        Assert.Equal(0, await NotesAsync());
        await TimedAsync(world, TimeSpan.FromHours(2));
        Assert.Equal(1, await NotesAsync());
        await TimedAsync(world, TimeSpan.FromHours(20));
        Assert.Equal(1, await NotesAsync());
        await world.Desk.NoteAsync(lina, report.TicketId, "催过了", "n", world.Stop);
        await TimedAsync(world, TimeSpan.FromHours(6));
        Assert.Equal(3, await NotesAsync());

        await OnAsync(world, admin, Rule("超时", AutomationTrigger.PromiseBroken, Nothing with { AddTags = ["超时"] }, AutomationIf.Always));
        var late = await world.ReportFridgeAsync("k2");
        await TimedAsync(world, TimeSpan.FromDays(1));
        await TimedAsync(world, TimeSpan.FromHours(1));
        Assert.Equal(["超时"], (await world.TicketAsync(late.TicketId)).Tags);
        Assert.Equal(1, await CountAsync(world, late.TicketId, nameof(TagsChanged)));
        // Broken before the rule was switched on: not its business.
        Assert.Empty((await world.TicketAsync(report.TicketId)).Tags);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_rule_that_never_can_is_switched_off_after_twenty_failures_and_the_administrators_hear_of_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        await OnAsync(world, admin, Rule("不可能", AutomationTrigger.CustomerWrote, Nothing with { Dispatch = true }, AutomationIf.Always));
        var report = await world.ReportFridgeAsync();
        for (var n = 0; n <= Automations.MostFailures; n++) await world.Customers.WriteAsync(report.Secret, $"第 {n} 次", $"w{n}", world.Stop);
        await AllAsync(world);
        var book = (await Reads(world).BookAsync(admin, world.Stop))!;
        Assert.Equal((false, Automations.MostFailures), (book.Rules[0].On, book.Log.Count));
        Assert.All(book.Log, l => Assert.Equal((AutomationOutcome.Failed, Refusal.NotAllowedNow), (l.Outcome, l.Report.Steps[0].Why)));
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal("不可能", Assert.Single(await db.Notices.Where(n => n.PersonId == admin.Id).ToListAsync(world.Stop), n => n.Says.Kind == NoticeKind.AutomationStopped).Says.Text);

        world.Store.Clock.Advance(AutomationRunner.Kept + TimeSpan.FromDays(1));
        Assert.Equal(Automations.MostFailures, await Runner(world).ForgetAsync(world.Tenant, world.Stop));
        Assert.Empty((await Reads(world).BookAsync(admin, world.Stop))!.Log);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_trial_says_how_often_a_rule_would_have_acted_and_changes_nothing(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        var (one, two) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"));
        await world.Customers.WriteAsync(one.Secret, "在吗", "w1", world.Stop);
        await world.Customers.WriteAsync(one.Secret, "在吗？", "w2", world.Stop);
        var before = await CountAsync(world, one.TicketId, null) + await CountAsync(world, two.TicketId, null);
        var wrote = (await Reads(world).TryAsync(admin, Rule("x", AutomationTrigger.CustomerWrote, Nothing, AutomationIf.Always), world.Stop))!;
        Assert.Equal((2, 1, 2, 2), (wrote.Looked, wrote.Tickets, wrote.Times, wrote.Newest.Count));
        Assert.Equal(2, (await Reads(world).TryAsync(admin, Rule("x", AutomationTrigger.TicketCreated, Nothing, AutomationIf.Always), world.Stop))!.Tickets);
        Assert.Equal(0, (await Reads(world).TryAsync(admin, Rule("x", AutomationTrigger.TicketCreated, Nothing, AutomationIf.Always with { Lines = ["tv"] }), world.Stop))!.Times);
        Assert.Null(await Reads(world).TryAsync(await world.WhoAsync("lina"), Rule("x", AutomationTrigger.TicketCreated, Nothing, AutomationIf.Always), world.Stop));
        Assert.Equal(before, await CountAsync(world, one.TicketId, null) + await CountAsync(world, two.TicketId, null));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_cannot_be_a_rule_names_its_field_and_only_an_administrator_keeps_one(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (admin, good) = (await world.WhoAsync("chenjing.admin"), Rule("好", AutomationTrigger.Idle, Nothing with { Note = "x" }, AutomationIf.Always, hours: 1));
        async Task<(Refusal, object?)> WhyAsync(AutomationRule rule, Viewer? who = null)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Actions(world).KeepAsync(who ?? admin, null, 0, rule, world.Stop));
            return (refused.Reason, refused.Details.Count > 0 ? refused.Details[0] : null);
        }
        Assert.Equal((Refusal.Required, "Name"), await WhyAsync(good with { Name = " " }));
        Assert.Equal((Refusal.Required, "Then"), await WhyAsync(good with { Then = Nothing }));
        Assert.Equal((Refusal.OutOfRange, "Hours"), await WhyAsync(good with { When = new(AutomationTrigger.Idle, 0) }));
        Assert.Equal((Refusal.Required, "Message"), await WhyAsync(good with { Then = Nothing with { TellRoles = [Role.Agent] } }));
        Assert.Equal((Refusal.BadForm, "Tag"), await WhyAsync(good with { Then = Nothing with { AddTags = ["a,b"] } }));
        Assert.Equal(Refusal.NotFound, (await WhyAsync(good with { Then = Nothing with { TellPeople = [Guid.CreateVersion7(DateTimeOffset.UnixEpoch)], Message = "x" } })).Item1);
        Assert.Equal(Refusal.AdminOnly, (await WhyAsync(good, await world.WhoAsync("shenlan"))).Item1);
    }

    private static AutomationRule Rule(string name, AutomationTrigger trigger, AutomationThen then, AutomationIf only, int hours = 0) => new(name, new(trigger, hours), only, then);

    private static AutomationActions Actions(World world) => new(world.Store.Writer, world.Rules, world.Store.Clock);

    private static AutomationReads Reads(World world) => new(world.Store.Db, world.Store.Clock);

    private static AutomationRunner Runner(World world) => new(world.Store.Db, world.Store.Writer, new(world.Door, new Dispatcher(world.Rules)), world.Store.Clock);

    private static async Task<Guid> OnAsync(World world, Viewer admin, AutomationRule rule)
    {
        var id = await Actions(world).KeepAsync(admin, null, 0, rule, world.Stop);
        await Actions(world).SwitchAsync(admin, id, 1, on: true, world.Stop);
        return id;
    }

    private static async Task AllAsync(World world)
    {
        var runner = Runner(world);
        while (await runner.RunEventsAsync(world.Tenant, world.Stop) > 0) { }
    }

    private static async Task TimedAsync(World world, TimeSpan later)
    {
        world.Store.Clock.Advance(later);
        for (var twice = 0; twice < 2; twice++) await Runner(world).RunTimedAsync(world.Tenant, world.Stop);
    }

    // What a crash between the deeds and the cursor leaves behind.
    private static Task<int> ForgetCursorAsync(World world) => world.Store.Writer.WriteAsync(world.Tenant, (db, s) =>
        db.Database.ExecuteSqlAsync($"""UPDATE "Counters" SET "Value" = 0 WHERE "Name" = {Counter.AutomationCursor}""", s), world.Stop);

    private static async Task<int> CountAsync(World world, Guid ticket, string? kind)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Events.CountAsync(e => e.SubjectId == ticket && (kind == null || e.Kind == kind), world.Stop);
    }

}
