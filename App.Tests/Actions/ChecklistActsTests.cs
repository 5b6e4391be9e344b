using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Actions;

/// <summary>A kind of fault's checklist, from the administrator's form to the finished work.</summary>
public sealed class ChecklistActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_an_administrator_edits_later_does_not_change_a_job_that_has_begun(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await SetAsync(world, new ChecklistStep(new(" 切断电源 ", ""), true), new ChecklistStep(new("擦净机身", "Wipe it"), false));
        var (report, technician) = await InRepairAsync(world);
        await SetAsync(world, new ChecklistStep(new("全新的一步", "New"), true));
        var before = await world.TicketAsync(report.TicketId);
        Assert.Equal((2, "切断电源", "切断电源"), (before.Checklist!.Version, before.Checklist.Steps[0].Step.Text.Zh, before.Checklist.Steps[0].Step.Text.En));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => FinishAsync(world, report, technician));
        Assert.Contains("切断电源", RefusalText.For(refused), StringComparison.Ordinal);
        await world.Technicians.TickStepAsync(technician, report.TicketId, 1, done: true, world.Stop);
        await world.Technicians.TickStepAsync(technician, report.TicketId, 1, done: false, world.Stop);
        Assert.Equal(Refusal.StepOpen, (await Assert.ThrowsAsync<RefusedException>(() => FinishAsync(world, report, technician))).Reason);
        await world.Technicians.TickStepAsync(technician, report.TicketId, 1, done: true, world.Stop);
        await FinishAsync(world, report, technician);

        var desk = new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock);
        var lina = await world.WhoAsync("lina");
        var view = (await desk.ReadAsync(lina, report.TicketId, world.Stop))!;
        Assert.Equal((TicketState.Verifying, technician.Name), (view.State, view.Checklist!.Steps[0].By));
        Assert.Equal(["StepTicked", "StepUnticked", "StepTicked", "ChecklistFixed"], view.Log.Select(e => e.Event.Fact.GetType().Name).Where(n => n.Contains("Step", StringComparison.Ordinal) || n.Contains("Checklist", StringComparison.Ordinal)));
        // Right after the step was taken back, and nothing of the customer's.
        var then = view.Log.Single(e => e.Event.Fact is StepUnticked).Event.Version;
        Assert.False((await desk.AsOfAsync(lina, report.TicketId, then, world.Stop))!.Checklist!.Steps[0].IsDone);
        Assert.DoesNotContain((await world.Track.ReadAsync(report.Secret, world.Stop))!.Log, l => l.Kind.StartsWith("Step", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_step_without_words_is_refused_by_its_number_and_a_list_that_is_too_long_by_its_bound(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var blank = await Assert.ThrowsAsync<RefusedException>(() => SetAsync(world, new ChecklistStep(new("一", "One"), true), new ChecklistStep(new(" ", "Two"), true)));
        Assert.Equal((Refusal.Required, "Step:2"), (blank.Reason, blank.Details[0]));
        Assert.Contains("Step 2", RefusalText.For(blank), StringComparison.Ordinal);
        var step = new ChecklistStep(new("一", "One"), true);
        Assert.Equal(Refusal.OutOfRange, (await Assert.ThrowsAsync<RefusedException>(() => SetAsync(world, [.. Enumerable.Repeat(step, ChecklistStep.Most + 1)]))).Reason);
    }

    private static Task FinishAsync(World world, ReportTaken report, Viewer technician) =>
        world.Technicians.FinishAsync(technician, report.TicketId, "已更换主控板", "主控板", world.Stop);

    private static async Task<(ReportTaken Report, Viewer Technician)> InRepairAsync(World world)
    {
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        return (report, technician);
    }

    /// <summary>Gives the fridge that does not cool these steps.</summary>
    internal static async Task SetAsync(World world, params ChecklistStep[] steps)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var (fault, admin) = (await db.Faults.SingleAsync(f => f.Code == "fridge.not-cooling", world.Stop), await db.Members.FirstAsync(m => m.Role == Role.Admin, world.Stop));
        await world.Company.ChangeFaultAsync(
            new(world.Tenant, admin.Id, admin.Name, admin.NameEn, admin.Role), fault.Id, fault.Version,
            new(fault.Name, fault.NameEn, fault.Mode, fault.TypicalMinutes, fault.LabourMinor, fault.PartSku ?? "", fault.Urgent, fault.Active, Steps: steps), world.Stop);
    }
}
