using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Components.Notices;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Components.Desk;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Notices;

public sealed class NoticeBellTests(PostgresCluster cluster) : DeskContext(cluster)
{
    private static Task<AuthenticationState> Session(Viewer who) => Task.FromResult(new AuthenticationState(Viewer.SignedIn(
        new Member { TenantId = who.Tenant, Id = who.Id, Name = who.Name, NameEn = who.NameEn, Login = "x", Role = who.Role, Stamp = "s" }, "test")));

    [Fact]
    public async Task The_bell_counts_live_and_the_centre_lists_and_empties_it()
    {
        var report = await World.ReportFridgeAsync();
        await World.Desk.NoteAsync(Lina, report.TicketId, "我来", "n1", World.Stop);
        var bell = Render<NoticeBell>(p => p.AddCascadingValue(Session(Lina)));
        var other = Render<NoticeBell>(p => p.AddCascadingValue(Session(Zhang)));
        var centre = Render<NoticeCentre>(p => p.AddCascadingValue(Session(Lina)));
        Assert.Equal("0", bell.Find("a").GetAttribute("data-unread"));
        Assert.Contains("还没有通知", centre.Markup, StringComparison.Ordinal);

        await World.Customers.WriteAsync(report.Secret, "在吗", "w1", World.Stop);
        bell.WaitForAssertion(() => Assert.Equal("通知，1 条未读", bell.Find("a").GetAttribute("aria-label")));
        centre.WaitForAssertion(() => Assert.Equal($"/desk/{report.Number}", centre.Find("[data-notice='CustomerWrote'] a").GetAttribute("href")));
        await centre.Hand("[data-all-read]").ClickAsync();
        bell.WaitForAssertion(() => Assert.Equal("0", bell.Find("a").GetAttribute("data-unread")));
        centre.WaitForAssertion(() => Assert.Empty(centre.FindAll(".mark-new")));
        Assert.Equal("0", other.Find("a").GetAttribute("data-unread"));
    }

    [Fact]
    public async Task What_is_typed_into_the_settings_stays_while_notices_come_and_is_kept_when_refused()
    {
        var report = await World.ReportFridgeAsync();
        await World.Desk.NoteAsync(Lina, report.TicketId, "我来", "n1", World.Stop);
        var page = Render<NoticeSettings>(p => p.AddCascadingValue(Session(Lina)));
        await page.Hand("form").RaiseAsync("oninput", new Microsoft.AspNetCore.Components.ChangeEventArgs());
        await page.Hand("[name='Email']").ChangeAsync("li@home");
        await page.Hand("[name='mail-OfferMade']").ChangeAsync(false);
        await World.Customers.WriteAsync(report.Secret, "在吗", "w1", World.Stop);
        await page.Hand("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#Email-fault")));
        Assert.Equal("li@home", page.Find("[name='Email']").GetAttribute("value"));
        await page.Hand("[name='Email']").ChangeAsync("li@home.example");
        await page.Hand("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("已保存", page.Markup, StringComparison.Ordinal));
        var kept = (await new NoticeReads(World.Store.Db).ChoicesAsync(Lina, World.Stop)).Choices;
        Assert.Equal("li@home.example", kept.Email);
        Assert.Equal([Plainmend.Domain.Notices.NoticeKind.OfferMade], kept.NotMailed);
    }
}
