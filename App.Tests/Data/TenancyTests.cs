using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Data;

/// <summary>Companies see and change their own rows only, whatever the code above does.</summary>
public sealed class TenancyTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_forgotten_company_sees_nothing_and_another_one_sees_only_its_own(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var other = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        await world.ReportFridgeAsync();

        await using var nobody = world.Store.Db.Read(0);
        await using var foreign = world.Store.Db.Read(other);
        Assert.Equal(0, await nobody.Tickets.CountAsync(world.Stop) + await nobody.Events.CountAsync(world.Stop) + await nobody.Members.CountAsync(world.Stop));
        Assert.Equal(0, await foreign.Tickets.CountAsync(world.Stop));
        Assert.Equal(DemoCompanies.All[1].Technicians.Count, await foreign.Technicians.CountAsync(world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stub_with_another_companys_id_cannot_be_saved(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var other = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        var victim = await world.WhoAsync("lina");

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Store.Writer.WriteAsync(other, async (db, s) =>
        {
            var stub = new Member { TenantId = world.Tenant, Id = victim.Id, Login = "x", Name = "x", NameEn = "x", Stamp = "x" };
            db.Attach(stub).Property(m => m.Name).IsModified = true;
            db.Note("member", stub.Id, 99, "MemberChanged", new { }, Actor.System("test"), world.Store.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, world.Stop));
        Assert.Equal("李娜", (await world.Members.ByIdAsync(world.Tenant, victim.Id, world.Stop))!.Name);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_visit_of_another_companys_ticket_is_refused_by_the_database_itself(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var other = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        var ticket = (await world.ReportFridgeAsync()).TicketId;

        await Assert.ThrowsAsync<DbUpdateException>(() => world.Store.Writer.WriteAsync(other, async (db, s) =>
        {
            var now = world.Store.Clock.GetUtcNow();
            db.Visits.Add(new Visit { TenantId = other, Id = Guid.CreateVersion7(now), TicketId = ticket, From = now, To = now.AddHours(1) });
            db.Note("ticket", ticket, 99, "Booked", new { }, Actor.System("test"), now);
            await db.SaveChangesAsync(s);
        }, world.Stop));
    }

    [Fact]
    public void Every_table_of_a_company_begins_its_keys_with_the_company_and_is_filtered()
    {
        using var db = new SqliteAppDb(DataSetup.Sqlite("Data Source=:memory:"));
        var tables = db.Model.GetEntityTypes().Where(e => e.ClrType != typeof(Tenant) && !e.ClrType.Name.Contains("DataProtection", StringComparison.Ordinal)).ToArray();
        Assert.True(tables.Length >= 10);
        Assert.All(tables, t => Assert.Equal("TenantId", t.FindPrimaryKey()!.Properties[0].Name));
        Assert.All(tables, t => Assert.NotEmpty(t.GetDeclaredQueryFilters()));
        Assert.All(tables.SelectMany(t => t.GetForeignKeys()), k => Assert.Equal("TenantId", k.Properties[0].Name));
    }
}
