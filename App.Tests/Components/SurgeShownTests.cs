using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Desk;
using Plainmend.Components.Technician;
using Plainmend.Components.Wall;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components;

/// <summary>Whoever is called in is seen at the desk, on the wall and on his own telephone, with cost and reason.</summary>
public sealed class SurgeShownTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_wall_shows_family_name_cost_and_reason_while_somebody_is_here()
    {
        await using var given = await Surging.OnAsync(await OpenAsync(), SurgePolicy.Start);
        var secret = await Services.GetRequiredService<WallActions>().CreateAsync(given.World.Tenant, "东区", Actor.System("Test"), given.World.Stop);
        var wall = Render<WallBoard>(p => p.Add(w => w.Secret, secret));
        wall.WaitForAssertion(() => Assert.NotEmpty(wall.FindAll(".kpi")), Patience);
        Assert.Empty(wall.FindAll("[data-surge]"));
        await given.CalledAsync();
        wall.WaitForAssertion(() => Assert.Contains("¥60.00", wall.Find("[data-surge]").TextContent, StringComparison.Ordinal), Patience);
        var line = wall.Find("[data-surge]").TextContent;
        Assert.Contains("周", line, StringComparison.Ordinal);
        Assert.DoesNotContain("周建国", line, StringComparison.Ordinal);
        Assert.Contains("阈值 45", line, StringComparison.Ordinal);
        var links = await Services.GetRequiredService<WallReads>().LinksAsync(given.World.Tenant, given.World.Stop);
        await Services.GetRequiredService<WallActions>().RevokeAsync(given.World.Tenant, links[0].Id, Actor.System("Test"), given.World.Stop);
        Assert.Null(await given.Reads.OnWallAsync(secret, given.World.Stop));
    }

    [Fact]
    public async Task The_desk_shows_a_line_and_says_why_nobody_can_be_called()
    {
        await using var given = await Surging.OnAsync(await OpenAsync(), SurgePolicy.Start);
        var lina = await given.World.WhoAsync("lina");
        var strip = Render<SurgeStrip>(p => p.Add(s => s.Viewer, lina));
        Assert.Empty(strip.FindAll("[data-surge-strip]"));
        await given.CalledAsync();
        strip.WaitForAssertion(() => Assert.Contains("已召集 1 人", strip.Find("[data-surge-strip]").TextContent, StringComparison.Ordinal), Patience);
        // An agent may look; the page behind it is not for her.
        Assert.Empty(strip.FindAll("a"));
        Assert.Null(await given.Reads.OnDeskAsync(given.Zhou, given.World.Stop));
        Assert.Null(await given.Reads.BookAsync(lina, given.World.Stop));
    }

    [Fact]
    public async Task A_technician_has_his_own_switch_and_sees_why_he_is_called()
    {
        await using var given = await Surging.OnAsync(await OpenAsync(), SurgePolicy.Start);
        var zhao = await given.World.WhoAsync("zhaomin");
        await given.ComesWhenCalledAsync(await given.World.WhoAsync("zhoujianguo"), TechnicianKind.OnCall);
        var mine = Render<CallSwitch>(p => p.Add(s => s.Viewer, zhao));
        mine.WaitForAssertion(() => mine.Find("[data-standby=resting]"), Patience);
        await mine.Hand("input[name=TakesCalls]").ChangeAsync(true);
        Assert.True((await given.ProfileAsync(zhao)).Profile.Standby!.TakesCalls);
        await given.Acts.TakeCallsAsync(given.Zhou, false, given.World.Stop);
        await given.CalledAsync();
        mine.WaitForAssertion(() => Assert.Contains("阈值 45", mine.Find("[data-standby=called]").TextContent, StringComparison.Ordinal), Patience);
        var liu = await given.World.WhoAsync("liuyang");
        Assert.Empty(Render<CallSwitch>(p => p.Add(s => s.Viewer, liu)).FindAll("[data-standby]"));
    }
}
