using System.Text;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Actions.Imports;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Reads.Exports;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Actions;

/// <summary>Custom fields from the administrator's list to the finished work, the table and the erasure, on both databases.</summary>
public sealed class FieldActsTests(PostgresCluster cluster)
{
    private static readonly CustomField Floor = new("floor", new("楼层", "Floor"), FieldKind.Number, "层", [], [FieldPlace.Report, FieldPlace.Desk], [], [], true, true);
    private static readonly CustomField OldPart = new("old-part", new("旧件", "Old part"), FieldKind.Choice, "", [new("留下", "Left"), new("带回", "Taken back")], [FieldPlace.Technician], ["fridge"], [], true, true);
    private static readonly CustomField Spin = new("spin", new("转速", "Spin"), FieldKind.Text, "", [], [FieldPlace.Report], ["washer"], [], true, true);

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_asked_must_be_answered_there_and_nowhere_else_and_stands_in_the_log(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (fields, lina) = await PublishAsync(world);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReportAsync(world, new(new Dictionary<string, string> { ["spin"] = "1200" }, FieldPlace.Report)));
        Assert.Equal((Refusal.Required, "fields.floor"), (refused.Reason, refused.Field));
        // A program is not asked, but what it says must be something that is known here.
        var program = await Assert.ThrowsAsync<RefusedException>(() => ReportAsync(world, new(new Dictionary<string, string> { ["spin"] = "1200" })));
        Assert.Equal((Refusal.NotInCatalogue, "fields.spin"), (program.Reason, program.Field));

        // What stands in a field of another product is not looked at.
        var report = await ReportAsync(world, new(new Dictionary<string, string> { ["floor"] = "12", ["spin"] = "1200" }, FieldPlace.Report));
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await fields.FillAsync(lina, report.TicketId, [new("floor", "12", "13")], world.Stop);
        var stale = await Assert.ThrowsAsync<RefusedException>(() => fields.FillAsync(lina, report.TicketId, [new("old-part", null, "带回"), new("floor", "12", "14")], world.Stop));
        Assert.Equal(Refusal.FieldChanged, stale.Reason);
        Assert.Equal(["13"], (await world.TicketAsync(report.TicketId)).Fields.Select(f => f.Is.Value));
        var stranger = await world.WhoAsync("lina") with { Id = Guid.CreateVersion7(world.Store.Clock.GetUtcNow()), Role = Plainmend.Domain.People.Role.Technician };
        Assert.Equal(Refusal.NotYours, (await Assert.ThrowsAsync<RefusedException>(() => fields.FillAsync(stranger, report.TicketId, [new("floor", null, "1")], world.Stop))).Reason);

        await RepairAsync(world, report, technician);
        var open = await Assert.ThrowsAsync<RefusedException>(() => world.Technicians.FinishAsync(technician, report.TicketId, "更换主控板", "磨损", world.Stop));
        Assert.Equal((Refusal.Required, "fields.old-part"), (open.Reason, open.Field));
        await fields.FillAsync(technician, report.TicketId, [new("old-part", "", "taken BACK")], world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "更换主控板", "磨损", world.Stop);

        var view = (await new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(lina, report.TicketId, world.Stop))!;
        Assert.Equal([("floor", "13 层"), ("old-part", "带回")], view.Fields.Select(f => (f.Code, f.Is!.Text.Zh)));
        Assert.Equal([("12 层", "13 层"), (null, "带回")], view.Log.Select(e => e.Event.Fact).OfType<FieldFilled>().Reverse().Select(f => (f.Was?.Text.Zh, f.Is!.Text.Zh)));
        Assert.DoesNotContain((await world.Track.ReadAsync(report.Secret, world.Stop))!.Log, l => l.Kind == nameof(FieldFilled));
        await using var db = world.Store.Db.Read(world.Tenant);
        var events = (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == report.TicketId).OrderBy(e => e.Version).ToListAsync(world.Stop)).Select(e => e.ToTicketEvent());
        Assert.Equal(TicketText.Of(await world.TicketAsync(report.TicketId)), TicketText.Of(Ticket.Replay(world.Tenant, report.TicketId, events)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_an_administrator_publishes_and_what_is_wrong_is_named_by_its_place(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (fields, lina) = await PublishAsync(world);
        var admin = await world.WhoAsync("chenjing.admin");
        Assert.Equal(Refusal.AdminOnly, (await WhyAsync(lina, 1, [Floor])).Reason);
        Assert.Equal(Refusal.SomeoneWasFaster, (await WhyAsync(admin, 0, [Floor])).Reason);
        Assert.Equal((Refusal.Required, "FieldName:2"), Named(await WhyAsync(admin, 1, [Floor, OldPart with { Name = new(" ", "x") }])));
        Assert.Equal((Refusal.BadForm, "FieldCode:1"), Named(await WhyAsync(admin, 1, [Floor with { Code = "层 1" }])));
        Assert.Equal((Refusal.TwiceInList, "FieldCode"), Named(await WhyAsync(admin, 1, [Floor, Floor])));
        Assert.Equal((Refusal.OutOfRange, "FieldChoices:1"), Named(await WhyAsync(admin, 1, [OldPart with { Choices = [] }])));

        // A retired field is asked no more; what a ticket holds stays.
        var report = await ReportAsync(world, new(new Dictionary<string, string> { ["floor"] = "12" }, FieldPlace.Report));
        await fields.PublishAsync(admin, 1, [Floor with { Active = false }], world.Stop);
        var view = (await new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(lina, report.TicketId, world.Stop))!;
        Assert.Equal((null, "12 层"), (view.Fields.Single().Field, view.Fields[0].Is!.Text.Zh));
        await ReportAsync(world, new(new Dictionary<string, string>(), FieldPlace.Report), "k9");

        async Task<RefusedException> WhyAsync(Viewer who, int seen, IReadOnlyList<CustomField> wanted) => await Assert.ThrowsAsync<RefusedException>(() => fields.PublishAsync(who, seen, wanted, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_rule_asks_for_a_value_and_waits_for_no_value_that_nobody_can_have(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await PublishAsync(world);
        var (admin, automations) = (await world.WhoAsync("chenjing.admin"), new AutomationActions(world.Store.Writer, world.Rules, world.Store.Clock));
        AutomationRule Rule(string code, string value) => new("高层", new(AutomationTrigger.TicketCreated, 0), AutomationIf.Always with { Fields = [new(code, value)] }, AutomationThen.Nothing with { AddTags = ["高层"] });
        Assert.Equal(Refusal.NotInCatalogue, (await Assert.ThrowsAsync<RefusedException>(() => automations.KeepAsync(admin, null, 0, Rule("lift", "yes"), world.Stop))).Reason);
        Assert.Equal(Refusal.NoNumber, (await Assert.ThrowsAsync<RefusedException>(() => automations.KeepAsync(admin, null, 0, Rule("floor", "高"), world.Stop))).Reason);
        Assert.Equal(Refusal.BadText, (await Assert.ThrowsAsync<RefusedException>(() => automations.KeepAsync(admin, null, 0, Rule("floor", "12\0"), world.Stop))).Reason);
        await automations.SwitchAsync(admin, await automations.KeepAsync(admin, null, 0, Rule("floor", "12.0"), world.Stop), 1, on: true, world.Stop);
        var (high, low) = (await ReportAsync(world, new(new Dictionary<string, string> { ["floor"] = "12" })), await ReportAsync(world, new(new Dictionary<string, string> { ["floor"] = "2" }), "k2"));
        var runner = new AutomationRunner(world.Store.Db, world.Store.Writer, new(world.Door, new Dispatcher(world.Rules)), world.Store.Clock);
        while (await runner.RunEventsAsync(world.Tenant, world.Stop) > 0) { }
        Assert.Equal(["高层"], (await world.TicketAsync(high.TicketId)).Tags);
        Assert.Empty((await world.TicketAsync(low.TicketId)).Tags);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Columns_come_in_and_go_out_and_an_erased_customer_leaves_blanks(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await PublishAsync(world);
        var (admin, imports) = (await world.WhoAsync("chenjing.admin"), new ImportActions(world.Store.Db, world.Store.Writer, world.Door));
        var heads = new ImportHeads(ImportWords.Words(ImportKind.Tickets));
        const string head = "原工单号,报修时间,完成时间,产品,故障,故障描述,处理结果,客户姓名,电话,区域,楼层,Old part\n";
        const string row = "T1,2023-08-15,2023-08-16,冰箱,不制冷,温度偏高,更换温控器,王芳,13900001111,徐汇,7,left\n";
        var (_, bad) = await LookAsync(head + row.Replace(",7,", ",七楼,", StringComparison.Ordinal));
        Assert.Equal((Refusal.NoNumber, "fields.floor"), Named(bad.Rows[0].Why!));
        var (file, plan) = await LookAsync(head + row);
        Assert.All(plan.Columns, Assert.NotNull);
        Assert.Null(plan.Rows[0].Why);
        await imports.WriteAsync(admin, ImportKind.Tickets, file, heads, plan, world.Stop);

        var tables = new TableReads(world.Store.Db, world.Rules);
        Assert.Equal(["楼层", "旧件", "转速"], (await tables.OwnColumnsAsync(admin, ExportKind.Tickets, world.Stop)).Select(n => n.Zh));
        Assert.Equal([7m, "留下", null], (await RowAsync()).TakeLast(3).Select(c => c is Bilingual words ? words.Zh : c));
        var erasing = new ErasureActions(world.Store.Db, world.Store.Writer, world.Store.Clock);
        await erasing.EraseAsync(admin, "13900001111", "13900001111", "来信要求", await erasing.FindAsync(admin, "13900001111", world.Stop), world.Stop);
        Assert.Equal(["***", "***", null], (await RowAsync()).TakeLast(3).Select(c => c is Bilingual words ? words.Zh : c));

        async Task<(Guid, ImportPlan)> LookAsync(string table)
        {
            var kept = await imports.KeepFileAsync(admin, "表.csv", Encoding.UTF8.GetBytes(table), world.Stop);
            return (kept.Id, await imports.PreviewAsync(admin, ImportKind.Tickets, kept.Id, heads, world.Stop));
        }
        async Task<IReadOnlyList<object?>> RowAsync()
        {
            await foreach (var one in tables.RowsAsync(admin, ExportKind.Tickets, world.Stop)) return one;
            return [];
        }
    }

    private static (Refusal, string?) Named(RefusedException refused) => (refused.Reason, refused.Field);

    private static async Task<(FieldActions Fields, Viewer Lina)> PublishAsync(World world)
    {
        var fields = new FieldActions(world.Door, world.Company);
        await fields.PublishAsync(await world.WhoAsync("chenjing.admin"), 0, [Floor, OldPart, Spin], world.Stop);
        return (fields, await world.WhoAsync("lina"));
    }

    private static Task<ReportTaken> ReportAsync(World world, FieldAnswers answers, string key = "k1") => world.Reports.SubmitAsync(
        world.Tenant, new(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "浦东", "示例路 1 号", Fields: answers), Actor.Customer("张伟"), key, world.Stop);

    private static async Task RepairAsync(World world, ReportTaken report, Viewer technician)
    {
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.DepartAsync(technician, report.TicketId, null, world.Stop);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
    }
}
