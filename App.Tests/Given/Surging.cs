using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Given;

/// <summary>安居电器 on a day on which everybody who knows fridges in 浦东 comes only when called.</summary>
public sealed class Surging : IAsyncDisposable
{
    private static readonly string[] Fridges = ["zhoujianguo", "wangqiang", "zhaomin"];

    private Surging(World world)
    {
        World = world;
        var store = world.Store;
        Acts = new(store.Db, store.Writer, world.Rules, world.Company, store.Clock);
        Reads = new(store.Db, world.Rules, world.Links, new EventNumbers(store.Db), store.Clock);
    }

    public World World { get; }
    public SurgeActions Acts { get; }
    public SurgeReads Reads { get; }
    public Viewer Admin { get; private set; } = default!;
    public Viewer Supervisor { get; private set; } = default!;
    /// <summary>周建国, the only one of the three who takes calls.</summary>
    public Viewer Zhou { get; private set; } = default!;

    /// <summary>Everything set up and the policy published; nothing waits yet.</summary>
    public static async Task<Surging> OfAsync(string kind, PostgresCluster cluster, SurgePolicy? policy = null) => await OnAsync(await World.OfAsync(kind, cluster), policy ?? SurgePolicy.Start);

    /// <summary>The same on a company that is open already.</summary>
    /// <param name="policy">Null to publish none.</param>
    public static async Task<Surging> OnAsync(World world, SurgePolicy? policy)
    {
        var given = new Surging(world);
        (given.Admin, given.Supervisor, given.Zhou) = (await world.WhoAsync("chenjing.admin"), await world.WhoAsync("shenlan"), await world.WhoAsync("zhoujianguo"));
        foreach (var login in Fridges) await given.ComesWhenCalledAsync(await world.WhoAsync(login), TechnicianKind.Partner);
        await given.Acts.TakeCallsAsync(given.Zhou, true, world.Stop);
        if (policy is not null) await given.Acts.PublishAsync(given.Admin, 0, policy, world.Stop);
        return given;
    }

    public async Task ComesWhenCalledAsync(Viewer who, TechnicianKind kind)
    {
        var (profile, version) = await ProfileAsync(who);
        await World.Company.ChangeTechnicianAsync(World.Tenant, profile.As(kind), version, Actor.System("Test"), World.Stop);
    }

    public async Task<(Technician Profile, int Version)> ProfileAsync(Viewer who)
    {
        await using var db = World.Store.Db.Read(World.Tenant);
        var row = db.Technicians.Single(t => t.Id == who.Id);
        return (row.Profile, row.Version);
    }

    /// <summary>Time passes, and the policy is asked.</summary>
    public async Task PassAsync(int minutes)
    {
        World.Store.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Acts.FollowAsync(World.Tenant, World.Stop);
    }

    /// <summary>A fridge has waited for an hour, and 周建国 is called.</summary>
    public async Task<Guid> CalledAsync()
    {
        var ticket = (await World.ReportFridgeAsync()).TicketId;
        await PassAsync(60);
        return ticket;
    }

    public async Task<SurgeState> StateAsync()
    {
        await using var db = World.Store.Db.Read(World.Tenant);
        return (await SurgeShelf.LookAsync(db, World.Rules, World.Store.Clock.GetUtcNow(), World.Stop))!.State;
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
