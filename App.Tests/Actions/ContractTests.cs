using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>A service contract bears its visits until they are used up, after the warranty and never beyond what it holds.</summary>
public sealed class ContractTests(PostgresCluster cluster)
{
    // A fridge bought long ago: its warranty is over.
    private const string Old = "SN101039";

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Its_visits_are_free_and_the_one_after_the_last_is_paid(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        await world.Company.AddContractAsync(admin, Entry("C-1", visits: 1), world.Stop);
        var first = await world.ReportFridgeAsync("a", Old);
        Assert.Equal("InContract", await ReasonAsync(world, first.TicketId));
        var technician = await world.TechnicianOfAsync(first.TicketId);
        await world.Technicians.AcceptAsync(technician, first.TicketId, world.Stop);
        await world.Technicians.DepartAsync(technician, first.TicketId, null, world.Stop);
        await world.Technicians.ArriveAsync(technician, first.TicketId, 8, world.Stop);
        var view = (await world.Track.ReadAsync(first.Secret, world.Stop))!;
        Assert.True(view.Charges.Line("call-out")!.Printed.Sign > 0);
        Assert.Equal(0m, view.Charges.TotalMoney.Amount);
        Assert.Contains(view.Charges.Lines, l => l.Kind == LineKind.Cover);
        var second = await world.ReportFridgeAsync("b", Old);
        Assert.Equal("ContractUsedUp", await ReasonAsync(world, second.TicketId));
        var device = Assert.Single((await new AdminReads(world.Store.Db, world.Rules).DevicesAsync(admin, Old, 0, world.Stop))!.Shown);
        Assert.Equal((1m, 0m), (Assert.Single(device.Contracts).Total, device.Contracts[0].Left));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Its_hours_are_drawn_as_they_stand_on_the_bill(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        await world.Company.AddContractAsync(admin, Entry("C-2", visits: 2) with { Kind = ContractKind.Hours }, world.Stop);
        // Another contract whose number only begins the same is left alone.
        await world.Company.AddContractAsync(admin, Entry("C-2 · B", visits: 9) with { Kind = ContractKind.Hours, Until = new(2027, 1, 1) }, world.Stop);
        var report = await world.ReportFridgeAsync("a", Old);
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop);
        await world.Labour.StartAsync(technician, report.TicketId, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromMinutes(40));
        await world.Labour.StopAsync(technician, report.TicketId, world.Stop);
        // 40 minutes are 45 on the bill.
        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal(TimeSpan.FromMinutes(40), Assert.Single(ticket.Labour).To - ticket.Labour.First().From);
        var device = Assert.Single((await new AdminReads(world.Store.Db, world.Rules).DevicesAsync(admin, Old, 0, world.Stop))!.Shown);
        Assert.Equal([1.25m, 9m], device.Contracts.Select(c => c.Left));
        var view = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        Assert.Equal(30m, view.Charges.TotalMoney.Amount);
        Assert.Equal(90m, view.Charges.Line(ServiceMeters.Labour)!.Printed.ToDecimal());
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task What_is_wrong_is_named_and_nothing_is_kept(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        await RefusedAsync(Refusal.EndsBeforeItBegins, Entry("C-1") with { Until = new(2025, 1, 1) });
        await RefusedAsync(Refusal.OutOfRange, Entry("C-1") with { Total = 0m });
        await RefusedAsync(Refusal.OutOfRange, Entry("C-1") with { Total = 1.5m });
        await RefusedAsync(Refusal.Required, Entry("C-1") with { Serial = "no such" });
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(async () => await world.Company.AddContractAsync(await world.WhoAsync("lina"), Entry("C-1"), world.Stop))).Reason);
        await world.Company.AddContractAsync(admin, Entry("C-1"), world.Stop);
        await RefusedAsync(Refusal.AlreadyTaken, Entry("C-1"));

        async Task RefusedAsync(Refusal reason, ContractEntry entry) =>
            Assert.Equal(reason, (await Assert.ThrowsAsync<RefusedException>(() => world.Company.AddContractAsync(admin, entry, world.Stop))).Reason);
    }

    private static ContractEntry Entry(string number, int visits = 3) => new(number, Old, ContractKind.Visits, visits, new(2026, 1, 1), new(2026, 12, 31));

    private static async Task<string?> ReasonAsync(World world, Guid ticket) => (await world.TicketAsync(ticket)).EntitlementReason;
}
