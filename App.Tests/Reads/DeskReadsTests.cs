using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>What the desk's list shows, on both databases.</summary>
public sealed class DeskReadsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static DeskReads Reads(World world) => new(world.Store.Db, world.Store.Clock);

    private static async Task<IEnumerable<string>> NumbersAsync(World world, Viewer viewer, DeskQuery query) =>
        (await Reads(world).ListAsync(viewer, query, world.Stop)).Rows.Select(r => r.Number);

    private static Task<ReportTaken> ReportAsync(World world, string key, string name = "张伟", string phone = "13812345678", string words = "不制冷", string district = "浦东") =>
        world.Reports.SubmitAsync(world.Tenant, new FaultReport(Channel.Phone, "fridge", "fridge.not-cooling", "BCD-452", words, name, phone, district, ""), Actor.Customer(name), key, world.Stop);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_view_holds_what_its_name_says_and_counts_what_it_holds(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var (arrived, technician) = await world.ArrivedAsync();
        var other = await ReportAsync(world, "k2");
        await world.Technicians.DiagnoseAsync(technician, arrived.TicketId, "主控板", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.WriteAsync(other.Secret, "什么时候来？", "w1", world.Stop);
        var cancelled = await ReportAsync(world, "k3");
        await world.Desk.CancelAsync(lina, cancelled.TicketId, "不需要了", world.Stop);

        Assert.Equal([arrived.Number], await NumbersAsync(world, lina, new(DeskView.Customer)));
        Assert.Equal([other.Number], await NumbersAsync(world, lina, new(DeskView.Unanswered)));
        Assert.Equal([cancelled.Number], await NumbersAsync(world, lina, new(DeskView.Ended)));
        Assert.Equal(2, (await NumbersAsync(world, lina, new(DeskView.Open))).Count());
        var counts = (await Reads(world).ListAsync(lina, new(), world.Stop)).Counts;
        foreach (var view in Enum.GetValues<DeskView>()) Assert.Equal(counts[view], (await NumbersAsync(world, lina, new(view))).Count());

        world.Store.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Contains(other.Number, await NumbersAsync(world, lina, new(DeskView.Breached)));
        Assert.Empty(await NumbersAsync(world, lina, new(DeskView.AtRisk)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Mine_is_what_I_touched_last_and_a_technicians_act_takes_nothing_from_me(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var report = await world.ReportFridgeAsync();
        await world.Desk.NoteAsync(lina, report.TicketId, "我来跟进", "n1", world.Stop);
        await world.Technicians.AcceptAsync(await world.TechnicianOfAsync(report.TicketId), report.TicketId, world.Stop);
        Assert.Equal([report.Number], await NumbersAsync(world, lina, new(DeskView.Mine)));
        await world.Desk.NoteAsync(zhang, report.TicketId, "转给我", "n2", world.Stop);
        Assert.Empty(await NumbersAsync(world, lina, new(DeskView.Mine)));
        Assert.Equal([report.Number], await NumbersAsync(world, zhang, new(DeskView.Mine)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_search_takes_signs_as_gaps_between_words(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var odd = await ReportAsync(world, "k1", name: "O'Brien", phone: "13900001111", words: "100%_坏了\\", district: "徐汇");
        var plain = await ReportAsync(world, "k2", name: "王芳");
        Assert.Equal([odd.Number], await NumbersAsync(world, lina, new(Text: "100%_")));
        Assert.Equal([odd.Number], await NumbersAsync(world, lina, new(Text: "了\\")));
        Assert.Empty(await NumbersAsync(world, lina, new(Text: "%_\\")));
        Assert.Equal([odd.Number], await NumbersAsync(world, lina, new(Text: "o'brien".Replace('o', 'O').Replace('b', 'B'))));
        Assert.Equal([odd.Number], await NumbersAsync(world, lina, new(Text: "0001111")));
        Assert.Equal([plain.Number], await NumbersAsync(world, lina, new(Text: plain.Number.ToLowerInvariant())));
        Assert.Equal([odd.Number], await NumbersAsync(world, lina, new(District: "徐汇")));
        Assert.Empty(await NumbersAsync(world, lina, new(Line: "washer")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Pages_are_bounded_and_the_stores_order_is_the_lists_order(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        for (var i = 0; i < DeskQuery.PageSize + 5; i++)
        {
            var taken = await ReportAsync(world, $"k{i}");
            if (i % 7 == 0) await world.Desk.ChangePriorityAsync(lina, taken.TicketId, Priority.High, world.Stop);
            if (i % 11 == 0) world.Store.Clock.Advance(TimeSpan.FromMinutes(3));
        }
        foreach (var sort in Enum.GetValues<DeskSort>())
        {
            var first = await Reads(world).ListAsync(lina, new(Sort: sort), world.Stop);
            var second = await Reads(world).ListAsync(lina, new(Sort: sort, Page: 2), world.Stop);
            Assert.Equal(DeskQuery.PageSize, first.Rows.Count);
            Assert.Equal((5, 2, 65), (second.Rows.Count, second.Page, second.Total));
            DeskRow[] all = [.. first.Rows, .. second.Rows];
            Assert.Equal(all.Select(r => r.Number).ToHashSet().Count, all.Length);
            Assert.Equal(all.Order(DeskOrder.Of(sort)).Select(r => r.Number), all.Select(r => r.Number));
        }
        Assert.Equal(2, (await Reads(world).ListAsync(lina, new(Page: 99), world.Stop)).Page);
    }

    [Fact]
    public async Task Another_companys_desk_and_a_technician_see_nothing()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.ReportFridgeAsync();
        var lina = await world.WhoAsync("lina");
        var stranger = lina with { Tenant = world.Tenant + 1 };
        Assert.Null(await Reads(world).IdOfAsync(stranger, report.Number, world.Stop));
        Assert.Null(await new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(stranger, report.TicketId, world.Stop));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Reads(world).ListAsync(lina with { Role = Role.Technician }, new(), world.Stop));
        Assert.Equal(Refusal.NotFound, refused.Reason);
    }
}
