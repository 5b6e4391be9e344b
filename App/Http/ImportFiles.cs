using Plainmend.Access;
using Plainmend.Actions.Imports;
using Plainmend.Domain;
using Plainmend.Domain.Tables;
using Plainmend.Http.Api;
using Plainmend.Http.Tables;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>Tables that come in and wait to be taken over, their templates, and the rows that could not be.</summary>
internal static class ImportFiles
{
    public static void MapImportFiles(this WebApplication app)
    {
        var doors = app.MapGroup("/admin/import").RequireAuthorization(p => p.RequireRole("Admin"));
        doors.MapPost("/files", (HttpContext http, ImportActions imports) => Viewer.From(http.User) is { } viewer
            ? UploadDoors.TakeAsync(http, () => true, (name, bytes) => imports.KeepFileAsync(viewer, name, bytes, http.RequestAborted))
            : ProblemAnswer.WriteAsync(http, StatusCodes.Status401Unauthorized)).WithMetadata(UploadDoors.Limit);
        doors.MapGet("/{kind}/template.{ending:" + TableAnswer.Endings + "}", Template);
        doors.MapGet("/{kind}/{file:guid}/refused.{ending:" + TableAnswer.Endings + "}", RefusedAsync);
    }

    private static IResult Template(HttpContext http, string kind, string ending) =>
        KindOf(kind) is not { } known ? Results.NotFound() : TableAnswer.Of(http, ImportWords.FileOf(known), ending, Rows(
        [
            [.. ImportColumn.Of(known).Select(c => ImportWords.Column(known, c))], [.. ImportColumn.Of(known).Select(c => ImportWords.Example(known, c))],
        ]));

    // As it came, with the reason in one more column: corrected there, it can be sent again as it is.
    private static async Task<IResult> RefusedAsync(HttpContext http, string kind, Guid file, string ending, ImportActions imports)
    {
        if (KindOf(kind) is not { } known || Viewer.From(http.User) is not { } viewer) return Results.NotFound();
        try
        {
            var plan = await imports.PreviewAsync(viewer, known, file, new(ImportWords.Words(known)), http.RequestAborted);
            var rows = plan.Rows.Where(r => r.Why is not null).Select(r => (IReadOnlyList<object?>)[.. Enumerable.Range(0, plan.Head.Count).Select(i => r.Cells.ElementAtOrDefault(i) ?? ""), RefusalText.For(r.Why!)]);
            return TableAnswer.Of(http, $"{ImportWords.FileOf(known)}-{ImportText.Reason}", ending, Rows([[.. plan.Head, ImportText.Reason], .. rows]));
        }
        catch (RefusedException refused)
        {
            return Results.Text(RefusalText.For(refused), statusCode: refused.Reason == Refusal.FileGone ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>The kind an address names; null for none.</summary>
    internal static ImportKind? KindOf(string word) => Enum.GetValues<ImportKind>().Select(k => (ImportKind?)k).FirstOrDefault(k => string.Equals(k.ToString(), word, StringComparison.OrdinalIgnoreCase));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(IEnumerable<IReadOnlyList<object?>> rows)
    {
        foreach (var row in rows) yield return row;
        await Task.CompletedTask;
    }
}
