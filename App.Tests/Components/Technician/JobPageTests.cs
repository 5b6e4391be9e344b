using Bunit;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Technician;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Actions;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Technician;

public sealed class JobPageTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private IRenderedComponent<JobPage> Open(string number, Viewer who) => Render<JobPage>(p => p.Add(j => j.Number, number).AddCascadingValue(Session(who)));

    [Fact]
    public async Task An_approval_arrives_by_itself_and_the_next_act_changes()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        var page = Open(report.Number, technician);
        Assert.Empty(page.FindAll(".act-bar button"));
        Assert.Contains("等待确认", page.Find(".step").TextContent, StringComparison.Ordinal);

        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        page.WaitForAssertion(() => Assert.Equal("完成维修", page.Find(".act-bar button").TextContent), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_refusal_is_said_keeps_what_was_typed_and_shows_the_job_as_it_is_now()
    {
        await using var world = await OpenAsync();
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.DepartAsync(technician, report.TicketId, null, world.Stop);
        var page = Open(report.Number, technician);
        await page.Hand(".step details textarea").ChangeAsync("敲门十分钟无人应答");
        // The customer cancels in the very moment: the bell has rung, but the tap is already on its way.
        await world.Customers.CancelAsync(report.Secret, "不修了", world.Stop);
        var job = new JobHandle(technician, report.TicketId, page.Instance.DoAsync, page.Instance.InTurnAsync);
        await page.InvokeAsync(() => job.Do("敲门十分钟无人应答", stop => world.Technicians.ReportNoShowAsync(technician, report.TicketId, "敲门十分钟无人应答", stop)));
        page.WaitForAssertion(() => Assert.Contains("已取消", page.Find("#refusal").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Equal("敲门十分钟无人应答", page.Find("#refusal blockquote").TextContent);
        Assert.Contains("已取消", page.Find(".job-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_somebody_changed_meanwhile_shows_both_values_and_mine_or_theirs_is_kept()
    {
        await using var world = await OpenAsync();
        var fields = new FieldActions(world.Door, world.Company);
        var (admin, lina) = (await world.WhoAsync("chenjing.admin"), await world.WhoAsync("lina"));
        await fields.PublishAsync(admin, 0, [new("old-part", new("旧件", "Old part"), FieldKind.Choice, "", [new("留下", "Left"), new("带回", "Taken back"), new("丢弃", "Thrown away")], [FieldPlace.Technician], [], [], true, true)], world.Stop);
        var (report, technician) = await world.ArrivedAsync();
        var page = Open(report.Number, technician);
        await page.Hand("[data-fields] select").ChangeAsync("带回");
        await fields.FillAsync(lina, report.TicketId, [new("old-part", null, "留下")], world.Stop);
        page.WaitForAssertion(() => Assert.Equal(["留下", "带回"], page.FindAll("[data-fields] .conflict b").Select(b => b.TextContent)), TimeSpan.FromSeconds(5));

        // Saving without an answer overwrites nobody, and is no dead end.
        await page.Hand("[data-fields] form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("旧件", page.Find("#refusal").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Equal("留下", Assert.Single((await world.TicketAsync(report.TicketId)).Fields).Is.Value);
        await page.Hand("[data-fields] [data-mine]").ClickAsync();
        Assert.Empty(page.FindAll("[data-fields] .conflict"));
        await page.Hand("[data-fields] form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-fields] [data-cancel]")), TimeSpan.FromSeconds(5));
        Assert.Equal("带回", Assert.Single((await world.TicketAsync(report.TicketId)).Fields).Is.Value);

        await page.Hand("[data-fields] select").ChangeAsync("丢弃");
        await fields.FillAsync(lina, report.TicketId, [new("old-part", null, "留下")], world.Stop);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-fields] .conflict")), TimeSpan.FromSeconds(5));
        await page.Hand("[data-fields] [data-theirs]").ClickAsync();
        Assert.Equal("留下", page.Find("[data-fields] option[selected]").GetAttribute("value"));
        Assert.Empty(page.FindAll("[data-fields] [data-cancel]"));
        await page.Hand("[data-fields] select").ChangeAsync("带回");
        await page.Hand("[data-fields] [data-cancel]").ClickAsync();
        Assert.Equal("留下", page.Find("[data-fields] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task Two_things_tapped_at_once_are_both_recorded_and_one_tapped_twice_is_recorded_once()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        var page = Open(report.Number, technician);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[aria-label^='登记 ']").Count), TimeSpan.FromSeconds(5));
        var job = new JobHandle(technician, report.TicketId, page.Instance.DoAsync, page.Instance.InTurnAsync);
        Task<bool> Use(string? sku) => job.InTurn(stop => world.Technicians.UseAsync(technician, report.TicketId, new(sku, 1), $"use:{sku}", stop));
        await page.InvokeAsync(() => Task.WhenAll(Use(null), Use("BOARD-186"), Use(null)));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-label^='登记 ']")), TimeSpan.FromSeconds(5));
        Assert.Equal([ServiceMeters.LabourFixed, ServiceMeters.Part("BOARD-186")], (await world.TicketAsync(report.TicketId)).Usage.Select(u => u.Meter).TakeLast(2));
    }

    [Fact]
    public async Task A_refused_form_keeps_its_text_and_only_allowed_acts_are_offered()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        var page = Open(report.Number, technician);
        await page.Hand("#step textarea").ChangeAsync("主控板损坏");
        await page.Hand("#step").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#step textarea")), TimeSpan.FromSeconds(5));
        await world.Customers.AskForChangeAsync(report.Secret, 1, "太贵", world.Stop);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#step textarea")), TimeSpan.FromSeconds(5));
        Assert.Equal("主控板损坏", page.Find("#step textarea").GetAttribute("value"));
        await page.Hand("#step textarea").ChangeAsync("");
        await page.Hand("#step input[type=checkbox]").ChangeAsync(false);
        await page.Hand("#step").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("请填写", page.Find("#refusal").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(page.FindAll("details"), d => d.TextContent.Contains("登记客户不在", StringComparison.Ordinal));
        Assert.Equal(TicketState.InDiagnosis, (await world.TicketAsync(report.TicketId)).State);
    }

    [Fact]
    public async Task He_watches_a_job_and_no_longer()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        var page = Open(report.Number, technician);
        await page.Hand("[data-watch]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-watch]").GetAttribute("aria-pressed")), TimeSpan.FromSeconds(5));
        var desk = await new Plainmend.Reads.DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(await world.WhoAsync("lina"), report.TicketId, world.Stop);
        Assert.Equal([technician.Id], desk!.Watchers.Select(w => w.Id));
        await page.Hand("[data-watch]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("false", page.Find("[data-watch]").GetAttribute("aria-pressed")), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_photo_goes_out_with_the_answer_and_stands_in_the_log()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        var photo = await world.Uploads.FromStaffAsync(technician, report.TicketId, "主控板.jpg", Upload.Jpeg, world.Stop);
        var page = Open(report.Number, technician);
        await page.Hand("details:not([data-photos]) [data-file-ids]").ChangeAsync(photo.Id.ToString());
        await page.Hand("details:not([data-photos]) form:has([data-file-ids])").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal($"/files/{report.TicketId}/{photo.Id}", page.Find(".log .attached a").GetAttribute("href")), TimeSpan.FromSeconds(5));
        Assert.Equal([photo], (await world.Track.ReadAsync(report.Secret, world.Stop))!.Log[0].Files);
    }

    [Fact]
    public async Task Photos_of_what_he_found_are_added_as_such_and_stand_in_the_log()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        var photo = await world.Uploads.FromStaffAsync(technician, report.TicketId, "板.jpg", Upload.Jpeg, world.Stop);
        var page = Open(report.Number, technician);
        Assert.Equal("维修前", page.Find("[data-photos] [aria-pressed=true]").TextContent);
        await page.Hand(p => p.FindAll("[data-photos] .presets button")[2]).ClickAsync();
        await page.Hand("[data-photos] [data-file-ids]").ChangeAsync(photo.Id.ToString());
        await page.Hand("[data-photos] form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("照片：其他", page.Find(".log").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Equal([photo], (await world.Track.ReadAsync(report.Secret, world.Stop))!.Log[0].Files);
    }

    [Fact]
    public async Task A_job_of_somebody_else_is_not_shown()
    {
        await using var world = await OpenAsync();
        var report = await world.ReportFridgeAsync();
        Assert.Contains("不在你名下", Open(report.Number, await world.WhoAsync("wangqiang")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_taken_away_goes_from_the_page()
    {
        await using var world = await OpenAsync();
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        var page = Open(report.Number, technician);
        Assert.Equal("接单", page.Find(".act-bar button").TextContent);
        Assert.DoesNotContain("13812345678", page.Markup, StringComparison.Ordinal);
        await world.Assignment.UnassignAsync(await world.WhoAsync("lina"), report.TicketId, "改派", undo: false, world.Stop);
        page.WaitForAssertion(() => Assert.Contains("不在你名下", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Labour_by_the_hour_is_planned_counted_and_put_right_on_the_telephone()
    {
        await using var world = await OpenAsync();
        var (report, technician) = await world.ArrivedAsync();
        var page = Open(report.Number, technician);
        await page.Hand("#step textarea").ChangeAsync("门封老化");
        await page.Hand("[data-hours] button:last-of-type").ClickAsync();
        await page.Hand("[data-hours] button:last-of-type").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("1 小时", page.Find("[data-hours] b").TextContent), TimeSpan.FromSeconds(5));
        Assert.False(page.Find("#step input[type=checkbox]").HasAttribute("checked"));
        await page.Hand("#step").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#step textarea")), TimeSpan.FromSeconds(5));
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-labour-start]")), TimeSpan.FromSeconds(5));

        await page.Hand("[data-labour-start]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-labour=runs]")), TimeSpan.FromSeconds(5));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(40));
        // Nobody did anything: the picture moves by itself.
        page.WaitForAssertion(() => Assert.Contains("40", page.Find("[role=timer]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Contains("120.00", page.FindAll("dd.sum")[^1].TextContent, StringComparison.Ordinal);
        await page.Hand("[data-labour-stop]").ClickAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".stretches li")), TimeSpan.FromSeconds(5));

        await page.Hand(".stretches summary").ClickAsync();
        await page.Hand(".stretches [data-to]").ChangeAsync(page.Find(".stretches [data-from]").GetAttribute("value")!);
        await page.Hand(".stretches form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#refusal")), TimeSpan.FromSeconds(5));
        Assert.NotEmpty(page.FindAll(".stretches form"));
        await page.Hand(".stretches textarea").ChangeAsync("录错");
        await page.Hand("[data-labour-remove]").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".stretches li")), TimeSpan.FromSeconds(5));
        Assert.Empty((await world.TicketAsync(report.TicketId)).Labour);
    }

    [Fact]
    public async Task Steps_are_ticked_on_the_telephone_and_an_open_one_is_named_before_and_when_finishing()
    {
        await using var world = await OpenAsync();
        await ChecklistActsTests.SetAsync(world, new ChecklistStep(new("切断电源", "Cut the power"), true), new ChecklistStep(new("擦净机身", "Wipe it"), false));
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        var page = Open(report.Number, technician);
        Assert.Contains("切断电源", page.Find("[data-step-open]").TextContent, StringComparison.Ordinal);
        Assert.Contains("（可选）", page.FindAll("[data-checklist] .check")[1].TextContent, StringComparison.Ordinal);
        await page.Hand("#step textarea").ChangeAsync("已更换主控板");
        await page.Hand(p => p.FindAll("#step textarea")[1]).ChangeAsync("主控板");
        await page.Hand("#step").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("切断电源", page.Find("#refusal").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));

        await page.Hand("[data-checklist] input").ChangeAsync(true);
        page.WaitForAssertion(() => Assert.Contains("周建国", page.Find("[data-checklist] .check").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Empty(page.FindAll("[data-step-open]"));
        Assert.Contains("完成步骤：切断电源", page.Find(".log").TextContent, StringComparison.Ordinal);
        await page.Hand("#step").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("待验收", page.Find(".job-head").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }
}
