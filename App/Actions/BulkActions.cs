using System.Diagnostics;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// One act on one ticket out of many, through the same doors as by hand: its own transaction, its own guards, its own
/// answer. Whoever runs through the tickets decides when to stop; what was done stays done.
/// </summary>
public sealed class BulkActions(DeskActions desk, TagActions tags, AssignmentActions assignment, CannedActions canned, FieldActions fields)
{
    /// <summary>Most tickets of one run.</summary>
    public const int Most = 200;
    /// <summary>Most characters of a run's key.</summary>
    public const int LongestKey = 40;

    /// <summary>Does it to one ticket.</summary>
    /// <param name="key">Names the whole run; with the same key each ticket is done once. Null = no second try is expected.</param>
    /// <returns>The act that takes it back; null where nothing was changed or nothing can be taken back.</returns>
    /// <exception cref="RefusedException">This ticket does not allow it now; what was done to others stays.</exception>
    public async Task<BulkAct?> DoAsync(Viewer who, Guid ticketId, BulkAct act, string? key, CancellationToken stop)
    {
        var once = key is null ? null : $"bulk-{key}-{ticketId:N}";
        switch (act)
        {
            case BulkAct.Assign a: return await AssignAsync(who, ticketId, a, once, stop);
            case BulkAct.AssignByRule: await assignment.AssignByRuleAsync(who, ticketId, stop, once); return Back;
            case BulkAct.TakeBack a: await assignment.UnassignAsync(who, ticketId, a.Reason, undo: true, stop); return null;
            case BulkAct.Tag a: return Reversed(await tags.ChangeAsync(who, ticketId, a.Add, a.Remove, stop, once));
            case BulkAct.Fill a: return Reversed(a, await fields.FillAsync(who, ticketId, [new(a.Field, null, a.Value)], stop, once));
            case BulkAct.Prioritise a: return await desk.ChangePriorityAsync(who, ticketId, a.Priority, stop, once) is { } was && was != a.Priority ? new BulkAct.Prioritise(was) : null;
            case BulkAct.PutOnHold a: await desk.HoldAsync(who, ticketId, a.Reason, a.Until, a.Note, stop, once); return new BulkAct.Resume();
            case BulkAct.Resume: await desk.ResumeAsync(who, ticketId, stop, once); return null;
            case BulkAct.Reply a: await desk.ReplyAsync(who, ticketId, a.Text, once ?? throw new ArgumentNullException(nameof(key)), stop); return null;
            case BulkAct.ReplyCanned a: await canned.SendAsync(who, ticketId, new(ToCustomer: true, a.Text), a.Canned, a.Seen, once ?? throw new ArgumentNullException(nameof(key)), stop); return null;
            case BulkAct.Reject a: await desk.RejectAsync(who, ticketId, a.Reason, null, stop, once); return null;
            case BulkAct.Cancel a: await desk.CancelAsync(who, ticketId, a.Reason, stop, once); return null;
            case BulkAct.CloseFree: await desk.CloseFreeAsync(who, ticketId, stop, once); return null;
            default: throw new UnreachableException($"No door for {act.GetType().Name}.");
        }
    }

    // Undone, it is the desk's again, whoever had it: as one taken back by hand.
    private static BulkAct.TakeBack Back => new("");

    private async Task<BulkAct?> AssignAsync(Viewer who, Guid ticketId, BulkAct.Assign act, string? once, CancellationToken stop)
    {
        var changed = await assignment.GiveAsync(who, ticketId, act.TechnicianId, act.Reason, stop, once);
        return changed ? Back : null;
    }

    private static BulkAct.Fill? Reversed(BulkAct.Fill done, IReadOnlyList<FieldTyped> was) => was is [var before] && before.Typed != done.Value ? new(before.Code, before.Typed) : null;

    private static BulkAct.Tag? Reversed(TagsChanged? done) => done is null ? null : new(done.Removed, done.Added);
}
