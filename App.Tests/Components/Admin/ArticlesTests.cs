using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Domain.Help;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Admin;

public sealed class ArticlesTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task An_article_is_previewed_as_text_kept_and_its_earlier_words_stay_readable()
    {
        await using var world = await WorldAsync();
        Wire(world);
        var page = await OpenAsync<Articles>(world, "[data-form=article]");
        await page.Hand("#Title").ChangeAsync("先检查<b>门封条</b>");
        await page.Hand("[data-form=article]").SubmitAsync();
        page.WaitForAssertion(() => page.Find("#Body-fault"), Patience);
        await page.Hand("#Body").ChangeAsync("<script>alert(1)</script>\n第二行");
        page.WaitForAssertion(() => Assert.Contains("<script>alert(1)</script>", page.Find("[data-preview] .said").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("[data-preview] script, [data-preview] b"));
        await page.Hand("[data-form=article]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("草稿", page.Find("[data-article]").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("[data-article] .button.ghost").ClickAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-history] details")), Patience);
    }

    [Fact]
    public async Task A_supervisor_reads_and_has_no_form()
    {
        await using var world = await WorldAsync();
        Wire(world);
        await new ArticleActions(world.Store.Writer, world.Store.Clock).KeepAsync(await AdminAsync(world), null, 0, new("标题", "", "正文", "", [], [], ArticleAudience.Staff, true), world.Stop);
        var page = await OpenAsync<Articles>(world, "[data-article]", role: Role.Supervisor);
        Assert.Empty(page.FindAll("form[data-form=article], [data-write]"));
        await page.Hand("[data-article] .button.ghost").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("正文", page.Find("[data-preview]").TextContent, StringComparison.Ordinal), Patience);
    }

    private void Wire(Given.World world) => Services.AddSingleton(new ArticleReads(world.Store.Db, new TenantBook(world.Store.Db))).AddSingleton(new ArticleActions(world.Store.Writer, world.Store.Clock));
}
