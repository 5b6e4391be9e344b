using Plainmend.Http.Api;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>Proposes articles while a report is being written. Open to everybody, so it tells nothing that the public pages do not.</summary>
internal static class HelpDoors
{
    private const int LongestTold = 500;

    public static void MapHelp(this WebApplication app) => app.MapGet("/help/{slug}/propose", ProposeAsync);

    private static async Task<IResult> ProposeAsync(HttpContext http, string slug, string? line, string? fault, string? told, ArticleReads articles, TenantBook tenants)
    {
        if (await tenants.BySlugAsync(slug, http.RequestAborted) is not { } company) return Results.NotFound();
        var words = told is { Length: > LongestTold } ? told[..LongestTold] : told ?? "";
        var found = string.IsNullOrEmpty(fault) ? [] : await articles.ProposeAsync(company.Id, line ?? "", fault, words, staff: false, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return ApiAnswer.Counted(found.Select(a => new Proposed(a.Name.Said(), $"/help/{slug}/{a.Id}?from=report")).ToArray());
    }

    private sealed record Proposed(string Title, string Address);
}
