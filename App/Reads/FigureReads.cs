using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>One local day of a company.</summary>
/// <param name="Reported">Tickets counted as usage on this day: reported, whatever became of them.</param>
/// <param name="Completed">Tickets whose work was completed on this day.</param>
public sealed record FigureDay(DateOnly Day, int Reported, int Completed);

/// <summary>A company's work over a stretch of local days, as docs/metrics.md defines each figure.</summary>
/// <param name="Days">Every day of the stretch, oldest first.</param>
/// <param name="Open">Tickets open now.</param>
/// <param name="MedianHours">Median hours from report to completion of what was completed in the stretch; null when nothing was.</param>
/// <param name="Stars">Mean rating of what was completed in the stretch; null when nobody rated.</param>
/// <param name="Rated">How many ratings that mean rests on.</param>
public sealed record Figures(IReadOnlyList<FigureDay> Days, int Open, decimal? MedianHours, decimal? Stars, int Rated)
{
    public int Reported => Days.Sum(d => d.Reported);
    public int Completed => Days.Sum(d => d.Completed);
}

/// <summary>Figures over time, for companies that have the module.</summary>
public sealed class FigureReads(Db store, TimeProvider clock)
{
    /// <summary>The last so many local days, today included; null while the module is off.</summary>
    public async Task<Figures?> LastAsync(int tenant, int days, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Tenants.Where(t => t.Id == tenant).Select(t => t.Zone).SingleAsync(stop));
        var today = LocalTime.Day(clock.GetUtcNow(), zone);
        var first = today.AddDays(1 - days);
        // A day earlier than any zone can differ: days themselves are cut below.
        var from = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var reported = await db.Tickets.Where(t => t.SubmittedAt >= from).Select(t => t.SubmittedAt).ToListAsync(stop);
        var completed = await db.Tickets.Where(t => t.CompletedAt >= from).Select(t => new { At = t.CompletedAt!.Value, t.CycleStartedAt, t.Stars }).ToListAsync(stop);
        var inside = completed.Where(t => LocalTime.Day(t.At, zone) >= first).ToArray();
        var (began, done) = (reported.CountBy(at => LocalTime.Day(at, zone)).ToDictionary(), inside.CountBy(t => LocalTime.Day(t.At, zone)).ToDictionary());
        var stars = inside.Select(t => t.Stars).OfType<int>().ToArray();
        return new(
            [.. Enumerable.Range(0, days).Select(first.AddDays).Select(d => new FigureDay(d, began.GetValueOrDefault(d), done.GetValueOrDefault(d)))],
            await db.Tickets.CountAsync(t => t.State < TicketState.Completed, stop),
            Median([.. inside.Select(t => (decimal)(t.At - t.CycleStartedAt).TotalHours).Order()]),
            stars.Length == 0 ? null : (decimal)stars.Sum() / stars.Length, stars.Length);
    }

    private static decimal? Median(decimal[] ordered) => ordered.Length == 0 ? null
        : ordered.Length % 2 == 1 ? ordered[ordered.Length / 2] : (ordered[ordered.Length / 2 - 1] + ordered[ordered.Length / 2]) / 2m;
}
