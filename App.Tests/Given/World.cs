using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Given;

/// <summary>One demo company on a fresh database, with every door, under a clock the test moves.</summary>
public sealed class World : IAsyncDisposable
{
    private World(Store store)
    {
        Store = store;
        Rules = new RuleBook();
        Door = new TicketDoor(store.Writer, Rules, store.Clock);
        var dispatcher = new Dispatcher(Rules);
        Company = new CompanyActions(store.Writer, store.Clock);
        Reports = new ReportActions(store.Writer, Rules, Door, dispatcher);
        Assignment = new AssignmentActions(store.Db, Door, dispatcher);
        Technicians = new TechnicianActions(Door);
        Labour = new LabourActions(Door);
        Links = new LinkBook(store.Db, new EventNumbers(store.Db), store.Clock);
        LinkActs = new LinkActions(store.Writer, Door, Reports, Links);
        Customers = new CustomerActions(Door, Links);
        Desk = new DeskActions(Door);
        Timers = new TimerActions(store.Db, Door);
        Track = new TrackReads(store.Db, Links, Rules, store.Clock);
        Members = new MemberBook(store.Db);
        Uploads = new UploadActions(store.Writer, Links, store.Clock);
        Files = new AttachmentReads(store.Db, Links, store.Clock);
    }

    public Store Store { get; }
    public RuleBook Rules { get; }
    public TicketDoor Door { get; }
    public CompanyActions Company { get; }
    public ReportActions Reports { get; }
    public AssignmentActions Assignment { get; }
    public TechnicianActions Technicians { get; }
    public LabourActions Labour { get; }
    public CustomerActions Customers { get; }
    public DeskActions Desk { get; }
    public TimerActions Timers { get; }
    public LinkBook Links { get; }
    public LinkActions LinkActs { get; }
    public TrackReads Track { get; }
    public MemberBook Members { get; }
    public UploadActions Uploads { get; }
    public AttachmentReads Files { get; }
    public int Tenant { get; private set; }
    public CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    /// <summary>安居电器 with its people, catalogue and agreements, and no tickets.</summary>
    public static async Task<World> OfAsync(string kind, PostgresCluster cluster)
    {
        var world = new World(await Store.OfAsync(kind, cluster));
        world.Tenant = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[0], world.Stop);
        return world;
    }

    /// <summary>A fridge that does not cool, in 浦东: the rules give it to 周建国.</summary>
    public Task<ReportTaken> ReportFridgeAsync(string key = "k1", string? serial = null) => Reports.SubmitAsync(
        Tenant, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "浦东", "示例路 1 号", Serial: serial),
        Actor.Customer("张伟"), key, Stop);

    /// <summary>The member whose sign-in name begins so.</summary>
    public async Task<Viewer> WhoAsync(string login) => Viewer.Of((await Members.DemoAsync(Stop)).First(d => d.Person.Login.StartsWith(login + "@", StringComparison.Ordinal)).Person);

    /// <summary>The technician who holds a ticket.</summary>
    public async Task<Viewer> TechnicianOfAsync(Guid ticketId)
    {
        var ticket = await TicketAsync(ticketId);
        return Viewer.Of((await Members.ByIdAsync(Tenant, ticket.TechnicianId!.Value, Stop))!);
    }

    /// <summary>The ticket as it is stored now.</summary>
    public async Task<Ticket> TicketAsync(Guid ticketId)
    {
        await using var db = Store.Db.Read(Tenant);
        return await TicketDoor.LoadAsync(db, ticketId, Stop);
    }

    /// <summary>From the report to the technician at the door.</summary>
    public async Task<(ReportTaken Report, Viewer Technician)> ArrivedAsync()
    {
        var report = await ReportFridgeAsync();
        var technician = await TechnicianOfAsync(report.TicketId);
        await Technicians.AcceptAsync(technician, report.TicketId, Stop);
        await Technicians.DepartAsync(technician, report.TicketId, null, Stop);
        await Technicians.ArriveAsync(technician, report.TicketId, 8, Stop);
        return (report, technician);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

}
