using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>Everything a decision about flexible capacity looks at.</summary>
/// <param name="Currency">In which price and caps are meant.</param>
/// <param name="People">Everybody who comes only when called.</param>
/// <param name="Staff">The same people as technicians.</param>
public sealed record SurgeScene(SurgeTerms Terms, string Currency, SurgeState State, SurgePressure Pressure, IReadOnlyList<SurgePerson> People, IReadOnlyList<Technician> Staff);

/// <summary>Flexible capacity as it is stored: facts in the event log, and with each technician the call he is on. There is no table of its own.</summary>
public static class SurgeShelf
{
    /// <summary>The subject of a switch, which belongs to no call.</summary>
    public static readonly Guid Switch = Guid.Empty;

    // The longest month, and a call that reaches into it.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(33);
    // So long somebody at a customer's waits for an answer to his quote; then he is free for other work.
    private static readonly TimeSpan Answer = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, Type> Facts = typeof(SurgeFact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SurgeFact))).ToDictionary(t => t.Name);

    /// <summary>What there is to decide about now; null while the company has no policy.</summary>
    public static async Task<SurgeScene?> LookAsync(AppDb db, RuleBook rules, DateTimeOffset now, CancellationToken stop)
    {
        var version = await RuleBook.LatestVersionAsync<SurgePolicy>(db, stop);
        if (version == 0) return null;
        var policy = await rules.GetAsync<SurgePolicy>(db, version, stop);
        var company = await db.Tenants.Where(t => t.Id == db.Tenant).Select(t => new { t.Zone, t.Currency }).SingleAsync(stop);
        var staff = await StaffAsync(db, stop);
        var state = SurgeState.Of(await EventsAsync(db, staff, now - Kept, stop));
        var waits = await WaitsAsync(db, now - SurgeLoad.Reach(policy), stop);
        var pressure = SurgeLoad.Of(policy, [.. waits.Select(w => new TicketWait(w.From, w.Until))], now);
        return new(new(policy, version, LocalTime.Zone(company.Zone)), company.Currency, state, pressure, await PeopleAsync(db, staff, state, waits, now, stop), staff);
    }

    /// <summary>Everybody active who comes only when called, or is still on a call.</summary>
    public static async Task<IReadOnlyList<Technician>> StaffAsync(AppDb db, CancellationToken stop) =>
        [.. (await db.Technicians.Select(t => t.Profile).ToListAsync(stop)).Where(t => t.Standby is not null && (t.Active || t.Standby.Call is not null)).OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Id)];

    /// <summary>What happened since an instant, and everything about the calls that go on.</summary>
    public static async Task<IReadOnlyList<SurgeEvent>> EventsAsync(AppDb db, IReadOnlyList<Technician> staff, DateTimeOffset since, CancellationToken stop)
    {
        var open = staff.Select(t => t.Standby?.Call).OfType<Guid>().ToList();
        var rows = await db.Events.Where(e => e.Subject == Subjects.Surge && (e.At >= since || e.SubjectId == Switch || open.Contains(e.SubjectId)))
            .OrderBy(e => e.Number).Select(e => new { e.SubjectId, e.At, e.Kind, e.Payload }).ToListAsync(stop);
        return [.. rows.Select(e => new SurgeEvent(e.SubjectId, e.At, Read(e.Kind, e.Payload)))];
    }

    /// <summary>The fact as it is written down.</summary>
    public static JsonElement Write(SurgeFact fact) => JsonSerializer.SerializeToElement(fact, fact.GetType(), StoredJson.Options);

    /// <summary>Waits for a technician that reach into the time since an instant.</summary>
    public static async Task<IReadOnlyList<PastWait>> WaitsAsync(AppDb db, DateTimeOffset since, CancellationToken stop)
    {
        // Whatever stopped waiting since has changed since; that has an index.
        var rows = await db.Tickets
            .Where(t => t.EntitlementReason != null && t.Channel != Channel.Import && (t.State == TicketState.Triaged || (t.State > TicketState.Triaged && t.UpdatedAt >= since)))
            .Select(t => new { t.CycleStartedAt, t.State, t.OfferedAt, Ended = t.FinishedAt ?? t.CompletedAt ?? t.EndedAt, t.Line, t.Mode, t.District }).ToListAsync(stop);
        return [.. rows.Select(t => new PastWait(
            t.CycleStartedAt, t.State == TicketState.Triaged ? null : t.OfferedAt ?? t.Ended ?? t.CycleStartedAt, t.Line, t.Mode == ServiceMode.Visit ? t.District : null, TimeSpan.Zero))
            .Where(w => w.Until is null || w.Until >= since)];
    }

    private static async Task<IReadOnlyList<SurgePerson>> PeopleAsync(
        AppDb db, IReadOnlyList<Technician> staff, SurgeState state, IReadOnlyList<PastWait> waits, DateTimeOffset now, CancellationToken stop)
    {
        var (busy, waiting) = (await BusyAsync(db, staff, now, stop), waits.Where(w => w.Until is null).ToList());
        var calls = state.Open.Concat(state.Over).GroupBy(one => one.Person).ToDictionary(g => g.Key, g => g.Max(one => one.Since));
        return [.. staff.Select(t => new SurgePerson(
            t.Id, t.Name, t.TakesCalls && !t.IsAway(now), busy.Contains(t.Id),
            waiting.Count(Hand(t).Takes), calls.TryGetValue(t.Id, out var last) ? last : null))];
    }

    /// <summary>What somebody could take.</summary>
    public static SurgeHand Hand(Technician t) => new(t.Id, t.Name, [.. t.Skills.Select(s => s.Code)], t.Districts);

    /// <summary>Who has a job in hand that he would have to break off: not what waits for a part or long for an answer, nor a visit on another day.</summary>
    private static async Task<HashSet<Guid>> BusyAsync(AppDb db, IReadOnlyList<Technician> staff, DateTimeOffset now, CancellationToken stop)
    {
        var called = staff.Where(t => t.Standby?.Call is not null).Select(t => (Guid?)t.Id).ToList();
        if (called.Count == 0) return [];
        var jobs = await db.Tickets.Where(t => called.Contains(t.TechnicianId) && t.State >= TicketState.Offered && t.State <= TicketState.InRepair)
            .Select(t => new { t.TechnicianId, t.State, t.UpdatedAt, Visit = t.Visits.Where(v => v.State <= VisitState.Break).Max(v => (DateTimeOffset?)v.From) }).ToListAsync(stop);
        return [.. jobs.Where(j => j.State switch
        {
            TicketState.AwaitingParts => false,
            TicketState.AwaitingApproval => j.UpdatedAt > now - Answer,
            TicketState.Scheduled => j.Visit is null || j.Visit <= now + Standby.Reach,
            _ => true,
        }).Select(j => j.TechnicianId!.Value)];
    }

    private static SurgeFact Read(string kind, string json) =>
        JsonSerializer.Deserialize(json, Facts[kind], StoredJson.Options) as SurgeFact ?? throw new JsonException($"No {kind} in the stored text.");
}
