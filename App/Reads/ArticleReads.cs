using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Help;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>An article as its administrator sees it.</summary>
public sealed record ArticleView(
    Guid Id, int Version, string Title, string TitleEn, string Body, string BodyEn, IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, ArticleAudience Audience, bool Published, int Helped, int NotHelped, int Solved)
{
    public Bilingual Name => new(Title, TitleEn);

    /// <summary>The text in this language; in the other one when there is no such.</summary>
    public string In(bool chinese) => (chinese ? Body : BodyEn) is { Length: > 0 } wanted ? wanted : Body + BodyEn;
}

/// <summary>One version of an article: when it was kept, by whom, and what it said.</summary>
public sealed record ArticleVersion(int Number, DateTimeOffset At, string Author, string Title, string Body, string BodyEn);

/// <summary>The knowledge base of one company as the public finds it.</summary>
public sealed record HelpShelf(int Tenant, string Slug, Bilingual Company, string Hotline, IReadOnlyList<ArticleView> Articles);

/// <summary>The company's articles, each to whom it is meant for.</summary>
public sealed class ArticleReads(Db store, TenantBook tenants)
{
    /// <summary>How many are proposed at most.</summary>
    public const int MostProposed = 5;
    private const int MostKept = 5000;
    private readonly ConcurrentDictionary<(int Tenant, Guid Id, int Version), ArticleTopic> _topics = new();

    /// <summary>Every article, drafts included; null when this is not for the viewer.</summary>
    public async Task<IReadOnlyList<ArticleView>?> ListAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        return await ViewsAsync(db.Articles, stop);
    }

    /// <summary>The versions of an article, the latest first; none when this is not for the viewer.</summary>
    public async Task<IReadOnlyList<ArticleVersion>> HistoryAsync(Viewer? viewer, Guid id, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return [];
        await using var db = store.Read(viewer!.Tenant);
        var kept = await db.Events.Where(e => e.Subject == Subjects.Article && e.SubjectId == id && e.Kind == "ArticleKept").OrderByDescending(e => e.Version).ToListAsync(stop);
        return [.. kept.Select(e => (Row: e, Said: System.Text.Json.Nodes.JsonNode.Parse(e.Payload)!)).Select(e => new ArticleVersion(e.Row.Version, e.Row.At, e.Row.ActorName, (string)e.Said["Title"]!, (string)e.Said["Body"]!, (string)e.Said["BodyEn"]!))];
    }

    /// <summary>What everybody may read of a company, all of it or what a query finds; null when no company has this word in its address.</summary>
    public async Task<HelpShelf?> PublicAsync(string slug, string? query, CancellationToken stop)
    {
        if (await tenants.BySlugAsync(slug, stop) is not { } company) return null;
        await using var db = store.Read(company.Id);
        var open = await ViewsAsync(Open(db, staff: false), stop);
        return new(company.Id, company.Slug, new(company.Name, company.NameEn), company.Hotline, string.IsNullOrWhiteSpace(query) ? open : [.. open.Where(a => ArticleMatch.Holds(TopicOf(company.Id, a), query))]);
    }

    /// <summary>Articles that may help with a report, the best first; of nothing chosen and told, none.</summary>
    /// <param name="staff">True for the company's own people: articles for the staff too.</param>
    public async Task<IReadOnlyList<ArticleView>> ProposeAsync(int tenant, string line, string fault, string told, bool staff, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return [.. (await ViewsAsync(Open(db, staff), stop)).Select(a => (Article: a, Fit: ArticleMatch.Fit(TopicOf(tenant, a), line, fault, told)))
            .Where(a => a.Fit > 0).OrderByDescending(a => a.Fit).ThenByDescending(a => a.Article.Solved + a.Article.Helped).ThenBy(a => a.Article.Title, StringComparer.Ordinal).Take(MostProposed).Select(a => a.Article)];
    }

    /// <summary>The company's word in public addresses.</summary>
    public async Task<string> SlugAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Tenants.Where(t => t.Id == tenant).Select(t => t.Slug).SingleAsync(stop);
    }

    // Cut into words once a version: cutting costs far more than comparing.
    private ArticleTopic TopicOf(int tenant, ArticleView article)
    {
        if (_topics.Count > MostKept) _topics.Clear();
        return _topics.GetOrAdd((tenant, article.Id, article.Version), _ => new(
            article.Lines, article.Faults, SearchWords.Of([article.Title, article.TitleEn, article.Body, article.BodyEn]).OfType<string>().ToHashSet(StringComparer.Ordinal)));
    }

    private static IQueryable<ArticleRow> Open(AppDb db, bool staff) => db.Articles.Where(a => a.Published && (staff || a.Audience == ArticleAudience.Customer));

    private static async Task<IReadOnlyList<ArticleView>> ViewsAsync(IQueryable<ArticleRow> rows, CancellationToken stop) =>
        [.. (await rows.Where(a => a.Active).OrderBy(a => a.Id).ToListAsync(stop)).Select(a => new ArticleView(
            a.Id, a.Version, a.Title, a.TitleEn, a.Body, a.BodyEn, a.Lines, a.Faults, a.Audience, a.Published, a.Helped, a.NotHelped, a.Solved))];
}
