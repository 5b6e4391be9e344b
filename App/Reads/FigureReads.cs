using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>
/// Figures over time, for companies that have the module: sums of the cells that are kept of each day, never a walk over tickets.
/// All answers are null while the module is off.
/// </summary>
public sealed class FigureReads(Db store, TimeProvider clock)
{
    /// <summary>The company's day now.</summary>
    public async Task<DateOnly> TodayAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return LocalTime.Day(clock.GetUtcNow(), await db.ZoneAsync(stop));
    }

    /// <summary>A range beside the one before it.</summary>
    public async Task<FigurePicture?> ReadAsync(int tenant, DayRange range, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var (first, last, before) = (range.Before.First, range.Last, range.Before);
        // What stands on a day is all that ever came less all that ever went.
        var days = await AmountsAsync(db, DateOnly.MinValue, last, stop);
        var (now, then) = (new Cell(), new Cell());
        foreach (var (day, cell) in days.Where(d => d.Key >= first)) (range.Holds(day) ? now : then).Add(cell);
        await foreach (var c in db.FigureCells.Where(c => c.Cut == Cut.All && c.Day >= first && c.Day <= last).Select(c => new { c.Day, c.Spreads }).AsAsyncEnumerable().WithCancellation(stop))
            (range.Holds(c.Day) ? now : then).Read("", c.Spreads);
        return new()
        {
            Range = range, Now = now, Then = then, Days = Each(days, range), OpenThen = OpenAt(days, before.Last),
            Currency = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.Currency).SingleAsync(stop),
            Ages = await AgesAsync(db, last, stop), Behind = await BehindAsync(db, stop), Aside = await db.Counters.CountAsync(c => c.Name.StartsWith(Counter.FigureAside), stop),
        };
    }

    /// <summary>A range told apart, the values with the most reports first.</summary>
    public async Task<IReadOnlyList<CutRow>?> CutAsync(int tenant, DayRange range, Cut cut, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var cells = await CellsAsync(db, range, cut, stop);
        var labels = await FigureLabels.OfAsync(db, cut, stop);
        return [.. cells.OrderByDescending(c => c.Value[Metric.Reported].Count).ThenByDescending(c => c.Value[Metric.Stars].Count).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new CutRow(c.Key, labels(c.Key), c.Value))];
    }

    /// <summary>Reports to expect in the next days.</summary>
    public async Task<VolumeOutlook?> OutlookAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var today = LocalTime.Day(clock.GetUtcNow(), await db.ZoneAsync(stop));
        var range = DayRange.UpTo(today.AddDays(-1), VolumeForecast.History);
        var days = await AmountsAsync(db, range.First, range.Last, stop);
        int[] past = [.. range.Each.Select(d => (int)On(days, d, Metric.Reported).Count)];
        // Days before the first report say nothing about a company that was not there yet.
        var known = past.SkipWhile(n => n == 0).ToArray();
        return new(
            [.. range.Each.Zip(past).TakeLast(VolumeForecast.Days)],
            [.. VolumeForecast.Of(known).Select((expected, n) => (today.AddDays(n), expected))], VolumeForecast.Error(known));
    }

    /// <summary>Cells of a range by the value of a cut.</summary>
    internal static async Task<Dictionary<string, Cell>> CellsAsync(AppDb db, DayRange range, Cut cut, CancellationToken stop)
    {
        var (first, last) = (range.First, range.Last);
        var sums = new Dictionary<string, Cell>(StringComparer.Ordinal);
        await foreach (var c in db.FigureCells.Where(c => c.Cut == cut && c.Day >= first && c.Day <= last).Select(c => new { c.Value, c.Amounts }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!sums.TryGetValue(c.Value, out var sum)) sums[c.Value] = sum = new();
            sum.Read(c.Amounts, "");
        }
        return sums;
    }

    /// <summary>Counts and sums of the whole company on every day from the first to the last that has any.</summary>
    internal static async Task<SortedDictionary<DateOnly, Cell>> AmountsAsync(AppDb db, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var days = new SortedDictionary<DateOnly, Cell>();
        await foreach (var c in db.FigureCells.Where(c => c.Cut == Cut.All && c.Day >= first && c.Day <= last).Select(c => new { c.Day, c.Amounts }).AsAsyncEnumerable().WithCancellation(stop))
            (days[c.Day] = new()).Read(c.Amounts, "");
        return days;
    }

    private static List<FigureDay> Each(SortedDictionary<DateOnly, Cell> days, DayRange range)
    {
        var open = OpenAt(days, range.First.AddDays(-1));
        var each = new List<FigureDay>();
        foreach (var day in range.Each)
        {
            var (came, done) = (On(days, day, Metric.Reported).Count, On(days, day, Metric.Completed).Count);
            open += (int)(came - On(days, day, Metric.Over).Count);
            each.Add(new(day, (int)came, (int)done, open));
        }
        return each;
    }

    private static int OpenAt(SortedDictionary<DateOnly, Cell> days, DateOnly day) =>
        (int)days.TakeWhile(d => d.Key <= day).Sum(d => d.Value[Metric.Reported].Count - d.Value[Metric.Over].Count);

    private static Amount On(SortedDictionary<DateOnly, Cell> days, DateOnly day, Metric measure) => days.GetValueOrDefault(day)?[measure] ?? default;

    /// <summary>Tickets reported up to a day that were not over by its end.</summary>
    // Two questions, and the second bounded from above, so that both are answered by the index of the last day: the few among a million.
    internal static IQueryable<TicketFigures> Standing(IQueryable<TicketFigures> rows, DateOnly last) =>
        rows.Where(f => f.OverDay == null && f.ReportedDay <= last).Concat(rows.Where(f => f.OverDay > last && f.OverDay < DateOnly.MaxValue && f.ReportedDay <= last));

    private static async Task<IReadOnlyList<AgeCount>> AgesAsync(AppDb db, DateOnly last, CancellationToken stop)
    {
        var open = await Standing(db.Figures, last).GroupBy(f => f.ReportedDay).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return [.. AgeBand.All.Select(band => new AgeCount(band, open.Where(o => band.Holds(last.DayNumber - o.Key.DayNumber)).Sum(o => o.Count)))];
    }

    private static async Task<long> BehindAsync(AppDb db, CancellationToken stop)
    {
        var reached = await db.Counters.Where(c => c.Name == Counter.FigureCursor || c.Name == Counter.Events).ToDictionaryAsync(c => c.Name, c => c.Value, stop);
        return reached.GetValueOrDefault(Counter.Events) - reached.GetValueOrDefault(Counter.FigureCursor);
    }
}
