using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>What the desk sees of one ticket.</summary>
public sealed class DeskTicketReadsTests(PostgresCluster cluster)
{
    private static DeskTicketReads Reads(World world) => new(world.Store.Db, world.Rules, world.Store.Clock);

    [Fact]
    public async Task A_note_taken_back_leaves_its_trace_but_not_its_words()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var report = await world.ReportFridgeAsync();
        await world.Desk.NoteAsync(lina, report.TicketId, "客户很急，别外传", "n1", world.Stop);
        var note = (await Reads(world).ReadAsync(lina, report.TicketId, world.Stop))!.Log[0];
        Assert.True(note is { Mine: true, Retracted: false, Event.Fact: NotedInternally { Text: "客户很急，别外传" } });

        await world.Desk.RetractNoteAsync(lina, report.TicketId, note.Event.Version, world.Stop);
        var view = await Reads(world).ReadAsync(zhang, report.TicketId, world.Stop);
        var trace = view!.Log.Single(e => e.Event.Version == note.Event.Version);
        Assert.True(trace is { Mine: false, Retracted: true, Event.Fact: NotedInternally { Text: "" } });
    }

    [Fact]
    public async Task The_acts_offered_are_those_the_ticket_allows_this_person()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.ReportFridgeAsync();
        var agent = await Reads(world).ReadAsync(await world.WhoAsync("lina"), report.TicketId, world.Stop);
        var finance = await Reads(world).ReadAsync(await world.WhoAsync("qiancheng"), report.TicketId, world.Stop);
        Assert.Equal(TicketState.Offered, agent!.State);
        Assert.True(agent.May(TicketAct.Unassign) && agent.May(TicketAct.Cancel) && !agent.May(TicketAct.Settle) && !agent.May(TicketAct.AcceptOffer));
        Assert.True(finance!.May(TicketAct.Note) && !finance.May(TicketAct.Cancel) && !finance.May(TicketAct.Reply));
    }

    [Fact]
    public async Task Cancelling_after_setting_out_names_the_fee_that_is_then_charged()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var lina = await world.WhoAsync("lina");
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        Assert.Equal(0, (await Reads(world).ReadAsync(lina, report.TicketId, world.Stop))!.IfCancelled);
        await world.Technicians.DepartAsync(technician, report.TicketId, null, world.Stop);
        var told = (await Reads(world).ReadAsync(lina, report.TicketId, world.Stop))!;
        Assert.True(told.CancellationFee > 0);
        await world.Desk.CancelAsync(lina, report.TicketId, "客户不修了", world.Stop);
        Assert.Equal(told.IfCancelled, (await Reads(world).ReadAsync(lina, report.TicketId, world.Stop))!.Charges.TotalMoney.Amount);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_past_is_what_the_desk_showed_then(string database)
    {
        await using var world = await World.OfAsync(database, cluster);
        var lina = await world.WhoAsync("lina");
        var reads = Reads(world);
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        var shown = new List<DeskTicketView>();
        async Task ThenAsync(Func<Task> act)
        {
            world.Store.Clock.Advance(TimeSpan.FromMinutes(7));
            await act();
            shown.Add((await reads.ReadAsync(lina, report.TicketId, world.Stop))!);
        }
        await ThenAsync(() => world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop));
        await ThenAsync(() => world.Desk.ChangePriorityAsync(lina, report.TicketId, Priority.Urgent, world.Stop));
        await ThenAsync(() => world.Technicians.DepartAsync(technician, report.TicketId, null, world.Stop));
        await ThenAsync(() => world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop));
        await ThenAsync(() => world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop));
        await ThenAsync(() => world.Desk.NoteAsync(lina, report.TicketId, "不外传", "n1", world.Stop));
        await ThenAsync(() => world.Desk.RetractNoteAsync(lina, report.TicketId, shown[^1].Version, world.Stop));
        Assert.Equal(shown.Count, shown.Select(v => v.Version).Distinct().Count());
        foreach (var view in shown)
        {
            var then = (await reads.AsOfAsync(lina, report.TicketId, view.Version, world.Stop))!;
            Assert.Equal(Picture(view), Picture(then));
            Assert.Empty(then.Open);
            Assert.DoesNotContain(then.Log, e => e.Event.Fact is NotedInternally { Text: "不外传" });
        }
        Assert.True(shown.Select(Picture).Distinct().Count() >= 5);
        Assert.Null(await reads.AsOfAsync(lina, report.TicketId, 0, world.Stop));
        Assert.Null(await reads.AsOfAsync(lina, report.TicketId, shown[^1].Version + 1, world.Stop));
    }

    private static string Picture(DeskTicketView v) => string.Join('\n',
    [
        $"{v.State} {v.Priority} {v.Technician} {v.Hold} {v.Visit} {v.Ceiling} {v.Settlement.State} {v.Charges.TotalMoney.Amount} {v.IfCancelled} {v.Quote?.Total} {v.Log.Count}",
        .. v.Charges.Lines.Select(l => $"{l.Key} {l.Printed}"),
        .. v.Sla.Targets.Select(t => $"{t.Target} {t.State} {t.DueAt} {t.Left} {t.LateBy} {t.PausedFor} {t.Why.Count}"),
    ]);

    [Fact]
    public async Task Asking_for_a_suggestion_changes_nothing()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var lina = await world.WhoAsync("lina");
        var report = await world.ReportFridgeAsync();
        await world.Assignment.UnassignAsync(lina, report.TicketId, "换人", undo: true, world.Stop);
        var before = await NumbersAsync(world);
        var decision = await world.Assignment.SuggestAsync(lina, report.TicketId, world.Stop);
        Assert.Equal(DecisionOutcome.Chosen, decision.Outcome);
        Assert.Equal("周建国", decision.Candidates[0].Name);
        Assert.NotEmpty(decision.Excluded);
        Assert.Equal(before, await NumbersAsync(world));
    }

    [Fact]
    public async Task Free_windows_are_free_and_none_are_offered_without_a_technician()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var lina = await world.WhoAsync("lina");
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        var free = await world.Assignment.FreeWindowsAsync(lina, report.TicketId, 5, world.Stop);
        Assert.Equal(5, free.Count);
        await world.Desk.RescheduleAsync(lina, report.TicketId, free[2], "客户要求", world.Stop);
        Assert.Equal(free[2], (await Reads(world).ReadAsync(lina, report.TicketId, world.Stop))!.Visit!.Window);
        await world.Assignment.UnassignAsync(lina, report.TicketId, "换人", undo: false, world.Stop);
        Assert.Empty(await world.Assignment.FreeWindowsAsync(lina, report.TicketId, 5, world.Stop));
    }

    private static async Task<string> NumbersAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return string.Join(';', db.Counters.OrderBy(c => c.Name).Select(c => c.Name + "=" + c.Value));
    }
}
