using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Jobs;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Given;

/// <summary>A company with its platform bill: every money door, on a fresh database, under a clock the test moves.</summary>
public sealed class Payer : IAsyncDisposable
{
    private Payer(World world)
    {
        World = world;
        var (db, writer, clock) = (world.Store.Db, world.Store.Writer, world.Store.Clock);
        Limit = new SpendStop(world.Rules);
        Shelf = new PlanShelf(db, world.Rules);
        Subscriptions = new SubscriptionActions(writer, world.Rules, Shelf, clock);
        Modules = new ModuleActions(writer, Limit, clock);
        Usage = new UsageActions(writer, world.Rules, clock);
        Capacity = new CapacityActions(writer, Limit, clock);
        Demand = new CapacityByDemand(db, world.Rules, Capacity, clock);
        Budgets = new BudgetActions(writer, clock);
        Invoicing = new InvoiceActions(writer, world.Rules, new Closing(), clock);
        Bills = new BillReads(db, new RunningBills(db, world.Rules, clock));
        Invoices = new InvoiceReads(db, world.Rules);
        Plans = new PlanReads(db, world.Rules, Shelf, clock);
        Spend = new SpendFollow(Bills, Budgets, Demand);
    }

    public World World { get; }
    public SpendStop Limit { get; }
    public PlanShelf Shelf { get; }
    public SubscriptionActions Subscriptions { get; }
    public ModuleActions Modules { get; }
    public UsageActions Usage { get; }
    public CapacityActions Capacity { get; }
    public CapacityByDemand Demand { get; }
    public BudgetActions Budgets { get; }
    public InvoiceActions Invoicing { get; }
    public BillReads Bills { get; }
    public InvoiceReads Invoices { get; }
    public PlanReads Plans { get; }
    public SpendFollow Spend { get; }
    public Viewer Admin { get; private set; } = null!;
    /// <summary>Finance of the company that runs the installation.</summary>
    public Viewer Operator { get; private set; } = null!;
    public CancellationToken Stop => World.Stop;
    public int Tenant => World.Tenant;

    /// <summary>安居电器 in the second day of its free trial, beside the operator of the installation.</summary>
    public static async Task<Payer> OfAsync(string kind, PostgresCluster cluster)
    {
        var payer = new Payer(await World.OfAsync(kind, cluster));
        payer.Admin = await payer.World.WhoAsync("chenjing.admin");
        var id = await payer.World.Company.OpenAsync(n => new Tenant
        {
            Id = n, Slug = "operator", Name = "运营", NameEn = "Operator", Prefix = "OP", Hotline = "1", Zone = "Asia/Shanghai", Currency = "CNY", Operator = true,
        }, Actor.System("Test"), payer.Stop);
        payer.Operator = new Viewer(id, Guid.CreateVersion7(payer.Now), "运营财务", "Operator", Role.Finance);
        return payer;
    }

    public DateTimeOffset Now => World.Store.Clock.GetUtcNow();

    public void Pass(TimeSpan time) => World.Store.Clock.Advance(time);

    /// <summary>Moves the clock to an instant of the company's own day.</summary>
    public void MoveTo(int year, int month, int day, int hour = 0, int minute = 0) =>
        World.Store.Clock.SetUtcNow(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime());

    /// <summary>The bill as it stands now.</summary>
    public async Task<LiveBill> LiveAsync() => (await Bills.LiveAsync(Tenant, Stop))!;

    /// <summary>Signs a plan on offer now.</summary>
    public async Task SignAsync(string plan) => await Subscriptions.ChangePlanAsync(Admin, (await LiveAsync()).Version, plan, atPeriodEnd: false, Stop);

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
