using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What makes up a company before its first ticket: itself, its people, what it repairs, its agreements.</summary>
public sealed partial class CompanyActions(IWriter writer, TimeProvider clock)
{
    /// <summary>Days for which a new company pays nothing.</summary>
    public const int TrialDays = 30;

    /// <summary>Opens a company, with every module on and a free trial, and returns its number.</summary>
    /// <param name="make">Makes the company from the number it gets.</param>
    public async Task<int> OpenAsync(Func<int, Tenant> make, Actor by, CancellationToken stop)
    {
        var id = await writer.WriteAsync(0, async (db, s) => (int)await db.RaiseAsync("tenants", 1, s), stop);
        await writer.WriteAsync(id, async (db, s) =>
        {
            var tenant = make(id);
            if (await db.Tenants.AnyAsync(t => t.Slug == tenant.Slug, s)) throw new RefusedException(Refusal.AlreadyTaken, nameof(Tenant.Slug));
            var now = clock.GetUtcNow();
            db.Tenants.Add(tenant);
            db.Note(Subjects.Tenant, SubjectOf(id), 1, "CompanyOpened", new { id }, by, now);
            Equip(db, tenant, by, now);
            await db.SaveChangesAsync(s);
        }, stop);
        return id;
    }

    // A company begins with every module open and a free trial; what follows the trial costs only what is used.
    private static void Equip(AppDb db, Tenant tenant, Actor by, DateTimeOffset now)
    {
        foreach (var module in Modules.All)
        {
            var row = new ModuleRow { TenantId = tenant.Id, Module = module };
            db.Modules.Add(row);
            ModuleActions.Set(db, row, on: true, by, now);
        }
        var today = LocalTime.Day(now, LocalTime.Zone(tenant.Zone));
        var subscription = Subscription.StartWithTrial(ReadyPlans.Trial, ReadyPlans.PayAsYouGo, today, TrialDays, tenant.Zone);
        db.Rules.Add(new RuleDocument { TenantId = tenant.Id, Kind = RuleBook.KindOf<Subscription>(), Version = 1, From = now, Json = StoredJson.Write(subscription) });
        db.Note(Subjects.Rules, SubjectOf(tenant.Id, RuleBook.KindOf<Subscription>()), 1, "SubscriptionStarted", new { Plan = ReadyPlans.Trial.Document }, by, now);
    }

    /// <summary>Lets a company work: from now on it is found, and its clocks run.</summary>
    public Task ActivateAsync(int tenant, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var company = await db.Tenants.AsTracking().SingleAsync(t => t.Id == tenant, s);
        company.Active = true;
        db.Note(Subjects.Tenant, SubjectOf(tenant), 2, "CompanyActivated", new { tenant }, by, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    /// <summary>Takes somebody on. Sign-in names are unique over all companies.</summary>
    public Task AddMemberAsync(Member member, Technician? profile, Actor by, CancellationToken stop) => writer.WriteAsync(member.TenantId, async (db, s) =>
    {
        if (await db.Members.IgnoreQueryFilters().AnyAsync(m => m.Login == member.Login, s)) throw new RefusedException(Refusal.AlreadyTaken, nameof(Member.Login));
        Enter(db, member, profile, by, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    /// <summary>Enters a new person; the caller saves.</summary>
    internal static void Enter(AppDb db, Member member, Technician? profile, Actor by, DateTimeOffset now)
    {
        member.Version = 1;
        db.Members.Add(member);
        if (profile is not null) db.Technicians.Add(new TechnicianRow { TenantId = member.TenantId, Id = member.Id, Profile = profile, Version = 1 });
        db.Note(Subjects.Member, member.Id, 1, "MemberAdded", new { member.Name, member.Role }, by, now);
    }

    /// <summary>Changes a member; the version seen must still be the newest.</summary>
    public Task ChangeMemberAsync(int tenant, Guid id, int seen, Action<Member> change, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var member = await db.Members.AsTracking().SingleOrDefaultAsync(m => m.Id == id, s) ?? throw new RefusedException(Refusal.NotFound);
        if (member.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
        change(member);
        member.Version++;
        db.Note(Subjects.Member, id, member.Version, "MemberChanged", new { member.Name, member.Role, member.Active }, by, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    /// <summary>Changes a technician's skills, area, hours or capacity.</summary>
    public Task ChangeTechnicianAsync(int tenant, Technician profile, int seen, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var row = await db.Technicians.AsTracking().SingleOrDefaultAsync(t => t.Id == profile.Id, s) ?? throw new RefusedException(Refusal.NotFound);
        if (row.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
        (row.Profile, row.Version) = (profile, row.Version + 1);
        db.Note(Subjects.Technician, profile.Id, row.Version, "TechnicianChanged", profile, by, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    /// <summary>Adds product lines, faults and devices.</summary>
    public Task AddToCatalogueAsync(int tenant, IReadOnlyList<Product> products, IReadOnlyList<Fault> faults, IReadOnlyList<Device> devices, Actor by, CancellationToken stop) =>
        SaveAsync(tenant, db =>
        {
            db.Products.AddRange(products);
            db.Faults.AddRange(faults);
            db.Devices.AddRange(devices);
            foreach (var p in products) db.Note(Subjects.Catalogue, p.Id, 1, "ProductAdded", new { p.Line, p.Name }, by, clock.GetUtcNow());
            foreach (var f in faults) db.Note(Subjects.Catalogue, f.Id, 1, "FaultAdded", new { f.Code, f.Name }, by, clock.GetUtcNow());
            foreach (var d in devices) db.Note(Subjects.Catalogue, d.Id, 1, "DeviceAdded", new { d.Serial }, by, clock.GetUtcNow());
        }, stop);

    /// <summary>Changes a product line.</summary>
    public Task ChangeProductAsync(int tenant, Guid id, int seen, Action<Product> change, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var product = await db.Products.AsTracking().SingleOrDefaultAsync(p => p.Id == id, s) ?? throw new RefusedException(Refusal.NotFound);
        if (product.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
        change(product);
        product.Version++;
        db.Note(Subjects.Catalogue, id, product.Version, "ProductChanged", new { product.Name, product.Active }, by, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    /// <summary>Changes a fault.</summary>
    public Task ChangeFaultAsync(int tenant, Guid id, int seen, Action<Fault> change, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var fault = await db.Faults.AsTracking().SingleOrDefaultAsync(f => f.Id == id, s) ?? throw new RefusedException(Refusal.NotFound);
        if (fault.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
        change(fault);
        fault.Version++;
        db.Note(Subjects.Catalogue, id, fault.Version, "FaultChanged", new { fault.Name, fault.LabourMinor, fault.Active }, by, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    /// <summary>Publishes the next version of an agreement. Tickets already taken in keep theirs.</summary>
    /// <param name="seen">The version this one follows; 0 for the first.</param>
    /// <param name="make">Makes the document from the number it gets.</param>
    public Task<int> PublishAsync<T>(int tenant, int seen, Func<int, T> make, Actor by, CancellationToken stop) where T : class => writer.WriteAsync(tenant, async (db, s) =>
    {
        var version = await AddVersionAsync(db, seen, make, by, clock.GetUtcNow(), s);
        await db.SaveChangesAsync(s);
        return version;
    }, stop);

    /// <summary>Adds the next version of an agreement; the caller saves.</summary>
    internal static async Task<int> AddVersionAsync<T>(AppDb db, int seen, Func<int, T> make, Actor by, DateTimeOffset now, CancellationToken stop) where T : class
    {
        var version = await RuleBook.LatestVersionAsync<T>(db, stop) + 1;
        if (version != seen + 1) throw new RefusedException(Refusal.SomeoneWasFaster);
        db.Rules.Add(new RuleDocument { TenantId = db.Tenant, Kind = RuleBook.KindOf<T>(), Version = version, From = now, Json = StoredJson.Write(make(version)) });
        db.Note(Subjects.Rules, SubjectOf(db.Tenant, RuleBook.KindOf<T>()), version, "RulesPublished", new { Kind = RuleBook.KindOf<T>(), version }, by, now);
        return version;
    }

    private Task SaveAsync(int tenant, Action<AppDb> change, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        change(db);
        await db.SaveChangesAsync(s);
    }, stop);

    // Things without an id of their own get one that is always the same.
    internal static Guid SubjectOf(int tenant, string kind = "tenant") =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{kind}:{tenant}"))[..16]);
}
