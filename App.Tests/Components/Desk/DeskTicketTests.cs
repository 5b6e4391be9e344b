using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Components.Desk;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Tests.Actions;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Desk;

public sealed class DeskTicketTests(PostgresCluster cluster) : DeskContext(cluster)
{
    private readonly List<Undo> _undos = [];

    private async Task<(IRenderedComponent<DeskTicket> Ticket, Guid Id)> OpenAsync(Viewer? viewer = null)
    {
        var report = await World.ReportFridgeAsync();
        var ticket = Draw(report.TicketId, viewer);
        return (ticket, report.TicketId);
    }

    private IRenderedComponent<DeskTicket> Draw(Guid id, Viewer? viewer = null)
    {
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, viewer ?? Lina).Add(x => x.TicketId, id).Add(x => x.Undo, _undos.Add));
        ticket.WaitForElement("#ticket-title");
        return ticket;
    }

    [Fact]
    public async Task What_a_colleague_does_shows_by_itself()
    {
        var (ticket, id) = await OpenAsync();
        await World.Desk.NoteAsync(Zhang, id, "客户下午在家", "n1", World.Stop);
        ticket.WaitForAssertion(() => Assert.Contains("客户下午在家", ticket.Find(".log-note").TextContent, StringComparison.Ordinal));
        Assert.Contains("仅内部可见", ticket.Find(".log-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_replay_goes_back_step_by_step_and_says_what_each_step_cost()
    {
        var (ticket, id) = await OpenAsync();
        var technician = await World.TechnicianOfAsync(id);
        await World.Technicians.AcceptAsync(technician, id, World.Stop);
        await World.Technicians.DepartAsync(technician, id, null, World.Stop);
        await World.Technicians.ArriveAsync(technician, id, 8, World.Stop);
        ticket.WaitForAssertion(() => Assert.Equal("¥30.00", ticket.Find(".money-big").TextContent));
        await ticket.Hand(p => p.FindAll("button").First(b => b.TextContent == "逐步回放")).ClickAsync();
        ticket.WaitForAssertion(() => Assert.Equal("¥30.00", ticket.Find("[data-then-total]").TextContent));
        var last = int.Parse(ticket.Find("[data-step]").GetAttribute("data-step")!, System.Globalization.CultureInfo.InvariantCulture);
        // The last thing was the journey, which is free that near.
        Assert.Empty(ticket.FindAll("[data-added]"));
        await ticket.Hand("[aria-label='上一步']").ClickAsync();
        ticket.WaitForAssertion(() => Assert.Contains("+¥30.00", ticket.Find("[data-added]").TextContent, StringComparison.Ordinal));
        await ticket.Hand("[aria-label='上一步']").ClickAsync();
        ticket.WaitForAssertion(() => Assert.Equal("¥0.00", ticket.Find("[data-then-total]").TextContent));
        Assert.Contains("到达", ticket.Find(".replay-fact").TextContent, StringComparison.Ordinal);
        Assert.Empty(ticket.FindAll("[data-added]"));
        await ticket.Hand(".replay input[type=range]").InputAsync("1");
        ticket.WaitForAssertion(() => Assert.Equal("1", ticket.Find("[data-step]").GetAttribute("data-step")));
        Assert.True(ticket.Find("[aria-label='上一步']").HasAttribute("disabled"));
        Assert.Contains($"第 1 / {last} 步", ticket.Find(".replay-fact").TextContent, StringComparison.Ordinal);

        // What happens meanwhile adds a step and leaves the reader where he stands.
        await World.Desk.NoteAsync(Zhang, id, "在看", "n1", World.Stop);
        ticket.WaitForAssertion(() => Assert.Contains($"第 1 / {last + 1} 步", ticket.Find(".replay-fact").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_that_a_colleague_changed_meanwhile_shows_both_values_and_mine_is_not_lost()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand(p => p.FindAll("button").First(b => b.TextContent == "修改信息")).ClickAsync();
        await ticket.Hand("#edit-Phone").ChangeAsync("13900000000");
        await ticket.Hand("#edit-Model").ChangeAsync("BCD-500");
        await World.Desk.EditAsync(Zhang, id, [new("Phone", "13812345678", "13711111111")], World.Stop);
        ticket.WaitForAssertion(() =>
        {
            var conflict = ticket.Find(".conflict").TextContent;
            Assert.Contains("13711111111", conflict, StringComparison.Ordinal);
            Assert.Contains("13900000000", conflict, StringComparison.Ordinal);
        });
        Assert.Equal("13900000000", ticket.Find("#edit-Phone").GetAttribute("value"));

        // Saving without deciding is refused by the model, with the sentence beside the button, and loses nothing.
        await ticket.Hand(".edit-details").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("13711111111", ticket.Find(".edit-details .fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("13900000000", ticket.Find("#edit-Phone").GetAttribute("value"));
        await ticket.Hand(p => p.FindAll(".conflict button").First(b => b.TextContent == "用我的")).ClickAsync();
        await ticket.Hand(".edit-details").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Empty(ticket.FindAll(".edit-details")));
        var stored = await World.TicketAsync(id);
        Assert.Equal(("13900000000", "BCD-500"), (stored.Contact.Phone, stored.Model));
    }

    [Fact]
    public async Task A_field_nobody_here_touched_follows_the_colleague_and_is_not_undone_by_saving_another()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand(p => p.FindAll("button").First(b => b.TextContent == "修改信息")).ClickAsync();
        await World.Desk.EditAsync(Zhang, id, [new("Phone", "13812345678", "13711111111")], World.Stop);
        ticket.WaitForAssertion(() => Assert.Contains("13711111111", ticket.Find(".facts").TextContent, StringComparison.Ordinal));
        Assert.Empty(ticket.FindAll(".conflict"));
        await ticket.Hand("#edit-Name").ChangeAsync("张伟伟");
        await ticket.Hand(".edit-details").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Empty(ticket.FindAll(".edit-details")));
        var stored = await World.TicketAsync(id);
        Assert.Equal(("张伟伟", "13711111111"), (stored.Contact.Name, stored.Contact.Phone));
    }

    [Fact]
    public async Task A_refused_act_says_why_beside_the_button_and_keeps_what_was_typed()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand(p => p.FindAll(".act-bar button").First(b => b.TextContent == "挂起")).ClickAsync();
        await ticket.Hand(p => p.FindAll(".act-panel input")[1]).ChangeAsync("客户出差");
        await World.Desk.CancelAsync(Zhang, id, "重复报修", World.Stop);
        ticket.WaitForAssertion(() => Assert.Contains("已取消", ticket.Find(".ticket-title").TextContent, StringComparison.Ordinal));
        await ticket.Hand(".act-panel form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("不能“挂起”", ticket.Find(".act-panel .fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("客户出差", ticket.FindAll(".act-panel input")[1].GetAttribute("value"));
    }

    [Fact]
    public async Task An_empty_message_is_refused_and_a_saved_note_can_be_taken_back()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Equal("请填写：内容。", ticket.Find(".composer .fault").TextContent));
        await ticket.Hand("[data-composer]").InputAsync("稍后回电");
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("稍后回电", ticket.Find(".log-note").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => _undos.Count == 1);
        Assert.Null(await _undos[0].TakeAsync());
        ticket.WaitForAssertion(() => Assert.Contains("已撤回", ticket.Find(".log-note").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("稍后回电", ticket.Markup, StringComparison.Ordinal);
        Assert.Equal(TicketState.Offered, (await World.TicketAsync(id)).State);
    }

    [Fact]
    public async Task A_message_to_the_customer_goes_out_once_and_the_two_drafts_do_not_mix()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand("[data-composer]").InputAsync("内部：客户很急");
        await ticket.Hand(p => p.FindAll(".mode")[1]).ClickAsync();
        Assert.Equal("customer", ticket.Find(".composer").GetAttribute("data-mode"));
        await ticket.Hand("[data-composer]").InputAsync("师傅 14:40 到");
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("师傅 14:40 到", ticket.Find(".log-reply").TextContent, StringComparison.Ordinal));
        await ticket.Hand(p => p.FindAll(".mode")[0]).ClickAsync();
        ticket.WaitForAssertion(() => Assert.Equal("内部：客户很急", ticket.Find("[data-composer]").GetAttribute("value")));
        var said = (await Services.GetRequiredService<Plainmend.Reads.DeskTicketReads>().ReadAsync(Lina, id, World.Stop))!.Log.Select(e => e.Event.Fact);
        Assert.Equal(["师傅 14:40 到"], said.OfType<RepliedPublicly>().Select(f => f.Text));
    }

    [Fact]
    public async Task A_photo_chosen_for_a_note_stays_with_the_note_and_never_goes_to_the_customer()
    {
        var (ticket, id) = await OpenAsync();
        var photo = await World.Uploads.FromStaffAsync(Lina, id, "内部.png", Upload.Png, World.Stop);
        await ticket.Hand(".composer > div:not([hidden]) [data-file-ids]").ChangeAsync(photo.Id.ToString());
        await ticket.Hand(p => p.FindAll(".mode")[1]).ClickAsync();
        await ticket.Hand("[data-composer]").InputAsync("师傅 14:40 到");
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("师傅 14:40 到", ticket.Find(".log-reply").TextContent, StringComparison.Ordinal));
        Assert.Empty(ticket.FindAll(".attached"));
        await ticket.Hand(p => p.FindAll(".mode")[0]).ClickAsync();
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Equal($"/files/{id}/{photo.Id}?inline=1", ticket.Find(".log-note .attached img").GetAttribute("src")));
        Assert.Equal("内部.png", ticket.Find(".log-note .attached a").GetAttribute("download"));
    }

    [Fact]
    public async Task Assigning_by_hand_is_one_click_with_its_reason_and_can_be_taken_back()
    {
        var report = await World.ReportFridgeAsync();
        await World.Assignment.UnassignAsync(Zhang, report.TicketId, "改派", undo: true, World.Stop);
        var ticket = Draw(report.TicketId);
        Assert.Contains("规则", ticket.Find(".reason-line").TextContent, StringComparison.Ordinal);
        Assert.Equal("派给 周建国", ticket.FindAll(".candidates [data-assign]")[0].TextContent);
        await ticket.Hand(p => p.FindAll(".candidates [data-assign]")[0]).ClickAsync();
        ticket.WaitForAssertion(() => Assert.Contains("待接单", ticket.Find(".ticket-title").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => _undos.Count == 1);
        Assert.Null(await _undos[0].TakeAsync());
        Assert.Equal(TicketState.Triaged, (await World.TicketAsync(report.TicketId)).State);
    }

    [Fact]
    public async Task Somebody_unsuitable_is_assigned_only_with_a_stated_reason()
    {
        var report = await World.ReportFridgeAsync();
        await World.Assignment.UnassignAsync(Zhang, report.TicketId, "改派", undo: true, World.Stop);
        var ticket = Draw(report.TicketId);
        await ticket.Hand(".excluded [data-assign]").ClickAsync();
        await ticket.Hand(".act-panel form, form.act-panel").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("须填写原因", ticket.Find("form.act-panel .fault").TextContent, StringComparison.Ordinal));
        await ticket.Hand("[data-reason]").ChangeAsync("他就在隔壁");
        await ticket.Hand("form.act-panel").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("他就在隔壁", ticket.Find(".log").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changing_the_priority_can_be_taken_back()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand("[data-priority-choice]").ChangeAsync("High");
        ticket.WaitForAssertion(() => Assert.Contains("优先级由“普通”改为“高”", ticket.Find(".log").TextContent, StringComparison.Ordinal));
        await UntilAsync(() => _undos.Count == 1);
        Assert.Null(await _undos[0].TakeAsync());
        Assert.Equal(Priority.Normal, (await World.TicketAsync(id)).Priority);
    }

    [Fact]
    public async Task Colleagues_on_the_same_ticket_are_named_for_as_long_as_they_look()
    {
        var (mine, id) = await OpenAsync();
        Assert.Empty(mine.FindAll(".person-here"));
        var theirs = Draw(id, Zhang);
        mine.WaitForAssertion(() => Assert.Contains("张悦 正在查看", mine.Find(".who-is-here").TextContent, StringComparison.Ordinal));
        await theirs.Hand("[data-composer]").InputAsync("我");
        mine.WaitForAssertion(() => Assert.Contains("张悦 正在输入", mine.Find(".who-is-here").TextContent, StringComparison.Ordinal));
        for (var minute = 0; minute < 10; minute++)
            for (var beat = 0; beat < 4; beat++) World.Store.Clock.Advance(Presence.Beat);
        mine.WaitForAssertion(() => Assert.Contains("张悦 正在查看", mine.Find(".who-is-here").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_customers_link_is_told_once_with_its_code()
    {
        var (ticket, _) = await OpenAsync();
        await ticket.Hand(p => p.FindAll(".act-bar button").First(b => b.TextContent == "客户链接")).ClickAsync();
        await ticket.Hand(".customer-link button").ClickAsync();
        var address = ticket.WaitForElement(".customer-link input").GetAttribute("value")!;
        Assert.Matches("^http://localhost/t/[A-Za-z0-9_-]{27}$", address);
        Assert.NotEmpty(ticket.FindAll(".qr path"));
        Assert.NotNull(await World.Track.ReadAsync(address.Split('/')[^1], World.Stop));
    }

    [Fact]
    public async Task The_steps_of_a_job_stand_with_who_did_them()
    {
        await ChecklistActsTests.SetAsync(World, new ChecklistStep(new("切断电源", "Cut the power"), true), new ChecklistStep(new("擦净机身", "Wipe it"), false));
        var (report, technician) = await World.ArrivedAsync();
        await World.Technicians.TickStepAsync(technician, report.TicketId, 1, done: true, World.Stop);
        var ticket = Draw(report.TicketId);
        Assert.Contains(technician.Name, ticket.Find("[data-checklist] li").TextContent, StringComparison.Ordinal);
        Assert.Contains("未完成", ticket.FindAll("[data-checklist] li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("完成步骤：切断电源", ticket.Find(".log").TextContent, StringComparison.Ordinal);
    }
}
