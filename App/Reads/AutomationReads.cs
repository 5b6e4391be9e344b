using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>One automation as the administration sees it.</summary>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Runs">How often it acted within the days that are kept.</param>
public sealed record AutomationView(Guid Id, int Number, int Version, bool On, int Failures, AutomationRule Rule, int Runs);

/// <summary>One line of the log.</summary>
/// <param name="Version">The rule's version then.</param>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Post">Null when it posted nothing.</param>
public sealed record AutomationRunView(Guid RuleId, Guid TicketId, long Occasion, DateTimeOffset At, int Number, int Version, string Name, string Ticket, AutomationOutcome Outcome, AutomationReport Report, AutomationPost? Post);

/// <summary>What became of what a run posted.</summary>
/// <param name="Error">What the other side said last; null when nothing was wrong.</param>
public sealed record AutomationPost(MessageState State, DateTimeOffset NextAt, string? Error);

/// <summary>A webhook or group bot a rule may post to.</summary>
public sealed record AutomationTarget(Guid Id, BotKind Kind, string Label);

/// <summary>Everything the page shows.</summary>
/// <param name="Log">The newest runs.</param>
public sealed record AutomationBook(IReadOnlyList<AutomationView> Rules, IReadOnlyList<AutomationRunView> Log, string Zone, IReadOnlyList<AutomationTarget> Targets);

/// <summary>What a rule would have done in the past.</summary>
/// <param name="All">Tickets of the company.</param>
/// <param name="Looked">The newest of them that were looked at.</param>
/// <param name="Tickets">On how many of these it would have acted.</param>
/// <param name="Times">How often in all.</param>
/// <param name="Newest">The latest occasions.</param>
public sealed record AutomationTrial(int All, int Looked, int Tickets, int Times, IReadOnlyList<AutomationTrialLine> Newest);

/// <summary>One occasion on which it would have acted.</summary>
public sealed record AutomationTrialLine(string Number, DateTimeOffset At, string Fact);

/// <summary>The company's automations, what they did, and what one would have done.</summary>
public sealed class AutomationReads(Db store, TimeProvider clock) : IDisposable
{
    /// <summary>Lines of the log that are shown.</summary>
    public const int MostLines = 100;
    private const int MostShown = 20;

    private readonly OneAtATime _one = new();

    /// <summary>The newest so many tickets are looked at.</summary>
    public int Most { get; init; } = 2_000;

    /// <summary>Rules and log; null when this is not for the viewer.</summary>
    public async Task<AutomationBook?> BookAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var rows = await db.Automations.ToDictionaryAsync(a => a.Id, stop);
        var counts = await db.AutomationRuns.GroupBy(r => r.RuleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var log = await db.AutomationRuns.OrderByDescending(r => r.At).ThenByDescending(r => r.Occasion).Take(MostLines)
            .Join(db.Tickets, r => r.TicketId, t => t.Id, (r, t) => new { Run = r, t.Number }).ToListAsync(stop);
        var zone = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => t.Zone).SingleAsync(stop);
        var posts = await PostsAsync(db, [.. log.Select(l => l.Run)], stop);
        var bots = await db.Bots.Where(b => b.Active).Select(b => new AutomationTarget(b.Id, b.Kind, b.Label)).ToListAsync(stop);
        return new(
            [.. rows.Values.Where(a => a.Active).OrderBy(a => a.Number).Select(a => new AutomationView(a.Id, a.Number, a.Version, a.On, a.Failures, a.Rule, counts.GetValueOrDefault(a.Id)))],
            [.. log.OrderByDescending(l => l.Run.At).ThenByDescending(l => l.Run.Occasion).Select(l => Line(l.Run, rows[l.Run.RuleId], l.Number, posts))], zone,
            [.. bots.OrderBy(b => b.Label, StringComparer.Ordinal).ThenBy(b => b.Id)]);
    }

    /// <summary>Asks a rule about the past of the newest tickets. Reads only; null when this is not for the viewer.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public async Task<AutomationTrial?> TryAsync(Viewer? viewer, AutomationRule rule, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        return await _one.RunAsync(() => TryAsync(viewer!.Tenant, rule, stop), stop);
    }

    public void Dispose() => _one.Dispose();

    private async Task<AutomationTrial> TryAsync(int tenant, AutomationRule rule, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var now = clock.GetUtcNow();
        var all = await db.Tickets.CountAsync(stop);
        var newest = db.Tickets.OrderByDescending(t => t.SubmittedAt).ThenByDescending(t => t.Number).Take(Most);
        if (rule.When.Trigger == AutomationTrigger.PromiseNear)
        {
            // A promise that came near leaves no trace: only those that are near now can be told.
            var near = (await newest.Where(t => t.State < TicketState.Completed && t.RiskAt <= now && t.DueAt >= now).ToListAsync(stop)).Where(t => Automations.Match(rule.If, AutomationPicture.Of(t), now).Holds).ToArray();
            return new(all, Math.Min(all, Most), near.Length, near.Length, [.. near.Take(MostShown).Select(t => new AutomationTrialLine(t.Number, t.RiskAt!.Value, t.LastFact))]);
        }
        var tickets = await newest.Select(t => new { t.Id, t.Number }).ToListAsync(stop);
        var lines = new List<AutomationTrialLine>();
        var touched = 0;
        foreach (var some in tickets.Chunk(100))
        {
            var ids = some.Select(t => t.Id).ToArray();
            var facts = (await db.Events.Where(e => e.Subject == Subjects.Ticket && ids.Contains(e.SubjectId)).OrderBy(e => e.SubjectId).ThenBy(e => e.Version).ToListAsync(stop)).ToLookup(e => e.SubjectId, e => e.ToTicketEvent());
            foreach (var ticket in some)
            {
                stop.ThrowIfCancellationRequested();
                TicketEvent[] told = [.. facts[ticket.Id]];
                var hits = AutomationHistory.Of(rule, tenant, ticket.Id, told, now);
                if (hits.Count > 0) touched++;
                lines.AddRange(hits.Select(h => new AutomationTrialLine(ticket.Number, h.At, told[h.Event - 1].Fact.GetType().Name)));
            }
        }
        return new(all, tickets.Count, touched, lines.Count, [.. lines.OrderByDescending(l => l.At).ThenBy(l => l.Number, StringComparer.Ordinal).Take(MostShown)]);
    }

    private static async Task<Dictionary<string, AutomationPost>> PostsAsync(AppDb db, IReadOnlyList<AutomationRunRow> runs, CancellationToken stop)
    {
        var keys = runs.Where(r => r.Report.Steps.Any(s => s is { Deed: AutomationDeed.Post, Why: null })).Select(KeyOf).ToArray();
        return keys.Length == 0 ? [] : await db.Outbox.Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key, m => new AutomationPost(m.State, m.NextAt, m.LastError), stop);
    }

    private static string KeyOf(AutomationRunRow run) => AutomationRunRow.PostKey(run.RuleId, run.TicketId, run.Occasion);

    private static AutomationRunView Line(AutomationRunRow run, AutomationRow rule, string ticket, Dictionary<string, AutomationPost> posts) =>
        new(run.RuleId, run.TicketId, run.Occasion, run.At, rule.Number, run.Version, rule.Rule.Name, ticket, run.Outcome, run.Report, posts.GetValueOrDefault(KeyOf(run)));
}
