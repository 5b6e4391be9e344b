using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>A partner is called in by hand: the page, the desk, the wall and his own telephone say so by themselves.</summary>
[Collection(Chromium.Tests)]
public sealed class SurgeWalkTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_call_to_every_screen_that_shows_it()
    {
        var people = (await server.Get<MemberBook>().DemoAsync(Stop)).Where(p => p.Company.Slug == "yunzhan").ToList();
        Member Of(Func<Member, bool> which) => people.Select(p => p.Person).First(which);
        var (admin, supervisor, partner) = (Of(p => p.Role == Role.Admin), Of(p => p.Role == Role.Supervisor), Of(p => p.Login.StartsWith("denghui@", StringComparison.Ordinal)));
        var phone = await server.EnterAsync(chromium, Screen.Phone, partner.Id, "/jobs");
        await phone.Locator("[data-standby=resting]").WaitForAsync();
        var wall = await chromium.OpenAsync(server, Screen.Large, $"/wall/{await server.Get<WallActions>().CreateAsync(admin.TenantId, "东区", Actor.System("Test"), Stop)}");

        var page = await server.EnterAsync(chromium, Screen.Laptop, supervisor.Id, "/admin/surge");
        await page.Locator("[data-person=邓辉] [data-call]").ClickAsync();
        await page.Locator("#Reason-fault").WaitForAsync();
        await page.Locator("#Reason").FillAsync("门锁大面积离线，来电激增");
        await page.Locator("[data-person=邓辉] [data-call]").ClickAsync();
        await page.Locator("[data-person=邓辉] [data-release]").WaitForAsync();
        await phone.Locator("[data-standby=called]").WaitForAsync();
        await wall.Locator("[data-surge]").WaitForAsync();
        await page.Locator("form[data-form=surge-trial] [data-run]").ClickAsync();
        await page.Locator("[data-months], .empty").First.WaitForAsync();
        await page.AssertCleanAsync("surge-1366-zh");
        await phone.AssertCleanAsync("surge-jobs-375-zh");
        await wall.LookAsync("surge-wall-1920-zh");
        Assert.Equal(0, await wall.EvaluateAsync<int>("() => document.documentElement.scrollHeight - document.documentElement.clientHeight"));

        var desk = await server.EnterAsync(chromium, Screen.Laptop, supervisor.Id, "/desk");
        await desk.Locator("[data-surge-strip]").WaitForAsync();
        await desk.AssertCleanAsync("surge-desk-1366-zh");
        foreach (var screen in new[] { Screen.Phone with { Language = "en", Dark = true }, Screen.Large with { Language = "en" }, Screen.Large with { Dark = true } })
        {
            var other = await server.EnterAsync(chromium, screen, admin.Id, "/admin/surge");
            await other.Locator("[data-release]").First.WaitForAsync();
            await other.AssertCleanAsync($"surge-{screen}");
        }
    }
}
