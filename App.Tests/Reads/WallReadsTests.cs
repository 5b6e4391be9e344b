using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

public sealed class WallReadsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_wall_counts_what_waits_what_is_late_and_what_is_done_today(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (reads, actions) = Doors(world);
        var secret = await actions.CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        var empty = await reads.ReadAsync(secret, world.Stop);
        Assert.Equal((0, 0, 0, 0), (empty!.Waiting, empty.Breached, empty.DueSoon, empty.DoneToday));
        Assert.Null(empty.OldestSince);

        var (report, technician) = await world.ArrivedAsync();
        await world.Reports.SubmitAsync(world.Tenant, new FaultReport(
            Channel.Form, "fridge", "fridge.leak", "", "漏氟", "李强", "13511112222", "外星", ""), Actor.Customer("李强"), "k2", world.Stop);
        var busy = (await reads.ReadAsync(secret, world.Stop))!;
        Assert.Equal(1, busy.Waiting);
        Assert.Equal(world.Store.Clock.GetUtcNow(), busy.OldestSince);
        Assert.Equal(CrewState.Working, busy.Crew.Single(c => c.Id == technician.Id).State);
        Assert.Equal("周", busy.Crew.Single(c => c.Id == technician.Id).FamilyName.Zh);
        Assert.Equal(2, busy.Urgent.Count);
        Assert.True(busy.Urgent[0].Due <= busy.Urgent[1].Due);

        world.Store.Clock.Advance(busy.Urgent[0].Due - busy.ReadAt - TimeSpan.FromMinutes(10));
        Assert.Equal((0, 1), await LateAsync());
        world.Store.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, (await LateAsync()).Late);

        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "门封", [], null, world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "调整", "松动", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        Assert.Equal(1, (await reads.ReadAsync(secret, world.Stop))!.DoneToday);
        world.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await reads.ReadAsync(secret, world.Stop))!.DoneToday);

        async Task<(int Late, int Soon)> LateAsync()
        {
            var view = (await reads.ReadAsync(secret, world.Stop))!;
            return (view.Breached, view.DueSoon);
        }
    }

    [Fact]
    public async Task A_link_of_another_kind_a_revoked_one_and_nonsense_open_nothing()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var (reads, actions) = Doors(world);
        var secret = await actions.CreateAsync(world.Tenant, "东区", Actor.System("Test"), world.Stop);
        var track = (await world.ReportFridgeAsync()).Secret;
        Assert.Equal(world.Tenant, await reads.TenantAsync(secret, world.Stop));
        Assert.Null(await reads.ReadAsync(track, world.Stop));
        Assert.Null(await reads.ReadAsync("nonsense", world.Stop));
        Assert.Null(await world.Track.ReadAsync(secret, world.Stop));

        var link = Assert.Single(await reads.LinksAsync(world.Tenant, world.Stop));
        Assert.Empty(await reads.LinksAsync(world.Tenant + 1, world.Stop));
        var supervisor = await world.WhoAsync("shenlan");
        await actions.RevokeAsync(world.Tenant, link.Id, supervisor.Actor, world.Stop);
        await actions.RevokeAsync(world.Tenant, link.Id, supervisor.Actor, world.Stop);
        Assert.Null(await reads.ReadAsync(secret, world.Stop));
        Assert.Null(await reads.TenantAsync(secret, world.Stop));
        Assert.Empty(await reads.LinksAsync(world.Tenant, world.Stop));
    }

    [Fact]
    public async Task Only_supervisors_and_administrators_make_and_close_screens_of_their_own_company()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var (reads, actions) = Doors(world);
        foreach (var login in new[] { "lina", "zhoujianguo", "qiancheng" })
        {
            var who = await world.WhoAsync(login);
            var refused = await Assert.ThrowsAsync<RefusedException>(() => actions.CreateAsync(world.Tenant, "x", who.Actor, world.Stop));
            Assert.Equal(Refusal.NotYours, refused.Reason);
        }
        var admin = await world.WhoAsync("chenjing.admin");
        await actions.CreateAsync(world.Tenant, "  西区 ", admin.Actor, world.Stop);
        var link = Assert.Single(await reads.LinksAsync(world.Tenant, world.Stop));
        Assert.Equal("西区", link.Label);
        Assert.Equal(Refusal.Required, (await Assert.ThrowsAsync<RefusedException>(() => actions.CreateAsync(world.Tenant, " ", admin.Actor, world.Stop))).Reason);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => actions.RevokeAsync(world.Tenant + 1, link.Id, admin.Actor, world.Stop))).Reason);
    }

    [Theory]
    [InlineData("周建国", "Zhou Jianguo", "周", "Zhou")]
    [InlineData("欧阳雪", "Ouyang Xue", "欧阳", "Ouyang")]
    [InlineData("阿依古丽·买买提", "Ayguzel Memet", "阿", "Ayguzel")]
    [InlineData("John Carter", "", "John", "John")]
    public void Only_the_family_name_stands_on_a_wall(string name, string nameEn, string zh, string en) =>
        Assert.Equal((zh, en), (FamilyName.Of(name, nameEn).Zh, FamilyName.Of(name, nameEn).En));

    private static (WallReads Reads, WallActions Actions) Doors(World world) =>
        (new(world.Store.Db, world.Links, world.Store.Clock), new(world.Store.Writer, world.Store.Clock));
}
