using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>Tries a surge policy on the company's own past. Reads only; nothing is stored and nobody hears of it.</summary>
public sealed class SurgeTrialReads(Db store, TimeProvider clock) : IDisposable
{
    /// <summary>The newest so many tickets are looked at.</summary>
    public int Most { get; init; } = 10_000;

    /// <summary>The way to a customer, added to the usual time of a repair.</summary>
    public static readonly TimeSpan Way = TimeSpan.FromMinutes(30);

    private readonly OneAtATime _one = new();

    /// <summary>What the policy would have done in the last so many days; null when it is not for this person.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public async Task<SurgeTrial?> RunAsync(Viewer? viewer, SurgePolicy policy, int days, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        return await _one.RunAsync(() => RunAsync(viewer!.Tenant, policy, days, stop), stop);
    }

    public void Dispose() => _one.Dispose();

    private async Task<SurgeTrial> RunAsync(int tenant, SurgePolicy policy, int days, CancellationToken stop)
    {
        var until = clock.GetUtcNow();
        var from = until.AddDays(-days);
        await using var db = store.Read(tenant);
        var zone = await db.ZoneAsync(stop);
        var taken = db.Tickets.Where(t => t.SubmittedAt >= from && t.EntitlementReason != null && t.Channel != Channel.Import);
        var all = await taken.CountAsync(stop);
        var tickets = await taken.OrderByDescending(t => t.SubmittedAt).ThenByDescending(t => t.Number).Take(Most)
            .Select(t => new { t.Id, t.Line, t.Fault, t.Mode, t.District, t.SubmittedAt, Ended = t.FinishedAt ?? t.CompletedAt ?? t.EndedAt }).ToListAsync(stop);
        if (all > tickets.Count) from = tickets[^1].SubmittedAt;
        var minutes = await db.Faults.ToDictionaryAsync(f => f.Code, f => f.TypicalMinutes, stop);
        var firsts = await db.Events.Where(e => e.Subject == Subjects.Ticket && (e.Kind == nameof(IntakeAccepted) || e.Kind == nameof(OfferMade)) && e.At >= from)
            .GroupBy(e => new { e.SubjectId, e.Kind }).Select(g => new { g.Key.SubjectId, g.Key.Kind, At = g.Min(e => e.At) }).ToListAsync(stop);
        Dictionary<Guid, DateTimeOffset> First(string kind) => firsts.Where(f => f.Kind == kind).ToDictionary(f => f.SubjectId, f => f.At);
        var (ready, asked) = (First(nameof(IntakeAccepted)), First(nameof(OfferMade)));
        // Ended without anybody being asked: it was solved on the telephone and needed nobody.
        var waits = tickets.Where(t => asked.ContainsKey(t.Id) || t.Ended is null).Select(t => new PastWait(
            ready.GetValueOrDefault(t.Id, t.SubmittedAt), asked.TryGetValue(t.Id, out var at) ? at : null, t.Line, t.Mode == ServiceMode.Visit ? t.District : null,
            TimeSpan.FromMinutes(minutes.GetValueOrDefault(t.Fault, 60)) + (t.Mode == ServiceMode.Visit ? Way : TimeSpan.Zero))).ToList();
        var people = (await SurgeShelf.StaffAsync(db, stop)).Where(t => t.TakesCalls).Select(SurgeShelf.Hand).ToList();
        return new(from, until, all, tickets.Count, people.Count, SurgeSimulation.Of(new(waits, people, from, until), new(policy, 0, zone), stop));
    }
}
