using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Letters;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>Letters that wait for the desk.</summary>
public sealed class LetterReads(Db store)
{
    /// <summary>The most that are shown at once.</summary>
    public const int Most = 100;

    /// <summary>Those that wait, the longest waiting first.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<LettersView> WaitingAsync(Viewer viewer, CancellationToken stop)
    {
        if (!viewer.Actor.Is(Capacity.Desk | Capacity.Supervisor)) throw new RefusedException(Refusal.NotFound);
        await using var db = store.Read(viewer.Tenant);
        var waiting = db.Letters.Where(l => l.State == LetterState.Waiting);
        var rows = await waiting.OrderBy(l => l.CameAt).ThenBy(l => l.Id).Take(Most)
            .Select(l => new { Letter = l, Number = db.Tickets.Where(t => t.Id == l.TicketId).Select(t => t.Number).FirstOrDefault() }).ToListAsync(stop);
        var holders = rows.Select(r => r.Letter.Holder).ToList();
        var files = (await db.Attachments.Where(f => holders.Contains(f.Holder) && f.EventVersion == 0).OrderBy(f => f.Id).ToListAsync(stop)).ToLookup(f => f.Holder, f => f.ToAttached());
        var zone = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => t.Zone).SingleAsync(stop);
        return new(
            [.. rows.Select(r => new LetterView(r.Letter.Id, r.Letter.From, r.Letter.FromName, r.Letter.Subject, r.Letter.Text, r.Letter.Why, r.Letter.CameAt, r.Number, [.. files[r.Letter.Holder]]))],
            await waiting.CountAsync(stop), zone);
    }
}

/// <summary>The letters that wait.</summary>
/// <param name="Of">How many wait in all.</param>
public sealed record LettersView(IReadOnlyList<LetterView> Shown, int Of, string Zone);

/// <summary>One of them.</summary>
/// <param name="Number">Of the ticket it was addressed to; null when to none.</param>
public sealed record LetterView(Guid Id, string From, string FromName, string Subject, string Text, LetterWhy Why, DateTimeOffset CameAt, string? Number, IReadOnlyList<Attached> Files);
