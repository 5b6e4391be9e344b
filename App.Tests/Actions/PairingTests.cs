using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>A screen shows a code; who types it gives the screen its wall, and nobody learns the screen's secret.</summary>
public sealed class PairingTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static readonly Guid Screen = new("0a000000-0000-7000-8000-000000000001");
    private readonly string _secret = LinkSecret.New();

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_code_opens_the_wall_of_the_company_that_typed_it_and_only_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (pairing, walls) = Doors(world);
        var boss = (await world.WhoAsync("shenlan")).Actor;
        var code = await pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop);
        Assert.Equal(PairingCode.Length, code.Length);
        Assert.Null(await walls.ReadAsync(_secret, world.Stop));
        using var rung = new SemaphoreSlim(0);
        using var watch = world.Store.Feed.Watch(new Topic(0, Screen), () => { rung.Release(); return Task.CompletedTask; });

        await pairing.ConfirmAsync(world.Tenant, $" {code[..4].ToLowerInvariant()}-{code[4..]} ", " 东区 ", boss, world.Stop);
        Assert.Equal("东区", (await walls.ReadAsync(_secret, world.Stop))!.Label);
        Assert.Equal("东区", Assert.Single(await walls.LinksAsync(world.Tenant, world.Stop)).Label);
        Assert.True(await rung.WaitAsync(TimeSpan.FromSeconds(5), world.Stop));
        // The code itself opens nothing, and what is stored tells nobody the secret.
        Assert.Null(await walls.ReadAsync(code, world.Stop));
        await using (var db = world.Store.Db.Read(0))
            Assert.DoesNotContain(await db.Links.IgnoreQueryFilters().ToListAsync(world.Stop), l => l.Label.Contains(_secret, StringComparison.Ordinal) || l.Scope == LinkScope.WallCode);

        await RefusedAsync(Refusal.CodeNotShown, () => pairing.ConfirmAsync(world.Tenant, code, "西区", boss, world.Stop));
        Assert.Single(await walls.LinksAsync(world.Tenant, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_two_companies_that_type_one_code_at_once_one_has_the_screen(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (pairing, walls) = Doors(world);
        var other = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        for (var round = 0; round < 5; round++)
        {
            var secret = LinkSecret.New();
            var code = await pairing.OfferAsync(Screen, secret, "1.2.3.4", world.Stop);
            var tries = new[] { world.Tenant, other }.Select(async tenant =>
            {
                try
                {
                    await pairing.ConfirmAsync(tenant, code, "东区", Actor.System("Test"), world.Stop);
                    return tenant;
                }
                catch (RefusedException refused) when (refused.Reason == Refusal.CodeNotShown)
                {
                    return 0;
                }
            });
            var winner = Assert.Single(await Task.WhenAll(tries), tenant => tenant != 0);
            Assert.Equal(winner, await walls.TenantAsync(secret, world.Stop));
        }
        Assert.Equal(5, (await walls.LinksAsync(world.Tenant, world.Stop)).Count + (await walls.LinksAsync(other, world.Stop)).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_code_works_for_ten_minutes_beside_its_successor_and_old_ones_are_swept(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (pairing, walls) = Doors(world);
        var first = await pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop);
        world.Store.Clock.Advance(PairingActions.Shown);
        var second = await pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop);
        world.Store.Clock.Advance(PairingActions.Valid - PairingActions.Shown);
        await RefusedAsync(Refusal.CodeNotShown, () => pairing.ConfirmAsync(world.Tenant, first, "东区", Actor.System("Test"), world.Stop));
        var third = await pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop);
        await using (var db = world.Store.Db.Read(0)) Assert.Equal(2, await db.Links.CountAsync(world.Stop));
        await pairing.ConfirmAsync(world.Tenant, second, "东区", Actor.System("Test"), world.Stop);
        Assert.Equal(world.Tenant, await walls.TenantAsync(_secret, world.Stop));
        // One screen has one wall, whichever of its codes is typed.
        await RefusedAsync(Refusal.CodeNotShown, () => pairing.ConfirmAsync(world.Tenant, third, "东区", Actor.System("Test"), world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nobody_guesses_asks_without_end_or_pairs_without_the_right_to(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (pairing, walls) = Doors(world);
        var boss = (await world.WhoAsync("shenlan")).Actor;
        var code = await pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop);
        await RefusedAsync(Refusal.NotYours, async () => await pairing.ConfirmAsync(world.Tenant, code, "东区", (await world.WhoAsync("zhoujianguo")).Actor, world.Stop));
        Assert.Equal("PairCode", (await RefusedAsync(Refusal.Required, () => pairing.ConfirmAsync(world.Tenant, " ", "东区", boss, world.Stop))).Field);
        Assert.Equal("Label", (await RefusedAsync(Refusal.Required, () => pairing.ConfirmAsync(world.Tenant, code, "", boss, world.Stop))).Field);
        foreach (var wrong in new[] { "CDFG", "CDFGHJK0", "CDFG\0HJK", "CDFGHJKMN", "'; --", "CCCCCCCC", "CCCCCCCD", "CCCCCCCF", "CCCCCCCG", "CCCCCCCH" })
            Assert.Equal("PairCode", (await RefusedAsync(Refusal.CodeNotShown, () => pairing.ConfirmAsync(world.Tenant, wrong, "东区", boss, world.Stop))).Field);
        await RefusedAsync(Refusal.TooManyCodes, () => pairing.ConfirmAsync(world.Tenant, code, "东区", boss, world.Stop));
        Assert.Null(await walls.TenantAsync(_secret, world.Stop));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        for (var shown = 0; shown < 60; shown++) code = await pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop);
        await RefusedAsync(Refusal.TooManyCodes, () => pairing.OfferAsync(Screen, _secret, "1.2.3.4", world.Stop));
        await pairing.OfferAsync(Screen, _secret, "1.2.3.5", world.Stop);
        await pairing.ConfirmAsync(world.Tenant, code, "东区", boss, world.Stop);
        Assert.Equal(world.Tenant, await walls.TenantAsync(_secret, world.Stop));
    }

    [Fact]
    public void A_code_is_read_as_it_is_typed_and_holds_no_look_alikes()
    {
        Assert.Equal("CDFG3467", PairingCode.Read("ｃｄｆｇ－３４６７".Replace('－', '-')));
        Assert.Null(PairingCode.Read(null));
        var signs = Enumerable.Range(0, 500).SelectMany(_ => PairingCode.New()).Distinct().ToArray();
        Assert.Empty(signs.Intersect("0O1IL5S8B2ZUAE"));
        Assert.Equal(22, signs.Length);
    }

    private static (PairingActions Pairing, WallReads Walls) Doors(World world) =>
        (new(world.Store.Writer, new PairingGate(world.Store.Clock), world.Store.Clock), new(world.Store.Db, world.Links, world.Store.Clock));

    private static async Task<RefusedException> RefusedAsync(Refusal why, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(why, refused.Reason);
        return refused;
    }
}
