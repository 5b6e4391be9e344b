using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo.Scenes;

/// <summary>
/// Five reports, dispatched at once with reasons. The first is a gas alarm that is to be accepted within two minutes: its
/// technician does not look at his telephone, the promise is broken, and it escalates before he takes it.
/// </summary>
public sealed class WarmUpScene(Db store, DemoPlot plot, ReportActions reports, AssignmentActions assignment, TechnicianActions technicians)
{
    /// <summary>How many report.</summary>
    public const int Reports = 5;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250), Patience = TimeSpan.FromMinutes(3);

    /// <summary>Its steps.</summary>
    /// <param name="watch">Told where the desk sees it.</param>
    public IReadOnlyList<Func<CancellationToken, Task>> Steps(DemoCast cast, string key, TimeProvider clock, Action<string> watch)
    {
        var (dice, alarm) = (new Random(Reports), Guid.Empty);
        return
        [
            async stop =>
            {
                watch("/desk");
                alarm = await AlarmAsync(cast, DemoPlayer.Late + key, stop);
            },
            .. Enumerable.Range(1, Reports - 1).Select(n => (Func<CancellationToken, Task>)(stop => plot.ReportAsync(cast, dice, $"demo-{key}-{n}", stop))),
            async stop =>
            {
                // The clock of the house breaks the promise; the scene only looks on, and no longer than anybody leaves the ticket alone.
                var until = clock.GetUtcNow() + Patience;
                while (clock.GetUtcNow() < until && await FindAsync(cast, alarm, stop) is { State: TicketState.Offered, EscalationLevel: 0 }) await Task.Delay(Look, clock, stop);
            },
            async stop =>
            {
                if (await FindAsync(cast, alarm, stop) is { State: TicketState.Offered, EscalationLevel: > 0, TechnicianId: { } late }) await technicians.AcceptAsync(cast.Technicians[late], alarm, stop);
            },
        ];
    }

    private async Task<Guid> AlarmAsync(DemoCast cast, string key, CancellationToken stop)
    {
        var alarm = (await reports.SubmitAsync(cast.Company.Id, new FaultReport(
            Channel.Phone, "heater", "heater.gas-alarm", "JSQ-30", "厨房燃气报警器一直响。", "吴昊", "15833339999", "静安", "示例路 8 号"), Actor.Customer("吴昊"), key, stop)).TicketId;
        if ((await FindAsync(cast, alarm, stop)).State == TicketState.Offered) return alarm;
        // Those with the certificate have their hands full: the desk asks one of them all the same.
        var certified = cast.Script.Technicians.First(t => t.Certificate == "gas").Name;
        await assignment.AssignAsync(cast.Desk, alarm, cast.Technicians.First(t => t.Value.Name == certified).Key, "演示：燃气报警不能等", stop);
        return alarm;
    }

    private async Task<Ticket> FindAsync(DemoCast cast, Guid ticketId, CancellationToken stop)
    {
        await using var db = store.Read(cast.Company.Id);
        return await db.Tickets.SingleAsync(t => t.Id == ticketId, stop);
    }
}
