using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Goodwill through the door of the desk, on both databases: who may, once for each form, and what the customer then reads.</summary>
public sealed class GoodwillActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_supervisor_grants_once_and_the_customer_reads_the_line_and_its_reason(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "门封", [new("SEAL-68", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new("SEAL-68", 1), "u1", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已换门封", "老化", world.Stop);
        var (agent, supervisor) = (await world.WhoAsync("lina"), await world.WhoAsync("shenlan"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.Desk.GrantGoodwillAsync(agent, report.TicketId, 10m, null, "抱歉", "k", world.Stop));
        Assert.Equal(Refusal.NotYours, refused.Reason);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<RefusedException>(() => world.Desk.GrantGoodwillAsync(supervisor, report.TicketId, 10m, null, " ", "k", world.Stop))).Details[0]);
        for (var click = 0; click < 2; click++) await world.Desk.GrantGoodwillAsync(supervisor, report.TicketId, 10m, null, "上门晚了一天", "g1", world.Stop);

        var seen = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        var cover = Assert.Single(seen.Charges.Lines, l => l.Kind == LineKind.Cover);
        Assert.Equal((-10m, "由服务商承担：上门晚了一天"), (cover.Printed.ToDecimal(), cover.Purpose.Zh));
        Assert.Equal((88m, 88m, 88m), (seen.Charges.TotalMoney.Amount, seen.Settlement.Proposed, seen.Settlement.Due));
        Assert.Equal("上门晚了一天", Assert.Single(seen.Log, l => l.Kind == nameof(GoodwillGranted)).Text);

        await world.Desk.GrantGoodwillAsync(await world.WhoAsync("qiancheng"), report.TicketId, null, 50m, "再让一半", "g2", world.Stop);
        var half = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        Assert.Equal([30m, 0m, 68m, -10m, -44m], half.Charges.Lines.Select(l => l.Printed.ToDecimal()));
        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal(44m, ticket.Settlement.Proposed);

        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        await world.Customers.SettleAsync(report.Secret, SettlementState.Paid, world.Stop);
        var late = await Assert.ThrowsAsync<RefusedException>(() => world.Desk.GrantGoodwillAsync(supervisor, report.TicketId, 1m, null, "晚了", "g3", world.Stop));
        Assert.Equal(Refusal.BillSettled, late.Reason);
    }
}
