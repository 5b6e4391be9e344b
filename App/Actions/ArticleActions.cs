using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Help;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What an administrator says about an article.</summary>
public sealed record ArticleEntry(
    string Title, string TitleEn, string Body, string BodyEn, IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, ArticleAudience Audience, bool Published);

/// <summary>What a reader says about an article.</summary>
public enum ArticleVote
{
    Helped,
    NotHelped,
    /// <summary>It solved the trouble, and no report is sent.</summary>
    Solved,
}

/// <summary>Keeps the articles of the knowledge base and counts what readers say.</summary>
public sealed class ArticleActions(IWriter writer, TimeProvider clock)
{
    /// <summary>Most articles of a company; all of them are compared with a report (docs/decisions/0021-knowledge-base.md).</summary>
    public const int Most = 300;
    /// <summary>Most characters of a text.</summary>
    public const int Longest = 4000;
    private const int LongestTitle = 80;

    /// <summary>Adds an article or changes one. Every version stays readable in the log.</summary>
    /// <param name="id">Null adds one.</param>
    /// <param name="seen">Version the change began from.</param>
    /// <exception cref="RefusedException">Not an administrator; a field is wrong (named); somebody was faster.</exception>
    public Task<Guid> KeepAsync(Viewer by, Guid? id, int seen, ArticleEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var clean = Clean(entry);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await CheckAsync(db, clean, s);
            var now = clock.GetUtcNow();
            var row = id is { } known ? await LoadAsync(db, known, seen, s) : await AddAsync(db, now, s);
            (row.Title, row.TitleEn, row.Body, row.BodyEn) = (clean.Title, clean.TitleEn, clean.Body, clean.BodyEn);
            (row.Lines, row.Faults, row.Audience, row.Published, row.Version) = (clean.Lines, clean.Faults, clean.Audience, clean.Published, row.Version + 1);
            db.Note(Subjects.Article, row.Id, row.Version, "ArticleKept", clean, actor, now);
            await db.SaveChangesAsync(s);
            return row.Id;
        }, stop);
    }

    /// <summary>Takes an article away; its versions stay in the log.</summary>
    public Task RemoveAsync(Viewer by, Guid id, int seen, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var row = await LoadAsync(db, id, seen, s);
            (row.Active, row.Version) = (false, row.Version + 1);
            db.Note(Subjects.Article, id, row.Version, "ArticleRemoved", new { row.Title }, actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Counts what a reader says of an article that is open to everybody.</summary>
    /// <param name="key">Chosen when the page was made: a page counts once.</param>
    /// <exception cref="RefusedException">No such article is published to customers.</exception>
    public Task VoteAsync(int tenant, Guid id, ArticleVote vote, string key, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await db.LockAsync($"article:{id}", s);
        var command = $"article-{TextGate.Needed(key, "Key", 80)}";
        if (await db.Events.AnyAsync(e => e.CommandKey == command, s)) return;
        db.CommandKey = command;
        var row = await db.Articles.AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.Active && a.Published && a.Audience == ArticleAudience.Customer, s) ?? throw new RefusedException(Refusal.NotFound);
        if (vote == ArticleVote.Helped) row.Helped++;
        else if (vote == ArticleVote.NotHelped) row.NotHelped++;
        else row.Solved++;
        var now = clock.GetUtcNow();
        db.Note(Subjects.Article, Guid.CreateVersion7(now), 1, "ArticleVoted", new { Article = id, Vote = vote }, Actor.Customer(""), now);
        await db.SaveChangesAsync(s);
    }, stop);

    private static ArticleEntry Clean(ArticleEntry entry)
    {
        var title = TextGate.Needed(entry.Title, nameof(entry.Title), LongestTitle);
        var clean = entry with
        {
            Title = title,
            TitleEn = TextGate.Clean(entry.TitleEn, nameof(entry.TitleEn), LongestTitle) is { Length: > 0 } english ? english : title,
            Body = TextGate.Clean(entry.Body, nameof(entry.Body), Longest),
            BodyEn = TextGate.Clean(entry.BodyEn, nameof(entry.BodyEn), Longest),
            Lines = [.. entry.Lines.Distinct()],
            Faults = [.. entry.Faults.Distinct()],
        };
        return clean.Body.Length + clean.BodyEn.Length > 0 ? clean : throw new RefusedException(Refusal.Required, nameof(entry.Body));
    }

    // A fault that none of its lines has would never be found.
    private static async Task CheckAsync(AppDb db, ArticleEntry entry, CancellationToken stop)
    {
        if (await db.Products.CountAsync(p => entry.Lines.Contains(p.Line), stop) != entry.Lines.Count) throw new RefusedException(Refusal.NotInCatalogue, "Line", string.Join(", ", entry.Lines));
        if (await db.Faults.CountAsync(f => entry.Faults.Contains(f.Code) && (entry.Lines.Count == 0 || entry.Lines.Contains(f.Line)), stop) != entry.Faults.Count)
            throw new RefusedException(Refusal.NotInCatalogue, "Fault", string.Join(", ", entry.Faults));
    }

    private static async Task<ArticleRow> AddAsync(AppDb db, DateTimeOffset now, CancellationToken stop)
    {
        await db.LockAsync("articles", stop);
        if (await db.Articles.CountAsync(a => a.Active, stop) >= Most) throw new RefusedException(Refusal.OutOfRange, "Articles", 0, Most);
        var row = new ArticleRow { TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Title = "", TitleEn = "", Body = "", BodyEn = "", Lines = [], Faults = [] };
        db.Articles.Add(row);
        return row;
    }

    private static async Task<ArticleRow> LoadAsync(AppDb db, Guid id, int seen, CancellationToken stop)
    {
        var row = await db.Articles.AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.Active, stop) ?? throw new RefusedException(Refusal.NotFound);
        return row.Version == seen ? row : throw new RefusedException(Refusal.SomeoneWasFaster);
    }
}
