using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Asks a company's automations about what happened and what the clock brought. Every event is looked at in the order of
/// the log; the place reached is kept, and what is looked at twice after a crash is done once all the same.
/// </summary>
public sealed class AutomationRunner(Db store, IWriter writer, AutomationDoor door, TimeProvider clock)
{
    /// <summary>How long runs are kept to be read.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    // What the clock brought longer ago than this, while nobody ran, is past.
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);
    private const int AtOnce = 500;

    /// <summary>Looks at the events since the last time.</summary>
    /// <returns>How many were looked at; 0 when there are no more.</returns>
    public async Task<int> RunEventsAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var rules = (await RulesAsync(db, stop)).Where(r => !r.Rule.When.IsTimed).ToArray();
        if (rules.Length == 0) return 0;
        var from = Math.Max(rules.Min(r => r.SinceNumber), await db.Counters.Where(c => c.Name == Counter.AutomationCursor).Select(c => c.Value).SingleOrDefaultAsync(stop));
        var events = await db.Events.Where(e => e.Number > from).OrderBy(e => e.Number).Take(AtOnce)
            .Select(e => new Happened(e.Number, e.Subject, e.SubjectId, e.Version)).ToListAsync(stop);
        if (events.Count == 0) return 0;
        foreach (var ticket in events.Where(e => e.Subject == Subjects.Ticket).GroupBy(e => e.TicketId)) await LookAsync(db, rules, ticket.Key, [.. ticket], stop);
        await writer.WriteAsync(tenant, (change, s) => change.LiftAsync(Counter.AutomationCursor, events[^1].Number, s), stop);
        return events.Count;
    }

    /// <summary>Looks at promises that came near or broke, and at silence.</summary>
    public async Task RunTimedAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var now = clock.GetUtcNow();
        foreach (var rule in (await RulesAsync(db, stop)).Where(r => r.Rule.When.IsTimed))
            foreach (var (ticket, occasion) in await DueAsync(db, rule, now, stop))
                if (Automations.Match(rule.Rule.If, AutomationPicture.Of(ticket), now) is { Holds: true } match)
                    await door.RunAsync(tenant, rule, new(ticket.Id, occasion, null, match), stop);
    }

    /// <summary>Forgets runs that are older than they are kept.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> ForgetAsync(int tenant, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var before = now - Kept;
        // Nearly always there are none: nobody's act waits for us to find that out.
        await using (var look = store.Read(tenant))
            if (!await look.AutomationRuns.AnyAsync(r => r.At < before, stop)) return 0;
        return await writer.WriteAsync(tenant, async (db, s) =>
        {
            var old = await db.AutomationRuns.AsTracking().Where(r => r.At < before).OrderBy(r => r.At).Take(AtOnce).ToListAsync(s);
            if (old.Count == 0) return 0;
            db.AutomationRuns.RemoveRange(old);
            db.Note(Subjects.Automation, Guid.CreateVersion7(now), 1, "AutomationRunsForgotten", new { old.Count, before }, Actor.System("AutomationRuns"), now);
            await db.SaveChangesAsync(s);
            return old.Count;
        }, stop);
    }

    private static async Task<IReadOnlyList<AutomationRow>> RulesAsync(AppDb db, CancellationToken stop) => await db.Automations.Where(a => a.On && a.Active).OrderBy(a => a.Number).ToListAsync(stop);

    // Judged as the ticket stood right after the event: whoever tries again after a crash, or tries it dry, judges the same.
    private async Task LookAsync(AppDb db, IReadOnlyList<AutomationRow> rules, Guid ticketId, IReadOnlyList<Happened> events, CancellationToken stop)
    {
        var numbers = events.ToDictionary(e => e.Version, e => e.Number);
        var last = events.Max(e => e.Version);
        var facts = (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticketId && e.Version <= last).OrderBy(e => e.Version).ToListAsync(stop)).Select(e => e.ToTicketEvent());
        TicketState? before = null;
        foreach (var (e, seen) in Ticket.Steps(db.Tenant, ticketId, facts))
        {
            // What a table tells of the past asks for nothing; what follows it does.
            if (numbers.TryGetValue(e.Version, out var number) && !Imports.TicketImport.Wrote(seen, e))
                foreach (var rule in rules.Where(r => r.SinceNumber < number && Automations.Occurs(r.Rule.When.Trigger, e.Fact, before, seen.State)))
                    if (Automations.Match(rule.Rule.If, AutomationPicture.Of(seen), e.At) is { Holds: true } match)
                        await door.RunAsync(db.Tenant, rule, new(ticketId, number, e.Version, match), stop);
            before = seen.State;
        }
    }

    private static async Task<IReadOnlyList<(Ticket Ticket, long Occasion)>> DueAsync(AppDb db, AutomationRow rule, DateTimeOffset now, CancellationToken stop)
    {
        var begin = rule.Since > now - Back ? rule.Since : now - Back;
        var working = db.Tickets.Where(t => t.State < TicketState.Completed);
        var hours = TimeSpan.FromHours(rule.Rule.When.Hours);
        var (quietFrom, quietUntil) = (begin - hours, now - hours);
        var found = await (rule.Rule.When.Trigger switch
        {
            AutomationTrigger.PromiseNear => working.Where(t => t.RiskAt >= begin && t.RiskAt <= now && t.DueAt >= now),
            AutomationTrigger.PromiseBroken => working.Where(t => t.DueAt >= begin && t.DueAt < now),
            _ => working.Where(t => t.UpdatedAt >= quietFrom && t.UpdatedAt <= quietUntil),
        }).OrderBy(t => t.UpdatedAt).ThenBy(t => t.Number).Take(AtOnce).ToListAsync(stop);
        var occasions = rule.Rule.When.Trigger == AutomationTrigger.Idle ? await LastWordsAsync(db, found, stop) : found.ToDictionary(t => t.Id, t => t.DueAt!.Value.ToUnixTimeMilliseconds());
        var ids = found.Select(t => t.Id).ToArray();
        var ran = (await db.AutomationRuns.Where(r => r.RuleId == rule.Id && ids.Contains(r.TicketId)).Select(r => new { r.TicketId, r.Occasion }).ToListAsync(stop)).Select(r => (r.TicketId, r.Occasion)).ToHashSet();
        return [.. found.Where(t => occasions.TryGetValue(t.Id, out var occasion) && !ran.Contains((t.Id, occasion))).Select(t => (t, occasions[t.Id]))];
    }

    // A silence begins with what a person or the clock did; the answer of an automation to it is no end of it.
    private static async Task<Dictionary<Guid, long>> LastWordsAsync(AppDb db, IReadOnlyList<Ticket> tickets, CancellationToken stop)
    {
        var ids = tickets.Select(t => t.Id).ToArray();
        return await db.Events.Where(e => e.Subject == Subjects.Ticket && ids.Contains(e.SubjectId) && !EF.Functions.Like(e.ActorName, Automations.OwnNames))
            .GroupBy(e => e.SubjectId).Select(g => new { g.Key, Last = g.Max(e => e.Number) }).ToDictionaryAsync(g => g.Key, g => g.Last, stop);
    }

    private sealed record Happened(long Number, string Subject, Guid TicketId, int Version);
}
