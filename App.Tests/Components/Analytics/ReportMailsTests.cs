using Bunit;
using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Notices;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using MailsPage = Plainmend.Components.Analytics.ReportMails;

namespace Plainmend.Tests.Components.Analytics;

/// <summary>A supervisor says who gets which figures when, tries it and ends it; what he typed wrongly is named and kept.</summary>
public sealed class ReportMailsTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_mail_is_set_up_tried_changed_and_ended_where_it_stands()
    {
        await using var world = await OpenAsync();
        var page = await PageAsync(world);
        await page.Hand("#Recipients").ChangeAsync("boss@example.com\noffice@example.com");
        await page.Hand("input[name=Money]").ChangeAsync(false);
        await page.Hand("#Every").ChangeAsync(nameof(ReportEvery.Month));
        await page.Hand("#Hour").ChangeAsync("6");
        await page.Hand("form[data-form=mail]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("下次：7月1日 周三 06:00", page.Find("[data-mail='boss@example.com、office@example.com']").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("单量、用时、承诺兑现、质量、工作量", page.Find("[data-mail]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("金额", page.Find("[data-mail]").TextContent, StringComparison.Ordinal);
        Assert.Contains("沈岚", page.Find("[data-mail]").TextContent, StringComparison.Ordinal);

        await page.Hand("[data-edit]").ClickAsync();
        await page.Hand("[data-now]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("已生成，但不会发出", page.Find("[data-answer]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(2, (await WrittenAsync(world)).Count);

        // It went out while it was being changed: that is no other person's change.
        Assert.Equal("boss@example.com\noffice@example.com", page.Find("#Recipients").GetAttribute("value"));
        await page.Hand("#Recipients").ChangeAsync("boss@example.com");
        await page.Hand("form[data-form=mail]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-mail='boss@example.com']")), Patience);
        await page.Hand("[data-end]").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-mail]")), Patience);
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_its_field_and_what_was_typed_stays()
    {
        await using var world = await OpenAsync();
        var page = await PageAsync(world);
        await page.Hand("#Recipients").ChangeAsync("boss@example.com, nobody");
        await page.Hand("form[data-form=mail]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("收件邮箱：“nobody”不是有效的邮箱地址。", page.Find("#Recipients-fault").TextContent), Patience);
        Assert.Equal("boss@example.com, nobody", page.Find("#Recipients").GetAttribute("value"));
        await page.Hand("#Recipients").ChangeAsync("boss@example.com");
        foreach (var group in Enum.GetValues<FigureGroup>()) await page.Hand($"input[name={group}]").ChangeAsync(false);
        await page.Hand("form[data-form=mail]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("请填写：指标。", page.Find("#Groups-fault").TextContent), Patience);
        await page.Hand("input[name=Volume]").ChangeAsync(true);
        await page.Hand("#Hour").ChangeAsync("x");
        await page.Hand("form[data-form=mail]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("发送时间", page.Find("#Hour-fault").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("[data-mail]"));
    }

    private static async Task<IReadOnlyList<OutboxRow>> WrittenAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Outbox.Where(m => m.To == Audience.Named).ToListAsync(world.Stop);
    }

    private async Task<IRenderedComponent<MailsPage>> PageAsync(World world)
    {
        var who = await world.WhoAsync("shenlan");
        var page = Render<MailsPage>(p => p.AddCascadingValue(Session(who)));
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#Recipients")), Patience);
        return page;
    }
}
