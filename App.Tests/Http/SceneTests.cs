using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Domain.Tickets;
using Plainmend.Data;
using Plainmend.Tests.Browser;
using Microsoft.EntityFrameworkCore;

namespace Plainmend.Tests.Http;

/// <summary>Every scene of the demo world is played to its end by the real acts.</summary>
public sealed class SceneTests(DeskServer server) : IClassFixture<DeskServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private DemoStage Stage => server.Services.GetRequiredService<DemoStage>();

    [Fact]
    public async Task The_fridge_goes_from_report_to_rating_for_336_and_the_collision_leaves_the_first_change()
    {
        server.Services.GetRequiredService<DemoSpeed>().Set(20);
        await PlayAsync(DemoScene.Fridge);
        var fridge = await OnlyAsync();
        Assert.Equal((TicketState.Closed, SettlementState.Paid, 336m, 5), (fridge.State, fridge.Settlement.State, fridge.Settlement.Proposed, fridge.Stars!.Value));

        await PlayAsync(DemoScene.WarmUp);
        await PlayAsync(DemoScene.Collision);
        await using var db = server.Services.GetRequiredService<Db>().Read(fridge.TenantId);
        var edited = await db.Tickets.Where(t => t.LastFact == nameof(NotedInternally)).SingleAsync(Stop);
        Assert.EndsWith("S", edited.Model, StringComparison.Ordinal);
        Assert.Equal(1 + 5, await db.Tickets.CountAsync(Stop));
    }

    [Fact]
    public async Task During_the_outage_nobody_is_answered_and_afterwards_everybody_is()
    {
        var outage = server.Services.GetRequiredService<DemoOutage>();
        using var client = server.CreateClient();
        outage.Begin();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/", UriKind.Relative), Stop));
        outage.End();
        (await client.GetAsync(new Uri("/", UriKind.Relative), Stop)).EnsureSuccessStatusCode();
    }

    private async Task PlayAsync(DemoScene scene)
    {
        Assert.True(Stage.Ask(scene));
        await Until(() => Stage.Playing == scene);
        Assert.False(Stage.Ask(DemoScene.WarmUp));
        await Until(() => Stage.Playing is null);
        Assert.Equal(Stage.Of, Stage.Step);
    }

    private static async Task Until(Func<bool> so)
    {
        while (!so()) await Task.Delay(20, Stop);
    }

    private async Task<Ticket> OnlyAsync()
    {
        await using var db = server.Services.GetRequiredService<Db>().Read(1);
        return await db.Tickets.SingleAsync(Stop);
    }
}
