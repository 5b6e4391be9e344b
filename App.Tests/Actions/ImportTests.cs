using System.Text;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Actions.Imports;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Actions;

/// <summary>Tables that are taken over: all of it or nothing, once however often they are sent, on both databases.</summary>
public sealed class ImportTests(PostgresCluster cluster)
{
    private const string Devices = "序列号,产品,型号,购买日期,保修截止,客户姓名,电话,区域,地址,备注\nSN-1,冰箱,BCD-452,2024/5/1,2027-04-30,王芳,13900001111,徐汇,示例路 8 号,x\nSN-2,washer,XQG-100,,,,,,\n";

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Devices_come_in_with_their_customers_and_the_same_table_again_changes_nothing(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (desk, admin) = (Desk(world), await world.WhoAsync("chenjing.admin"));
        var (file, plan) = await LookAsync(world, desk, admin, ImportKind.Devices, Devices);
        Assert.Equal((2, 0, 0, true), (plan.Count(ImportOutcome.New), plan.Count(ImportOutcome.Changed), plan.Count(ImportOutcome.Refused), plan.CanBeWritten));
        Assert.Null(plan.Columns[^1]);
        var before = await EventsAsync(world);
        await using (var db = world.Store.Db.Read(world.Tenant)) Assert.False(await db.Devices.AnyAsync(d => d.Serial == "SN-1", world.Stop));
        await desk.WriteAsync(admin, ImportKind.Devices, file, Heads(ImportKind.Devices), plan, world.Stop);
        await using (var db = world.Store.Db.Read(world.Tenant))
        {
            var device = await db.Devices.SingleAsync(d => d.Serial == "SN-1", world.Stop);
            Assert.Equal(("fridge", new DateOnly(2024, 5, 1), new Contact("王芳", "13900001111", "徐汇", "示例路 8 号")), (device.Line, device.PurchasedOn!.Value, device.Owner));
            Assert.Null((await db.Devices.SingleAsync(d => d.Serial == "SN-2", world.Stop)).Owner);
            Assert.False(await db.Attachments.AnyAsync(world.Stop));
        }
        Assert.Equal(before + 2, await EventsAsync(world));
        var (again, same) = await LookAsync(world, desk, admin, ImportKind.Devices, Devices);
        Assert.Equal((2, false), (same.Count(ImportOutcome.Unchanged), same.CanBeWritten));
        await desk.WriteAsync(admin, ImportKind.Devices, again, Heads(ImportKind.Devices), same, world.Stop);
        Assert.Equal(before + 2, await EventsAsync(world));
        var (_, moved) = await LookAsync(world, desk, admin, ImportKind.Devices, Devices.Replace("示例路 8 号", "示例路 9 号", StringComparison.Ordinal));
        Assert.Equal((1, 1), (moved.Count(ImportOutcome.Changed), moved.Count(ImportOutcome.Unchanged)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task One_wrong_row_keeps_everything_out_and_each_is_named_with_its_column(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (desk, admin) = (Desk(world), await world.WhoAsync("chenjing.admin"));
        var (file, plan) = await LookAsync(world, desk, admin, ImportKind.Devices, "Serial number,Product,Model,Purchased on,Customer,Telephone\nS1,冰箱,M,,,\nS2,飞船,M,,,\n,冰箱,M,,,\nS1,冰箱,M,,,\nS3,冰箱,M,昨天,,\nS4,冰箱,M,,王芳,\n");
        Assert.Equal([(3, Refusal.NotInCatalogue, "Line"), (4, Refusal.Required, "Serial"), (5, Refusal.TwiceInList, "Serial"), (6, Refusal.NoDate, "PurchasedOn"), (7, Refusal.Required, "Phone")],
            plan.Rows.Where(r => r.Why is not null).Select(r => (r.Number, r.Why!.Reason, (string)r.Why.Details[0])));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.WriteAsync(admin, ImportKind.Devices, file, Heads(ImportKind.Devices), plan, world.Stop));
        Assert.Equal((Refusal.RowsRefused, 5), (refused.Reason, (int)refused.Details[0]));
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.False(await db.Devices.AnyAsync(d => d.Serial == "S1", world.Stop));
        Assert.Equal(Refusal.ColumnMissing, (await Assert.ThrowsAsync<RefusedException>(() => LookAsync(world, desk, admin, ImportKind.Devices, "序列号,产品\nS1,冰箱\n"))).Reason);
        var agent = await world.WhoAsync("lina");
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(() => desk.PreviewAsync(agent, ImportKind.Devices, file, Heads(ImportKind.Devices), world.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Parts_become_one_next_version_of_the_price_list_and_none_the_second_time(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (desk, admin) = (Desk(world), await world.WhoAsync("chenjing.admin"));
        const string table = "配件编号,配件名称,单价,税率（%）\nNEW-1,门封条,88.50,13\nNEW-2,滤网,￥12,\n";
        var (file, plan) = await LookAsync(world, desk, admin, ImportKind.Parts, table);
        var was = await CardAsync(world);
        await desk.WriteAsync(admin, ImportKind.Parts, file, Heads(ImportKind.Parts), plan, world.Stop);
        var card = await CardAsync(world);
        Assert.Equal((was.Version + 1, was.Parts.Count + 2), (card.Version, card.Parts.Count));
        Assert.Equal((88.5m, 0.13m), (card.Parts["NEW-1"].Unit, card.Parts["NEW-1"].TaxRate));
        var (_, same) = await LookAsync(world, desk, admin, ImportKind.Parts, table);
        Assert.Equal(2, same.Count(ImportOutcome.Unchanged));
        var (_, bad) = await LookAsync(world, desk, admin, ImportKind.Parts, "配件编号,配件名称,单价\nX,阀,-1\nY,阀,免费\n");
        Assert.Equal([Refusal.OutOfRange, Refusal.NoNumber], bad.Rows.Select(r => r.Why!.Reason));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Technicians_hold_a_seat_from_then_on_and_nobody_elses_name_is_taken(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        var (desk, admin) = (Desk(world), await world.WhoAsync("chenjing.admin"));
        string foreign;
        await using (var db = world.Store.Db.Read(0)) foreign = await db.Members.IgnoreQueryFilters().Where(m => m.TenantId != world.Tenant).Select(m => m.Login).FirstAsync(world.Stop);
        const string table = "登录名,姓名,技能,服务区域,每日上限\n13900000000,王强,冰箱 4；washer:2；空调,浦东；徐汇,8\n";
        var (file, plan) = await LookAsync(world, desk, admin, ImportKind.Technicians, table);
        await desk.WriteAsync(admin, ImportKind.Technicians, file, Heads(ImportKind.Technicians), plan, world.Stop);
        await using (var db = world.Store.Db.Read(world.Tenant))
        {
            var member = await db.Members.SingleAsync(m => m.Login == "13900000000", world.Stop);
            var work = (await db.Technicians.SingleAsync(t => t.Id == member.Id, world.Stop)).Profile;
            Assert.Equal((Role.Technician, null, true), (member.Role, member.PasswordHash, member.Active));
            Assert.Equal((4, 2, 3, 8), (work.LevelIn("fridge"), work.LevelIn("washer"), work.LevelIn("ac"), work.JobsPerDay));
            Assert.Equal(["浦东", "徐汇"], work.Districts);
            var id = member.Id.ToString("N");
            Assert.Equal(1, await db.Usage.CountAsync(u => u.Meter == PlatformMeters.TechnicianSeats && u.Subject == id, world.Stop));
        }
        var (_, same) = await LookAsync(world, desk, admin, ImportKind.Technicians, table);
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(same.Rows).Outcome);
        var (_, taken) = await LookAsync(world, desk, admin, ImportKind.Technicians, $"登录名,姓名,技能\n{foreign},甲,冰箱\n{(await LoginAsync(world, admin.Id))},乙,冰箱\nnew.one,丙,冰箱 9\n");
        Assert.Equal([Refusal.AlreadyTaken, Refusal.AlreadyTaken, Refusal.OutOfRange], taken.Rows.Select(r => r.Why!.Reason));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Past_tickets_are_closed_found_and_cost_nothing_and_nobody_is_told(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (desk, admin) = (Desk(world), await world.WhoAsync("chenjing.admin"));
        var ours = (await world.ReportFridgeAsync()).Number;
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            var bot = new BotRow { TenantId = world.Tenant, Id = Guid.CreateVersion7(world.Store.Clock.GetUtcNow()), Kind = BotKind.WeCom, Label = "群", Language = "zh-CN", SealedAddress = "x", Hint = "x", Kinds = BotNotices.Kinds };
            db.Bots.Add(bot);
            db.Note(Subjects.Bot, bot.Id, 1, "BotKept", new { bot.Label }, Actor.System("test"), world.Store.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, world.Stop);
        int usage, letters;
        await using (var db = world.Store.Db.Read(world.Tenant)) (usage, letters) = (await db.Usage.CountAsync(world.Stop), await db.Outbox.CountAsync(world.Stop));
        var automations = new AutomationActions(world.Store.Writer, world.Rules, world.Store.Clock);
        var rule = await automations.KeepAsync(admin, null, 0, new("状态", new(AutomationTrigger.StateChanged, 0), AutomationIf.Always, AutomationThen.Nothing with { AddTags = ["自动"] }), world.Stop);
        await automations.SwitchAsync(admin, rule, 1, on: true, world.Stop);
        const string table = "原工单号,报修时间,完成时间,产品,故障,故障描述,处理结果,客户姓名,电话,区域\n2023-0815,2023-08-15 09:30,2023-08-16 16:00,冰箱,不制冷,冷藏室温度偏高,更换温控器,王芳,13900001111,徐汇\n";
        var (file, plan) = await LookAsync(world, desk, admin, ImportKind.Tickets, table);
        Assert.Null(Assert.Single(plan.Rows).Why);
        await desk.WriteAsync(admin, ImportKind.Tickets, file, Heads(ImportKind.Tickets), plan, world.Stop);
        var runner = new AutomationRunner(world.Store.Db, world.Store.Writer, new(world.Door, new Dispatcher(world.Rules)), world.Store.Clock);
        while (await runner.RunEventsAsync(world.Tenant, world.Stop) > 0) { }
        await using (var db = world.Store.Db.Read(world.Tenant))
        {
            var ticket = await db.Tickets.Include(t => t.Visits).SingleAsync(t => t.Number == "2023-0815", world.Stop);
            Assert.Equal((TicketState.Closed, Channel.Import, new DateTimeOffset(2023, 8, 15, 1, 30, 0, TimeSpan.Zero), new DateTimeOffset(2023, 8, 16, 8, 0, 0, TimeSpan.Zero)), (ticket.State, ticket.Channel, ticket.SubmittedAt, ticket.EndedAt!.Value));
            var events = (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticket.Id).OrderBy(e => e.Version).ToListAsync(world.Stop)).Select(e => e.ToTicketEvent());
            Assert.Equal(TicketText.Of(ticket), TicketText.Of(Ticket.Replay(world.Tenant, ticket.Id, events)));
            Assert.Empty(ticket.Tags);
            Assert.Equal((usage, letters), (await db.Usage.CountAsync(world.Stop), await db.Outbox.CountAsync(world.Stop)));
            Assert.Equal([ticket.Id], (await TicketSearch.FindAsync(db, "温度偏高", null, world.Stop)).Ids);
        }
        var (_, same) = await LookAsync(world, desk, admin, ImportKind.Tickets, table);
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(same.Rows).Outcome);
        var (_, bad) = await LookAsync(world, desk, admin, ImportKind.Tickets, table + $"{ours},2023-08-15,2023-08-16,冰箱,不制冷,x,y,王芳,1,徐汇\nAJ-990101-0001,2023-08-15,2023-08-16,冰箱,不制冷,x,y,王芳,1,徐汇\nT3,2023-08-17,2023-08-16,冰箱,不制冷,x,y,王芳,1,徐汇\nT4,2026-07-01,2026-07-02,冰箱,不制冷,x,y,王芳,1,徐汇\n");
        Assert.Equal([Refusal.AlreadyTaken, Refusal.AlreadyTaken, Refusal.EndsBeforeItBegins, Refusal.NotInThePast], bad.Rows.Skip(1).Select(r => r.Why!.Reason));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Past_tickets_carry_what_they_cost_and_what_the_warranty_bore_and_a_wrong_amount_is_named(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (desk, admin) = (Desk(world), await world.WhoAsync("chenjing.admin"));
        const string head = "原工单号,报修时间,完成时间,产品,故障,故障描述,处理结果,客户姓名,电话,区域,费用合计,保修承担\n";
        string Row(string number, string total, string covered) => $"{number},2023-08-15,2023-08-16,冰箱,不制冷,温度偏高,更换温控器,王芳,13900001111,徐汇,{total},{covered}\n";
        var (_, bad) = await LookAsync(world, desk, admin, ImportKind.Tickets, head + Row("B1", "-1", "") + Row("B2", "480.001", "") + Row("B3", "480", "481") + Row("B4", "", "5") + Row("B5", "79228162514264337593543950335", ""));
        Assert.Equal([(Refusal.OutOfRange, "Total"), (Refusal.NoNumber, "Total"), (Refusal.OutOfRange, "Covered"), (Refusal.Required, "Total"), (Refusal.OutOfRange, "Total")], bad.Rows.Select(r => (r.Why!.Reason, r.Why.Field)));
        var (file, plan) = await LookAsync(world, desk, admin, ImportKind.Tickets, head + Row("A1", "¥480.50", "180.5") + Row("A2", "100", "100") + Row("A3", "", "") + Row("A4", "0", ""));
        Assert.All(plan.Rows, r => Assert.Null(r.Why));
        await desk.WriteAsync(admin, ImportKind.Tickets, file, Heads(ImportKind.Tickets), plan, world.Stop);
        await using var db = world.Store.Db.Read(world.Tenant);
        var card = await CardAsync(world);
        var tickets = await db.Tickets.Include(t => t.Visits).Where(t => t.Channel == Channel.Import).OrderBy(t => t.Number).ToListAsync(world.Stop);
        Assert.Equal([(300m, SettlementState.Paid), (0m, SettlementState.Waived), (0m, SettlementState.Waived), (0m, SettlementState.Waived)], tickets.Select(t => (t.Price(card).TotalMoney.Amount, t.Settlement.State)));
        Assert.All(tickets, t => Assert.Equal(TicketState.Closed, t.State));
        Assert.Equal(480.5m, tickets[0].Usage.Single().Price!.Unit);
        foreach (var ticket in tickets)
        {
            var events = (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticket.Id).OrderBy(e => e.Version).ToListAsync(world.Stop)).Select(e => e.ToTicketEvent());
            Assert.Equal(TicketText.Of(ticket), TicketText.Of(Ticket.Replay(world.Tenant, ticket.Id, events)));
        }
        Assert.Equal(0, await db.Outbox.CountAsync(world.Stop));
    }

    private static ImportActions Desk(World world) => new(world.Store.Db, world.Store.Writer, world.Door);

    private static ImportHeads Heads(ImportKind kind) => new(ImportWords.Words(kind));

    private static async Task<(Guid File, ImportPlan Plan)> LookAsync(World world, ImportActions desk, Viewer admin, ImportKind kind, string table)
    {
        var file = await desk.KeepFileAsync(admin, "表.csv", Encoding.UTF8.GetBytes(table), world.Stop);
        return (file.Id, await desk.PreviewAsync(admin, kind, file.Id, Heads(kind), world.Stop));
    }

    private static async Task<long> EventsAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Events.CountAsync(world.Stop);
    }

    private static async Task<RateCard> CardAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await world.Rules.LatestAsync<RateCard>(db, world.Stop);
    }

    private static async Task<string> LoginAsync(World world, Guid id) => (await world.Members.ByIdAsync(world.Tenant, id, world.Stop))!.Login;
}
