using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Admin;

public sealed class TagListTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task A_tag_is_added_coloured_and_retired_and_what_cannot_be_one_is_named()
    {
        await using var world = await WorldAsync();
        var page = await OpenTagsAsync(world);
        await page.Hand("#Tag").ChangeAsync("急；贵");
        await page.Hand("[data-form=tag]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("标签的格式不正确", page.Find("#Tag-fault").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("急；贵", page.Find("#Tag").GetAttribute("value"));
        await page.Hand("#Tag").ChangeAsync("加急");
        await page.Hand("#Colour").ChangeAsync("Red");
        await page.Hand("[data-form=tag]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("red", page.Find("[data-tag='加急'] .tag").GetAttribute("data-colour")), Patience);
        await page.Hand("[aria-label='修改标签“加急”']").ClickAsync();
        await page.Hand("#Colour").ChangeAsync("Green");
        await page.Hand("[data-form=tag]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("green", page.Find("[data-tag='加急'] .tag").GetAttribute("data-colour")), Patience);
        await page.Hand("[aria-label='停用标签“加急”']").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-tag]")), Patience);
    }

    [Fact]
    public async Task A_supervisor_reads_the_list_and_finds_no_form()
    {
        await using var world = await WorldAsync();
        var page = await OpenTagsAsync(world, Role.Supervisor);
        Assert.Empty(page.FindAll("[data-form=tag]"));
    }

    private Task<IRenderedComponent<TagList>> OpenTagsAsync(World world, Role role = Role.Admin)
    {
        Services.AddSingleton(new TagReads(world.Store.Db)).AddSingleton(new TagActions(world.Door, world.Store.Writer));
        return OpenAsync<TagList>(world, ".tag-line, .empty", role: role);
    }
}
