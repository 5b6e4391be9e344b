using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Wall;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Wall;

public sealed class WallBoardTests(PostgresCluster cluster) : FieldContext(cluster)
{
    [Fact]
    public async Task A_report_from_elsewhere_changes_the_picture_by_itself()
    {
        await using var world = await OpenAsync();
        var secret = await Services.GetRequiredService<WallActions>().CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        var wall = Render<WallBoard>(p => p.Add(w => w.Secret, secret));
        wall.WaitForAssertion(() => Assert.Contains("安居电器 · 东区", wall.Find("h1").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Equal("—", wall.Find(".kpi-aside .num").TextContent);
        Assert.Empty(wall.FindAll("[data-key]"));

        await world.ReportFridgeAsync();
        wall.WaitForAssertion(() => Assert.Single(wall.FindAll("[data-key]")), TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("张伟", wall.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("示例路", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Due_times_move_on_although_nothing_happens()
    {
        await using var world = await OpenAsync();
        var secret = await Services.GetRequiredService<WallActions>().CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        await world.ReportFridgeAsync();
        var wall = Render<WallBoard>(p => p.Add(w => w.Secret, secret));
        var due = (await Services.GetRequiredService<WallReads>().ReadAsync(secret, world.Stop))!.Urgent[0].Due;
        wall.WaitForAssertion(() => Assert.Equal("0", wall.FindAll(".figure")[1].TextContent), TimeSpan.FromSeconds(5));
        world.Store.Clock.Advance(due - world.Store.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        wall.WaitForAssertion(() => Assert.Equal("breach", wall.FindAll(".kpi")[1].GetAttribute("data-mood")), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_waits_for_a_customer_and_what_he_approved_are_worth_what_the_quotes_say()
    {
        await using var world = await OpenAsync();
        var secret = await Services.GetRequiredService<WallActions>().CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        var (report, technician) = await world.ArrivedAsync();
        await world.ReportFridgeAsync("k2");
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        var wall = Render<WallBoard>(p => p.Add(w => w.Secret, secret));
        string Worth(string what) => wall.Find($"[data-{what}] .figure").TextContent;
        wall.WaitForAssertion(() => Assert.Equal(("¥336", "¥0"), (Worth("to-approve"), Worth("under-way"))), TimeSpan.FromSeconds(5));
        Assert.Equal("2", wall.Find("[data-reported]").TextContent);
        Assert.NotEqual("—", Worth("next-breach"));
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        wall.WaitForAssertion(() => Assert.Equal(("¥0", "¥336"), (Worth("to-approve"), Worth("under-way"))), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_third_screen_says_of_the_last_weeks_what_the_reports_say()
    {
        await using var world = await OpenAsync();
        var secret = await Services.GetRequiredService<WallActions>().CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        var (report, technician) = await world.ArrivedAsync();
        var wall = Render<WallBoard>(p => p.Add(w => w.Secret, secret));
        string Mark(string what) => wall.Find($"[data-{what}] .figure").TextContent;
        wall.WaitForAssertion(() => Assert.Equal(("—", "—"), (Mark("first-time"), Mark("stars"))), TimeSpan.FromSeconds(5));
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(null, 1), "use", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已修好", "部件损坏", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        await Given.Figures.CountAsync(world);
        // The picture is read again at the next event: somebody reports.
        await world.ReportFridgeAsync("k2");
        wall.WaitForAssertion(() => Assert.Equal("100%", Mark("first-time")), TimeSpan.FromSeconds(5));
        Assert.Equal("浦东", wall.Find(".mark-bar .where").TextContent);
    }

    [Fact]
    public async Task A_revoked_screen_goes_blank()
    {
        await using var world = await OpenAsync();
        var actions = Services.GetRequiredService<WallActions>();
        var secret = await actions.CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        var wall = Render<WallBoard>(p => p.Add(w => w.Secret, secret));
        wall.WaitForAssertion(() => Assert.NotEmpty(wall.FindAll(".kpi")), TimeSpan.FromSeconds(5));
        var link = (await Services.GetRequiredService<WallReads>().LinksAsync(world.Tenant, world.Stop)).Single();
        await actions.RevokeAsync(world.Tenant, link.Id, Actor.System("Test"), world.Stop);
        wall.WaitForAssertion(() => Assert.Empty(wall.FindAll(".kpi")), TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("安居", wall.Markup, StringComparison.Ordinal);
    }
}
