using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo;

/// <summary>
/// Keeps the demo world moving: new reports arrive, and tickets of the play take their next natural step. Tickets that
/// a visitor made are his own: nobody touches them but he (and the rules).
/// </summary>
public sealed class DemoPlayer(Db store, DemoPlot plot, DemoSpeed speed, TimeProvider clock)
{
    /// <summary>How the key of a report begins that nobody of the play touches before its promise is broken.</summary>
    public const string Late = "late-";
    private const int MostOpen = 26;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2.5);

    /// <summary>Plays until stopped.</summary>
    public async Task PlayAsync(IReadOnlyList<DemoCast> casts, CancellationToken stop)
    {
        var dice = new Random(20_260_101);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Beat / Math.Max(1, speed.Speed), clock, stop);
            if (speed.Speed == 0) continue;
            foreach (var cast in casts) await ActOnceAsync(cast, dice, stop);
        }
    }

    private async Task ActOnceAsync(DemoCast cast, Random dice, CancellationToken stop)
    {
        var open = await OwnOpenAsync(cast.Company.Id, stop);
        if (open.Count < MostOpen && dice.NextDouble() < 0.25)
        {
            await plot.ReportAsync(cast, dice, $"demo-{Guid.CreateVersion7(clock.GetUtcNow())}", stop);
            return;
        }
        if (open.Count == 0) return;
        var one = open[dice.Next(open.Count)];
        await plot.StepAsync(cast, one, dice, clock.GetUtcNow().AddHours(6), stop);
    }

    private async Task<IReadOnlyList<Guid>> OwnOpenAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Tickets.Where(t => t.State < TicketState.Closed)
            .Where(t => db.Events.Any(e => e.Subject == Subjects.Ticket && e.SubjectId == t.Id && e.Version == 1 && (e.CommandKey!.StartsWith("demo-") || t.EscalationLevel > 0 && e.CommandKey!.StartsWith(Late))))
            .OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(stop);
    }
}
