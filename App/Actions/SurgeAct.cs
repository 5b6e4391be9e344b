using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Carries out one fact about flexible capacity within the writer's transaction, and saves.</summary>
internal sealed class SurgeAct(AppDb db, SurgeScene scene)
{
    /// <param name="call">The call it happens to; null for a new one.</param>
    public async Task DoAsync(Guid? call, SurgeFact fact, Actor by, DateTimeOffset now, CancellationToken stop)
    {
        var id = call ?? Guid.CreateVersion7(now);
        var version = 1 + (await db.Events.Where(e => e.Subject == Subjects.Surge && e.SubjectId == id).MaxAsync(e => (int?)e.Version, stop) ?? 0);
        db.Note(Subjects.Surge, id, version, fact.GetType().Name, SurgeShelf.Write(fact), by, now);
        var one = scene.State.Find(id);
        Meter(id, fact, one, now);
        await FollowAsync(fact is SurgeCalled begins ? begins.PersonId : one?.Person, fact, id, now, stop);
        await TellAsync(fact, one, new(id, version, by.Id, now), stop);
        await db.SaveChangesAsync(stop);
    }

    // An hour the cap kept from being charged is no charge of anybody's.
    private void Meter(Guid id, SurgeFact fact, Activation? one, DateTimeOffset now)
    {
        if (fact is SurgeCalled call) Measure(id, 1, now, call.Person);
        if (fact is SurgeHourBegun { Kind: not SurgeHourKind.Overrun } hour) Measure(id, hour.Number, hour.Begun, one?.Name ?? "");
    }

    private void Measure(Guid id, int number, DateTimeOffset begun, string person) =>
        db.Measure(UsageRecord.At(FormattableString.Invariant($"{PlatformMeters.FlexHours}:{id:N}:{number}"), PlatformMeters.FlexHours, begun, 1, FormattableString.Invariant($"{person} #{number}"), id.ToString("N")));

    // What the dispatch looks at stands with the technician; the same transaction keeps it true.
    private async Task FollowAsync(Guid? person, SurgeFact fact, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        if (person is null || await db.Technicians.AsTracking().SingleOrDefaultAsync(t => t.Id == person, stop) is not { Profile.Standby: { } standby } row) return;
        var after = fact switch
        {
            SurgeCalled => standby with { Call = id, CalledAt = now },
            SurgeEnding => standby with { Ending = true },
            SurgeReleased => standby.Rest(),
            _ => standby,
        };
        if (after != standby) (row.Profile, row.Version) = (row.Profile with { Standby = after }, row.Version + 1);
    }

    private async Task TellAsync(SurgeFact fact, Activation? one, SurgePlace at, CancellationToken stop)
    {
        switch (fact)
        {
            case SurgeCalled f:
                await TellAsync(NoticeKind.CalledIn, f.Person, f.Reason, [f.PersonId], at, stop);
                await TellAsync(NoticeKind.StaffCalled, f.Person, f.Reason, await LeadersAsync(at.By, stop), at, stop);
                break;
            case SurgeEnding f when one is not null:
                await TellAsync(NoticeKind.CallEnds, one.Name, f.Reason, [one.Person], at, stop);
                break;
            case SurgeReleased f:
                if (one?.Ending is null) await TellAsync(NoticeKind.CallEnds, f.Person, f.Reason, [f.PersonId], at, stop);
                await TellAsync(NoticeKind.StaffReleased, f.Person, f.Reason, await LeadersAsync(at.By, stop), at, stop, f.Amount);
                break;
        }
    }

    private Task TellAsync(NoticeKind kind, string person, SurgeReason reason, IReadOnlyList<Guid> people, SurgePlace at, CancellationToken stop, decimal? amount = null) =>
        NoticePost.TellAsync(db, new(kind, "", Amount: amount, Text: person, Surge: reason), people, FormattableString.Invariant($"surge:{at.Call:N}:{at.Version}"), at.At, stop);

    private async Task<IReadOnlyList<Guid>> LeadersAsync(Guid? not, CancellationToken stop) =>
        await db.Members.Where(m => m.Active && m.Role == Role.Supervisor && m.Id != not).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(stop);

    private sealed record SurgePlace(Guid Call, int Version, Guid? By, DateTimeOffset At);
}
