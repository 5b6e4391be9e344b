using Bunit;
using Plainmend.Components.Desk;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

public sealed class DeskNewsTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task Only_a_broken_promise_of_my_own_ticket_interrupts()
    {
        var mine = await World.ReportFridgeAsync();
        await World.Desk.NoteAsync(Lina, mine.TicketId, "我来", "n1", World.Stop);
        var (my, other) = (Render<DeskNews>(p => p.Add(n => n.Viewer, Lina)), Render<DeskNews>(p => p.Add(n => n.Viewer, Zhang)));
        Assert.Empty(my.Find("[role=alert]").TextContent);
        World.Store.Clock.Advance(TimeSpan.FromDays(10));
        await World.Timers.RunAsync(Lina.Tenant, World.Stop);
        my.WaitForAssertion(() => Assert.Contains(mine.Number, my.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        other.WaitForAssertion(() => Assert.Contains(":breach:", other.Find("[data-news]").GetAttribute("data-news"), StringComparison.Ordinal));
        Assert.Empty(other.Find("[role=alert]").TextContent);
    }
}
