using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A dry run and the stretch it went over.</summary>
/// <param name="From">Beginning of the stretch; later than asked for when there were too many tickets.</param>
/// <param name="All">Tickets taken in during the stretch that was asked for.</param>
/// <param name="Looked">The newest of them that were looked at; fewer when there were too many.</param>
public sealed record DryRunReport(DateTimeOffset From, DateTimeOffset Until, int All, int Looked, DryRunResult Result);

/// <summary>Tries assignment rules on the company's own past. Reads only; nothing is stored and nobody hears of it.</summary>
public sealed class DryRunReads(Db store, TimeProvider clock) : IDisposable
{
    /// <summary>The newest so many tickets are looked at.</summary>
    public int Most { get; init; } = 2_000;

    private readonly OneAtATime _one = new();

    /// <summary>What the rules would have made of the tickets taken in during the last so many days; null when it is not for this person.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public async Task<DryRunReport?> RunAsync(Viewer? viewer, IReadOnlyList<AssignmentRule> rules, int days, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        return await _one.RunAsync(() => RunAsync(viewer!.Tenant, rules, days, stop), stop);
    }

    public void Dispose() => _one.Dispose();

    private async Task<DryRunReport> RunAsync(int tenant, IReadOnlyList<AssignmentRule> rules, int days, CancellationToken stop)
    {
        var until = clock.GetUtcNow();
        var from = until.AddDays(-days);
        await using var db = store.Read(tenant);
        var taken = db.Tickets.Where(t => t.SubmittedAt >= from && t.EntitlementReason != null);
        var all = await taken.CountAsync(stop);
        var tickets = await taken.OrderByDescending(t => t.SubmittedAt).ThenByDescending(t => t.Number).Take(Most)
            .Select(t => new PastTicket(t.Id, t.Number, t.Line, t.Fault, t.Mode, t.District, t.Priority, t.CustomerTier, t.Channel, t.SubmittedAt, t.Preferred, t.FinishedAt ?? t.CompletedAt ?? t.EndedAt)).ToListAsync(stop);
        if (all > tickets.Count) from = tickets[^1].SubmittedAt;
        var (ready, asked) = await HistoryAsync(db, [.. tickets.Select(t => t.Id)], stop);
        IReadOnlyList<PastJob> jobs = [.. tickets.Select(t => Job(t, ready.GetValueOrDefault(t.Id, t.SubmittedAt), asked.GetValueOrDefault(t.Id))).OfType<PastJob>()];
        var people = await db.Technicians.Select(t => t.Profile).ToListAsync(stop);
        // Whoever is called now was not called all that time.
        var desk = new PastDesk(jobs, [.. people.Select(t => t.Resting())], await CarriedAsync(db, from, stop), await ArrivalsAsync(db, from, stop), await LastAsync(db, from, stop), until);
        return new(from, until, all, tickets.Count, DryRun.Of(desk, rules, stop));
    }

    // Finished without anybody being asked: it was solved on the telephone and needed nobody.
    private static PastJob? Job(PastTicket t, DateTimeOffset ready, Offered? offered)
    {
        if (offered is null && t.Ended is not null) return null;
        var job = new Job(t.Id, t.Line, t.Fault, t.Mode == ServiceMode.Visit ? t.District : null, t.Priority, t.Tier, t.Channel, t.SubmittedAt, null, t.Preferred?.From, []);
        var took = t.Ended - (offered?.At ?? ready);
        return new(job, t.Number, ready, took < TimeSpan.Zero ? TimeSpan.Zero : took, offered?.Who);
    }

    private static async Task<(Dictionary<Guid, DateTimeOffset> Ready, Dictionary<Guid, Offered> Asked)> HistoryAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var (ready, asked) = (new Dictionary<Guid, DateTimeOffset>(), new Dictionary<Guid, Offered>());
        foreach (var some in ids.Chunk(500))
        {
            // The table of scores behind a name is long; only the beginning of the fact is asked for.
            var facts = await db.Events.Where(e => e.Subject == Subjects.Ticket && some.Contains(e.SubjectId) && (e.Kind == nameof(IntakeAccepted) || e.Kind == nameof(OfferMade)))
                .OrderBy(e => e.SubjectId).ThenBy(e => e.Version).Select(e => new { e.SubjectId, e.Kind, e.At, e.ActorAs, Head = e.Payload.Substring(0, 400) }).ToListAsync(stop);
            foreach (var fact in facts)
                if (fact.Kind == nameof(IntakeAccepted)) ready.TryAdd(fact.SubjectId, fact.At);
                else if (!asked.ContainsKey(fact.SubjectId) && Named(fact.Head) is var (id, name)) asked.Add(fact.SubjectId, new(fact.At, new(id, name, fact.ActorAs == Capacity.System)));
        }
        return (ready, asked);
    }

    // The first two names of an offer, from text that may break off behind them.
    private static (Guid Id, string Name)? Named(string head)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(head), isFinalBlock: false, default);
        Guid? id = null;
        string? name = null;
        while ((id is null || name is null) && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1) continue;
            var field = reader.GetString();
            if (!reader.Read()) break;
            if (field == nameof(OfferMade.TechnicianId)) id = reader.GetGuid();
            if (field == nameof(OfferMade.Technician)) name = reader.GetString();
        }
        return id is { } who ? (who, name ?? "") : null;
    }

    private static async Task<IReadOnlyList<CarriedJob>> CarriedAsync(AppDb db, DateTimeOffset from, CancellationToken stop)
    {
        var recently = from - TimeSpan.FromDays(2);
        var carried = await db.Tickets.Where(t => t.TechnicianId != null && t.OfferedAt < from && t.SubmittedAt < from
                && ((t.State >= TicketState.Offered && t.State <= TicketState.InRepair) || (t.FinishedAt ?? t.CompletedAt ?? t.EndedAt) >= recently))
            .Select(t => new { t.Id, t.TechnicianId, t.OfferedAt, Visit = t.Visits.Max(v => (DateTimeOffset?)v.From), t.State, Ended = t.FinishedAt ?? t.CompletedAt ?? t.EndedAt }).ToListAsync(stop);
        return [.. carried.Select(t => new CarriedJob(t.TechnicianId!.Value, t.Id, t.Visit ?? t.OfferedAt!.Value, t.State.OccupiesTechnician() ? null : t.Ended))];
    }

    private static async Task<IReadOnlyList<PastArrival>> ArrivalsAsync(AppDb db, DateTimeOffset from, CancellationToken stop)
    {
        var month = from - TimeSpan.FromDays(30);
        return await db.Visits.Where(v => v.ArrivedAt >= month).Select(v => new PastArrival(v.TechnicianId, v.ArrivedAt!.Value, v.ArrivedAt <= v.To)).ToListAsync(stop);
    }

    private static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastAsync(AppDb db, DateTimeOffset from, CancellationToken stop) =>
        (await db.Tickets.Where(t => t.TechnicianId != null && t.OfferedAt < from).GroupBy(t => t.TechnicianId!.Value).Select(g => new { g.Key, Last = g.Max(t => t.OfferedAt) }).ToListAsync(stop))
        .ToDictionary(g => g.Key, g => g.Last!.Value);

    private sealed record PastTicket(
        Guid Id, string Number, string Line, string Fault, ServiceMode Mode, string District, Priority Priority, string Tier, Channel Channel, DateTimeOffset SubmittedAt,
        ArrivalWindow? Preferred, DateTimeOffset? Ended);

    private sealed record Offered(DateTimeOffset At, PastChoice Who);
}
