using Bunit;
using Plainmend.Components.Desk;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Taking a report in over the telephone.</summary>
public sealed class NewTicketTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task A_known_device_fills_in_its_owner_where_nothing_was_typed()
    {
        await World.Company.AddDeviceAsync(await World.WhoAsync("chenjing.admin"), new("fridge", "BCD-452", "SN-7", null, null, new("王芳", "13900001111", "徐汇", "示例路 8 号")), World.Stop);
        var form = Render<NewTicket>(p => p.Add(x => x.Viewer, Lina));
        form.WaitForElement("[data-serial]");
        await form.Hand("input[type=tel]").ChangeAsync("13700000000");
        await form.Hand("[data-serial]").ChangeAsync("SN-7");
        form.WaitForAssertion(() => Assert.Contains("已登记的设备", form.Markup, StringComparison.Ordinal));
        Assert.Equal("13700000000", form.Find("input[type=tel]").GetAttribute("value"));
        Assert.Equal("徐汇", form.Find("input[list=districts]").GetAttribute("value"));
        Assert.Equal("fridge", form.Find("select").GetAttribute("value"));
        // Another number is another device: nothing is said, and what stands there stays.
        await form.Hand("[data-serial]").ChangeAsync("SN-8");
        form.WaitForAssertion(() => Assert.DoesNotContain("已登记的设备", form.Markup, StringComparison.Ordinal));
        Assert.Equal("徐汇", form.Find("input[list=districts]").GetAttribute("value"));
    }
}
