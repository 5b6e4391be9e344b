using System.Text;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions.Imports;
using Plainmend.Components.Admin;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Admin;

public sealed class ImportsTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task A_wrong_row_is_named_with_its_column_and_a_right_table_is_written_by_one_click()
    {
        await using var world = await WorldAsync();
        var actions = new ImportActions(world.Store.Db, world.Store.Writer, world.Door);
        Services.AddSingleton(actions);
        var page = await OpenAsync<Imports>(world, "[data-form=import]", p => p.Add(i => i.What, "devices"));
        var admin = await AdminAsync(world);
        async Task LookAsync(string table)
        {
            var file = await actions.KeepFileAsync(admin, "设备.csv", Encoding.UTF8.GetBytes(table), world.Stop);
            await page.Hand("[data-file-ids]").ChangeAsync(file.Id.ToString());
            await page.Hand("[data-form=import]").SubmitAsync();
        }
        await page.Hand("[data-form=import]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("请先选择文件", page.Find("[data-faults]").TextContent, StringComparison.Ordinal), Patience);
        await LookAsync("序列号,产品,型号\nSN-1,冰箱,M\nSN-2,飞船,M\n");
        page.WaitForAssertion(() => Assert.Contains("第 3 行 SN-2 — [产品]", page.Find("[data-row='3']").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("飞船", page.Find("[data-row='3']").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("[data-save]"), b => b.TextContent.StartsWith("导入", StringComparison.Ordinal));
        await LookAsync("序列号,产品,型号\nSN-1,冰箱,M\nSN-2,洗衣机,M\n");
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-outcome=New] dd").TextContent), Patience);
        await page.Hand("[data-form=import-write]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("新增 2 行", page.Find(".saved").TextContent, StringComparison.Ordinal), Patience);
        await LookAsync("序列号,产品,型号\nSN-1,冰箱,M\nSN-2,洗衣机,M\n");
        page.WaitForAssertion(() => page.Find("[data-all-there]"), Patience);
    }
}
