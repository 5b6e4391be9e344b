using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Components.Palette;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Palette;

public sealed class CommandPaletteTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private async Task<IRenderedComponent<CommandPalette>> ShowAsync(Viewer who)
    {
        var palette = Render<CommandPalette>(p => p.AddCascadingValue(Session(who)));
        Assert.Empty(palette.FindAll("dialog"));
        await palette.Hand("[data-palette]").RaiseAsync("onpalette", EventArgs.Empty);
        palette.WaitForElement("dialog", Long);
        return palette;
    }

    private static string[] Hrefs(IRenderedComponent<CommandPalette> palette) => [.. palette.FindAll("[data-href]").Select(e => e.GetAttribute("data-href")!)];

    [Theory]
    [InlineData("lina", true, false, false)]
    [InlineData("chenjing.admin", true, true, true)]
    [InlineData("zhoujianguo", false, false, false)]
    public async Task It_leads_only_where_its_person_may_go(string login, bool desk, bool admin, bool keys)
    {
        await using var world = await OpenAsync();
        var hrefs = Hrefs(await ShowAsync(await world.WhoAsync(login)));
        Assert.Equal((desk, admin, keys), (hrefs.Contains("/desk?view=breached"), hrefs.Contains("/admin/prices"), hrefs.Contains("/admin/keys")));
        Assert.Equal(!desk, hrefs.Contains("/jobs"));
    }

    [Fact]
    public async Task A_name_finds_the_ticket_the_arrows_choose_and_enter_opens()
    {
        await using var world = await OpenAsync();
        var report = await world.ReportFridgeAsync();
        var palette = await ShowAsync(await world.WhoAsync("lina"));
        var typing = palette.Hand("[data-palette-text]").InputAsync("张伟");
        palette.WaitForAssertion(() => Assert.Empty(Hrefs(palette)), Long);
        world.Store.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await typing;
        palette.WaitForAssertion(() => Assert.Equal([$"/desk/{report.Number}"], Hrefs(palette)), Long);

        await palette.Hand("[data-palette-text]").InputAsync("");
        palette.WaitForAssertion(() => Assert.True(Hrefs(palette).Length > 5), Long);
        var last = Hrefs(palette)[^1];
        await palette.Hand("[data-palette-text]").KeyAsync("ArrowUp");
        palette.WaitForAssertion(() => Assert.Equal(last, palette.Find("[aria-selected=true]").GetAttribute("data-href")), Long);
        Assert.Equal(palette.Find("[aria-selected=true]").Id, palette.Find("input").GetAttribute("aria-activedescendant"));
        var navigation = Services.GetRequiredService<NavigationManager>();
        var here = navigation.Uri;
        await palette.Hand("[data-palette-text]").RaiseAsync("onkeydown", new KeyboardEventArgs { Key = "Enter", IsComposing = true });
        Assert.Equal(here, navigation.Uri);
        await palette.Hand("[data-palette-text]").KeyAsync("Enter");
        palette.WaitForAssertion(() => Assert.Empty(palette.FindAll("dialog")), Long);
        Assert.EndsWith(last, navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_later_is_what_is_shown_and_a_technician_finds_only_his_own_jobs()
    {
        await using var world = await OpenAsync();
        var report = await world.ReportFridgeAsync();
        var lina = await ShowAsync(await world.WhoAsync("lina"));
        var first = lina.Hand("[data-palette-text]").InputAsync("张伟");
        var second = lina.Hand("[data-palette-text]").InputAsync("没有这个人");
        world.Store.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(first, second);
        lina.WaitForAssertion(() => Assert.Contains("没有找到", lina.Find("[role=status]").TextContent, StringComparison.Ordinal), Long);
        Assert.Empty(Hrefs(lina));

        foreach (var (login, found) in new[] { ("zhoujianguo", true), ("wangqiang", false) })
        {
            var who = await world.WhoAsync(login);
            var palette = Render<CommandPalette>(p => p.AddCascadingValue(Session(who)));
            await palette.Hand("[data-palette]").RaiseAsync("onpalette", EventArgs.Empty);
            var typing = palette.Hand("[data-palette-text]").InputAsync(report.Number[^4..]);
            world.Store.Clock.Advance(TimeSpan.FromMilliseconds(200));
            await typing;
            palette.WaitForAssertion(() => Assert.Equal(found, Hrefs(palette).Contains($"/jobs/{report.Number}")), Long);
        }
    }
}
