using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>How the day runs and what it is worth: the wall's second screen.</summary>
/// <param name="Hours">Every hour of the company's local day up to now, from midnight.</param>
/// <param name="FirstResponse">Median minutes from report to first answer of what was reported and answered today; null while nothing was.</param>
/// <param name="UnderWay">The most that the customers of tickets in repair, waiting for parts or being verified can owe: what they approved.</param>
/// <param name="ToApprove">The quotes that wait for a customer's word.</param>
/// <param name="NextBreach">When the next promise breaks unless somebody acts (UTC); null when none runs.</param>
public sealed record WallFlow(IReadOnlyList<WallHour> Hours, int? FirstResponse, Money UnderWay, Money ToApprove, DateTimeOffset? NextBreach)
{
    /// <summary>Most tickets in any hour, at least 1: the height of the picture.</summary>
    public int Most => Hours.Select(h => Math.Max(h.Reported, h.Completed)).Append(1).Max();

    internal static async Task<WallFlow> ReadAsync(AppDb db, string currency, TimeZoneInfo zone, DateTimeOffset now, CancellationToken stop)
    {
        var (midnight, coin) = (LocalTime.Start(LocalTime.Day(now, zone), zone), new Currency(currency));
        var began = await db.Tickets.Where(t => t.SubmittedAt >= midnight).Select(t => new { t.SubmittedAt, t.FirstResponseAt }).ToListAsync(stop);
        var done = await db.Tickets.Where(t => t.CompletedAt >= midnight).Select(t => t.CompletedAt!.Value).ToListAsync(stop);
        var work = await db.Tickets.Where(t => t.State == TicketState.InRepair || t.State == TicketState.AwaitingParts || t.State == TicketState.Verifying).Select(t => t.Ceiling).ToListAsync(stop);
        var asked = await db.Tickets.Where(t => t.State == TicketState.AwaitingApproval).Select(t => t.Quotes).ToListAsync(stop);
        int Hour(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).Hour;
        var (reported, completed) = (began.CountBy(t => Hour(t.SubmittedAt)).ToDictionary(), done.CountBy(Hour).ToDictionary());
        var answers = began.Where(t => t.FirstResponseAt is not null).Select(t => (t.FirstResponseAt!.Value - t.SubmittedAt).TotalMinutes).Order().ToArray();
        return new(
            [.. Enumerable.Range(0, Hour(now) + 1).Select(h => new WallHour(h, reported.GetValueOrDefault(h), completed.GetValueOrDefault(h)))],
            answers.Length == 0 ? null : (int)Math.Round(answers[Spread.Rank(answers.Length, 50) - 1]),
            new(work.Sum(), coin), new(asked.Sum(q => q.Count == 0 ? 0m : q[^1].Total), coin),
            await db.Tickets.Where(t => t.State < TicketState.Completed && t.DueAt >= now).OrderBy(t => t.DueAt).Select(t => t.DueAt).FirstOrDefaultAsync(stop));
    }
}

/// <summary>One hour of the local day.</summary>
public sealed record WallHour(int Hour, int Reported, int Completed);
