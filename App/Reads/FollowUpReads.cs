using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>Why a customer should be called, the most pressing reason.</summary>
public enum FollowUpWhy
{
    /// <summary>His complaint waits for an answer.</summary>
    Complaint,
    /// <summary>He gave few stars.</summary>
    PoorRating,
    /// <summary>He said nothing about how it went.</summary>
    NoRating,
}

/// <summary>One customer to call.</summary>
/// <param name="Since">When the complaint came, or the work was over.</param>
/// <param name="Said">Words of his complaint, or of his rating; empty when he wrote none.</param>
/// <param name="MayCall">True when the outcome of a call may be recorded: the work is done and nobody has.</param>
public sealed record FollowUpView(
    Guid Id, string Number, int Version, FollowUpWhy Why, DateTimeOffset Since, string Name, string Phone, Bilingual Product, Bilingual Fault, string? Technician, int? Stars, string Said, bool MayCall);

/// <summary>Everybody to call.</summary>
/// <param name="Of">How many there are in all.</param>
public sealed record FollowUpList(IReadOnlyList<FollowUpView> Shown, int Of, string Zone);

/// <summary>Customers to be called after the work: an open complaint, a poor rating, or no rating at all.</summary>
public sealed class FollowUpReads(Db store, TimeProvider clock)
{
    /// <summary>The most that are shown at once.</summary>
    public const int Most = 100;
    /// <summary>Whoever has not rated by then may be asked.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromDays(3);
    /// <summary>After that nobody remembers; complaints stay until they are answered.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(30);

    /// <summary>Those that wait: complaints, then poor ratings, then silence, each the longest waiting first.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<FollowUpList> WaitingAsync(Viewer viewer, CancellationToken stop)
    {
        if (!viewer.Actor.Is(Capacity.Desk | Capacity.Supervisor)) throw new RefusedException(Refusal.NotFound);
        var now = clock.GetUtcNow();
        var (quiet, back) = (now - Quiet, now - Back);
        await using var db = store.Read(viewer.Tenant);
        var due = db.Tickets.Where(t => t.ComplainedAt != null || (t.UpdatedAt >= back && t.FollowedUpAt == null && t.Channel != Channel.Import
            && (((t.State == TicketState.Completed || t.State == TicketState.Closed) && t.Stars <= Ticket.PoorStars) || (t.State == TicketState.Closed && t.Stars == null && t.EndedAt <= quiet && t.EndedAt >= back))));
        var rows = await due.OrderBy(t => t.ComplainedAt == null).ThenBy(t => t.ComplainedAt == null && t.Stars == null).ThenBy(t => t.ComplainedAt ?? t.EndedAt ?? t.CompletedAt).ThenBy(t => t.Number).Take(Most).ToListAsync(stop);
        var products = await db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop);
        var faults = await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop);
        var complaints = await ComplaintsAsync(db, [.. rows.Where(t => t.ComplainedAt is not null).Select(t => t.Id)], stop);
        return new(
            [.. rows.Select(t => View(t, products[t.Line], faults[t.Fault], complaints.GetValueOrDefault(t.Id), viewer.Actor))],
            await due.CountAsync(stop), await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => t.Zone).SingleAsync(stop));
    }

    private static FollowUpView View(Ticket t, Bilingual product, Bilingual fault, string? complaint, Actor by)
    {
        var why = t.ComplainedAt is not null ? FollowUpWhy.Complaint : t.Stars is null ? FollowUpWhy.NoRating : FollowUpWhy.PoorRating;
        return new(
            t.Id, t.Number, t.Version, why, t.ComplainedAt ?? t.EndedAt ?? t.CompletedAt ?? t.UpdatedAt, t.Contact.Name, t.Contact.Phone, product, fault, t.TechnicianName, t.Stars,
            complaint ?? t.RatingComment ?? "", t.FollowedUpAt is null && t.Allows(TicketAct.FollowUp, by));
    }

    private static async Task<Dictionary<Guid, string>> ComplaintsAsync(AppDb db, IReadOnlyList<Guid> tickets, CancellationToken stop)
    {
        var events = await db.Events.Where(e => e.Subject == Subjects.Ticket && tickets.Contains(e.SubjectId) && e.Kind == nameof(Complained)).OrderBy(e => e.Version).ToListAsync(stop);
        return events.GroupBy(e => e.SubjectId).ToDictionary(g => g.Key, g => ((Complained)g.Last().ToTicketEvent().Fact).Text);
    }
}
