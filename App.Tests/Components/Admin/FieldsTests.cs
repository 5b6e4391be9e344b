using Bunit;
using Plainmend.Components.Admin;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Admin;

public sealed class FieldsTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task A_field_is_added_published_and_retired_and_one_without_a_name_keeps_the_form()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync<Fields>(world, "[data-form=fields]");
        await page.Hand("[data-add-field]").ClickAsync();
        await page.Hand("[id='FieldCode:1']").ChangeAsync("old-part");
        await page.Hand("[id='FieldKind:1']").ChangeAsync(nameof(FieldKind.Choice));
        await page.Hand("[id='FieldChoices:1']").ChangeAsync("留下 | Left\n带回 | Taken back");
        await page.Hand("[name='FieldAsked:1-Technician']").ChangeAsync(true);
        await page.Hand("[data-form=fields]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 1 个自定义字段的名称", page.Find("[id='FieldName:1-fault']").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("old-part", page.Find("[id='FieldCode:1']").GetAttribute("value"));

        await page.Hand("[id='FieldName:1']").ChangeAsync("旧件");
        await page.Hand("[data-form=fields]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 1 版", page.Find(".saved").TextContent, StringComparison.Ordinal), Patience);
        // What was published keeps its code.
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[id='FieldCode:1']")), Patience);
        await page.Hand("[name='FieldOn:1']").ChangeAsync(false);
        await page.Hand("[data-form=fields]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("已停用", page.Find("[data-field=old-part] h2").TextContent, StringComparison.Ordinal), Patience);
        await using var db = world.Store.Db.Read(world.Tenant);
        var stored = (await world.Rules.FieldsAsync(db, world.Stop)).Fields.Single();
        Assert.Equal(("旧件", false, 2), (stored.Name.Zh, stored.Active, stored.Choices.Count));
        Assert.Equal([FieldPlace.Desk, FieldPlace.Technician], stored.Asked);
    }
}
