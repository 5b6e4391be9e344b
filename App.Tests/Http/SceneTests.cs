using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Demo.Scenes;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
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

        await WarmUpAsync(fridge.TenantId);
        await PlayAsync(DemoScene.Collision);
        await using var db = server.Services.GetRequiredService<Db>().Read(fridge.TenantId);
        var edited = await db.Tickets.Where(t => t.LastFact == nameof(NotedInternally)).SingleAsync(Stop);
        Assert.EndsWith("S", edited.Model, StringComparison.Ordinal);
        Assert.Equal(1 + 5, await db.Tickets.CountAsync(Stop));
    }

    [Fact]
    public async Task A_month_ends_the_bill_is_locked_with_the_late_record_of_the_month_before_and_the_adviser_speaks()
    {
        server.Services.GetRequiredService<DemoSpeed>().Set(20);
        // Twice: the shop of the scene is opened anew, and there is never more than one.
        for (var n = 0; n < 2; n++)
        {
            await PlayAsync(DemoScene.MonthEnd);
            Assert.Equal("/sign-in?ReturnUrl=/bill/plans", Stage.Watch);
            var shop = Assert.Single(await server.Services.GetRequiredService<MemberBook>().DemoAsync(Stop), p => p.Company.Slug == MonthEndShop.Slug).Company;
            await using var db = server.Services.GetRequiredService<Db>().Read(shop.Id);
            var bills = await db.Invoices.OrderBy(i => i.First).ToListAsync(Stop);
            Assert.Equal([(InvoiceState.Final, "XM-P000001"), (InvoiceState.Final, "XM-P000002")], bills.Select(b => (b.State, b.Number)));
            Assert.Equal(148700L, bills[0].DueMinor);
            var locked = (await server.Services.GetRequiredService<InvoiceReads>().FindAsync(shop.Id, "XM-P000002", Stop))!.File.Statement;
            var late = Assert.Single(locked.Lines, l => l.Kind == LineKind.Adjustment);
            Assert.Equal(("adjust.XM-P000001.seats", true), (late.Key, late.Printed.ToDecimal() > 0m));
            var advice = (await server.Services.GetRequiredService<PlanReads>().CompareAsync(shop.Id, 12, Stop))!.Advice;
            Assert.Equal(("seats", "pay-as-you-go", 2), (advice.Current.Id, advice.Best.Id, advice.MonthsOfData));
            Assert.True(advice.Saving.Amount > 0);
        }
        // It repairs nothing: the start page does not offer its desk, the sign-in page does offer its finance.
        using var visitor = server.CreateClient();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        Assert.DoesNotContain("小满便利", await visitor.GetStringAsync(new Uri("/", UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.Contains("夏禾", await visitor.GetStringAsync(new Uri(Stage.Watch!, UriKind.Relative), Stop), StringComparison.Ordinal);
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

    // Its two minutes of silence are tested under a clock that moves; here the technician looks at his telephone.
    private async Task WarmUpAsync(int tenant)
    {
        Assert.True(Stage.Ask(DemoScene.WarmUp));
        await Until(() => Stage is { Playing: DemoScene.WarmUp, Step: WarmUpScene.Reports });
        await using (var db = server.Services.GetRequiredService<Db>().Read(tenant))
        {
            var alarm = await db.Tickets.OrderBy(t => t.Number).FirstAsync(t => t.Fault == "heater.gas-alarm", Stop);
            var people = await server.Services.GetRequiredService<MemberBook>().DemoAsync(Stop);
            await server.Services.GetRequiredService<TechnicianActions>().AcceptAsync(Viewer.Of(people.Single(p => p.Person.Id == alarm.TechnicianId).Person), alarm.Id, Stop);
        }
        await Until(() => Stage.Playing is null);
        Assert.Equal(WarmUpScene.Reports + 2, Stage.Step);
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
