using Plainmend.Actions;
using Plainmend.Data;

namespace Plainmend.Demo;

/// <summary>
/// Two weeks of the past, made by the real acts under a simulated clock, so that every rule that holds for real tickets
/// holds for these. The dice are seeded: the same world every time.
/// </summary>
public sealed class DemoHistory(Db store, IWriter writer, RuleBook rules, DemoStock stock, TimeProvider clock)
{
    /// <summary>Share of a day's reports by hour, after the arrival profile of a public log of 24,918 incidents.</summary>
    private static readonly double[] ByHour =
        [0.4, 0.3, 0.3, 0.3, 0.5, 1.2, 2.4, 2.3, 10.2, 12.1, 11.6, 9.9, 5.4, 6.6, 9.0, 8.6, 7.5, 4.3, 2.2, 1.6, 1.2, 0.9, 0.7, 0.7];

    /// <summary>Makes the past of one company.</summary>
    /// <param name="count">Tickets to make.</param>
    /// <param name="progress">Told the number of tickets begun.</param>
    public async Task MakeAsync(DemoCast cast, int count, int days, Action<int> progress, CancellationToken stop)
    {
        var dice = new Random(cast.Company.Id * 7919);
        var end = clock.GetUtcNow();
        var simulated = new SimulatedClock(end.AddDays(-days));
        var (plot, assignment, timers) = Actors(simulated);
        var queue = new PriorityQueue<Guid?, DateTimeOffset>(Arrivals(dice, end, count, days).Select(at => ((Guid?)null, at)));
        var (begun, nextDispatch) = (0, DateTimeOffset.MinValue);
        while (queue.TryDequeue(out var ticket, out var at) && at < end)
        {
            stop.ThrowIfCancellationRequested();
            simulated.MoveTo(at);
            await timers.RunAsync(cast.Company.Id, stop);
            if (ticket is null)
            {
                ticket = (await plot.ReportAsync(cast, dice, $"demo-{cast.Company.Id}-{begun}", stop)).TicketId;
                queue.Enqueue(ticket, at.AddMinutes(dice.Next(2, 9)));
                progress(++begun);
                continue;
            }
            if (await plot.StepAsync(cast, ticket.Value, dice, at, stop) is { } next) queue.Enqueue(ticket, at + next);
            if (at < nextDispatch) continue;
            nextDispatch = at.AddMinutes(15);
            await assignment.DispatchWaitingAsync(cast.Company.Id, stop);
        }
        await stock.FillAsync(cast, stop);
    }

    // The ordinary doors, only with another clock.
    private (DemoPlot Plot, AssignmentActions Assignment, TimerActions Timers) Actors(TimeProvider simulated)
    {
        var door = new TicketDoor(writer, rules, simulated);
        var dispatcher = new Dispatcher(rules);
        var plot = new DemoPlot(
            store, new ReportActions(writer, rules, door, dispatcher), new TechnicianActions(door), new DeskActions(door), new DemoCustomerActs(door));
        return (plot, new AssignmentActions(store, door, dispatcher), new TimerActions(store, door));
    }

    private static IEnumerable<DateTimeOffset> Arrivals(Random dice, DateTimeOffset end, int count, int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(DemoSeed.Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end, zone).DateTime);
        for (var i = 0; i < count; i++)
        {
            var local = today.AddDays(-dice.Next(days)).ToDateTime(new TimeOnly(Hour(dice), dice.Next(60), dice.Next(60)));
            var at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            yield return at < end ? at : at.AddDays(-1);
        }
    }

    private static int Hour(Random dice)
    {
        var roll = dice.NextDouble() * ByHour.Sum();
        for (var hour = 0; hour < 24; hour++)
            if ((roll -= ByHour[hour]) < 0) return hour;
        return 23;
    }
}
