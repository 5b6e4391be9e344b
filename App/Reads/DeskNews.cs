using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What somebody at the desk wants to hear of, wherever his list stands.</summary>
public enum NewsKind
{
    /// <summary>A report came in that he did not take himself.</summary>
    New,
    /// <summary>A promise was broken.</summary>
    Breach,
    /// <summary>A customer wrote or chased.</summary>
    Message,
}

/// <summary>One piece of news; <paramref name="Number"/> is its event number.</summary>
/// <param name="MyTicket">The ticket's number when a promise of one of the reader's own tickets was broken.</param>
public sealed record News(long Number, NewsKind Kind, Guid TicketId, string? MyTicket = null);

/// <summary>The news after a known event, and how far the company's events have come.</summary>
public sealed record DeskNewsView(long Number, IReadOnlyList<News> Items);

/// <summary>What happened since a known event number, of the kinds that ring.</summary>
public sealed class DeskNewsReads(Db store)
{
    /// <summary>The most pieces told at once; who comes back after a long absence has the list to look at.</summary>
    public const int Most = 20;

    private static readonly string[] Kinds = [nameof(Submitted), nameof(Escalated), nameof(CustomerWrote), nameof(Chased)];

    /// <summary>News after event <paramref name="after"/>, oldest first; null = from now on, so none.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<DeskNewsView> SinceAsync(Viewer viewer, long? after, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var number = await db.Counters.Where(c => c.Name == Counter.Events).Select(c => c.Value).SingleOrDefaultAsync(stop);
        if (after is not { } last || last >= number) return new(number, []);
        var rows = await db.Events.Where(e => e.Number > last && e.Number <= number && e.Subject == Subjects.Ticket && Kinds.Contains(e.Kind))
            // A person's own acts are no news to him; of escalations only those that a broken promise caused ring.
            .Where(e => e.ActorId != viewer.Id && (e.Kind != nameof(Escalated) || e.ActorAs == Capacity.System))
            .OrderByDescending(e => e.Number).Take(Most).Select(e => new { e.Number, e.Kind, e.SubjectId }).ToListAsync(stop);
        var late = rows.Where(e => KindOf(e.Kind) == NewsKind.Breach).Select(e => e.SubjectId).ToHashSet();
        var mine = late.Count == 0 ? [] : await DeskFilter.Mine(db.Tickets.Where(t => late.Contains(t.Id)), db, viewer.Id).ToDictionaryAsync(t => t.Id, t => t.Number, stop);
        return new(number, [.. rows.Select(e => new News(e.Number, KindOf(e.Kind), e.SubjectId, KindOf(e.Kind) == NewsKind.Breach ? mine.GetValueOrDefault(e.SubjectId) : null)).Reverse()]);
    }

    private static NewsKind KindOf(string fact) => fact switch
    {
        nameof(Submitted) => NewsKind.New,
        nameof(Escalated) => NewsKind.Breach,
        _ => NewsKind.Message,
    };
}
