using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;

namespace Plainmend.Demo;

/// <summary>
/// The past of a company, made by the real acts under a simulated clock, so that every rule that holds for real tickets
/// holds for these. The dice are seeded: the same world every time.
/// </summary>
public sealed class DemoHistory(Db store, IWriter writer, RuleBook rules, DemoStock stock, TimeProvider clock)
{
    /// <summary>Share of a day's reports by hour, after the arrival profile of a public log of 24,918 incidents.</summary>
    private static readonly double[] ByHour =
        [0.4, 0.3, 0.3, 0.3, 0.5, 1.2, 2.4, 2.3, 10.2, 12.1, 11.6, 9.9, 5.4, 6.6, 9.0, 8.6, 7.5, 4.3, 2.2, 1.6, 1.2, 0.9, 0.7, 0.7];

    /// <summary>Share of a week's reports by weekday, Sunday first: households also report at the weekend, offices hardly do.</summary>
    private static readonly double[] ByWeekday = [7, 21, 18, 17, 15, 14, 8];

    // The last days that are dense.
    private const int Recent = 14;

    /// <summary>Makes the past of one company.</summary>
    /// <param name="count">Tickets to make.</param>
    /// <param name="progress">Told the number of tickets begun.</param>
    /// <returns>How many tickets were reported on each local day.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, int>> MakeAsync(DemoCast cast, int count, int days, Action<int> progress, CancellationToken stop)
    {
        var zone = LocalTime.Zone(DemoSeed.Zone);
        var reported = new Dictionary<DateOnly, int>();
        var dice = new Random(cast.Company.Id * 7919);
        var end = clock.GetUtcNow();
        var simulated = new SimulatedClock(end.AddDays(-days));
        var (plot, assignment, timers) = Actors(simulated);
        var queue = new PriorityQueue<Guid?, DateTimeOffset>(Arrivals(dice, end, zone, count, days).Select(at => ((Guid?)null, at)));
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
                var day = LocalTime.Day(at, zone);
                reported[day] = reported.GetValueOrDefault(day) + 1;
                continue;
            }
            if (await plot.StepAsync(cast, ticket.Value, dice, at, stop) is { } next) queue.Enqueue(ticket, at + next);
            if (at < nextDispatch) continue;
            nextDispatch = at.AddMinutes(15);
            await assignment.DispatchWaitingAsync(cast.Company.Id, stop);
        }
        await stock.FillAsync(cast, stop);
        return reported;
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

    // Business grows a little over the time, Monday is the busiest day, and the last two weeks are dense enough to look at.
    private static IEnumerable<DateTimeOffset> Arrivals(Random dice, DateTimeOffset end, TimeZoneInfo zone, int count, int days)
    {
        var today = LocalTime.Day(end, zone);
        var weights = Enumerable.Range(0, days).Select(ago => Weight(today.AddDays(-ago), ago, days)).ToArray();
        var recent = days <= Recent ? count : count / 5;
        for (var i = 0; i < count; i++)
        {
            var local = today.AddDays(-(i < recent ? Draw(dice, weights[..Math.Min(days, Recent)]) : Recent + Draw(dice, weights[Recent..]))).ToDateTime(new TimeOnly(Draw(dice, ByHour), dice.Next(60), dice.Next(60)));
            var at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            yield return at < end ? at : at.AddDays(-1);
        }
    }

    private static double Weight(DateOnly day, int ago, int days) => ByWeekday[(int)day.DayOfWeek] * (1.3 - 0.6 * ago / days);

    // An index, drawn by weight.
    private static int Draw(Random dice, double[] weights)
    {
        var roll = dice.NextDouble() * weights.Sum();
        for (var n = 0; n < weights.Length; n++)
            if ((roll -= weights[n]) < 0) return n;
        return weights.Length - 1;
    }
}
