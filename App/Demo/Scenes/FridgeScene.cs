using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo.Scenes;

/// <summary>A fridge from the customer's report to his rating, by the acts that real people would do; the money moves with each line.</summary>
public sealed class FridgeScene(Db store, ReportActions reports, TechnicianActions technicians, AssignmentActions assignment, DemoCustomerActs customers)
{
    private static readonly IReadOnlyList<WorkItem> Work = [new(null, 1), new("BOARD-186", 1)];

    /// <summary>Its steps.</summary>
    /// <param name="watch">Told where its customer sees it.</param>
    public IReadOnlyList<Func<CancellationToken, Task>> Steps(DemoCast cast, string key, Action<string> watch)
    {
        ReportTaken? taken = null;
        Task<Ticket> ReadAsync(CancellationToken stop) => FindAsync(cast, taken!.TicketId, stop);
        async Task AsTechnicianAsync(Func<Viewer, Guid, Task> act, CancellationToken stop)
        {
            var ticket = await ReadAsync(stop);
            await act(cast.Technicians[ticket.TechnicianId!.Value], ticket.Id);
        }
        async Task AsCustomerAsync(Action<TicketAtHand, Actor> act, CancellationToken stop)
        {
            var ticket = await ReadAsync(stop);
            await customers.ActAsync(cast, ticket, at => act(at, Actor.Customer(ticket.Contact.Name)), stop);
        }
        return
        [
            async stop =>
            {
                taken = await reports.SubmitAsync(cast.Company.Id, new FaultReport(
                    Channel.Qr, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷，冷冻还行。", "张伟", "13812345678", "浦东", "示例路 1 号"), Actor.Customer("张伟"), key, stop);
                watch($"/t/{taken.Secret}");
            },
            stop => OfferedAsync(cast, taken!.TicketId, stop),
            stop => AsTechnicianAsync((who, id) => technicians.AcceptAsync(who, id, stop), stop),
            stop => AsTechnicianAsync((who, id) => technicians.DepartAsync(who, id, null, stop), stop),
            stop => AsTechnicianAsync((who, id) => technicians.ArriveAsync(who, id, 8, stop), stop),
            stop => AsTechnicianAsync((who, id) => technicians.DiagnoseAsync(who, id, "主控板损坏，需要更换", Work, null, stop), stop),
            stop => AsCustomerAsync((at, by) => at.Ticket.ViewQuote(at.Ticket.LatestQuote!.Version, by, at.Now), stop),
            stop => AsCustomerAsync((at, by) => at.Ticket.ApproveQuote(at.Ticket.LatestQuote!.Version, by.Name, false, by, at.Now), stop),
            stop => AsTechnicianAsync((who, id) => technicians.UseAsync(who, id, Work[0], $"{key}-0", stop), stop),
            stop => AsTechnicianAsync((who, id) => technicians.UseAsync(who, id, Work[1], $"{key}-1", stop), stop),
            stop => AsTechnicianAsync((who, id) => technicians.FinishAsync(who, id, "更换主控板，试机正常", "部件损坏", stop), stop),
            stop => AsCustomerAsync((at, by) => at.Ticket.ConfirmWorks(by, at.Now), stop),
            stop => AsCustomerAsync((at, by) => at.Ticket.Settle(SettlementState.Paid, by, at.Now), stop),
            stop => AsCustomerAsync((at, by) => at.Ticket.Rate(5, [], "", by, at.Now), stop),
        ];
    }

    // The rules offered it with the report, where somebody is on duty; at night the scene does not wait for the morning.
    private async Task OfferedAsync(DemoCast cast, Guid ticketId, CancellationToken stop)
    {
        if ((await FindAsync(cast, ticketId, stop)).State == TicketState.Offered) return;
        await assignment.AssignAsync(cast.Desk, ticketId, cast.Technicians.Keys.First(), "演示：现在没有人当班", stop);
    }

    private async Task<Ticket> FindAsync(DemoCast cast, Guid ticketId, CancellationToken stop)
    {
        await using var db = store.Read(cast.Company.Id);
        return await db.Tickets.SingleAsync(t => t.Id == ticketId, stop);
    }
}
