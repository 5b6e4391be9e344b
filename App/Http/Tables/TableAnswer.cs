using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Plainmend.Texts;

namespace Plainmend.Http.Tables;

/// <summary>A table to take away, sent while its rows come: nothing is held but one row.</summary>
internal static class TableAnswer
{
    /// <summary>The endings under which a table can be asked for.</summary>
    public const string Endings = "regex(^(csv|xlsx)$)";

    /// <param name="name">The file's name without its ending.</param>
    /// <param name="ending"><c>csv</c> or <c>xlsx</c>.</param>
    public static IResult Of(HttpContext http, string name, string ending, IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        var (book, stop) = (ending == "xlsx", http.RequestAborted);
        AsDownload(http, $"{name}.{ending}");
        return Results.Stream(
            to => book ? SheetFile.WriteAsync(to, rows, stop) : WriteTextAsync(to, rows, stop),
            book ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8");
    }

    /// <summary>Sets the head of a download that is nobody else's business.</summary>
    public static void AsDownload(HttpContext http, string name)
    {
        // The archive's writer ends a part without waiting; what it ends with are a few bytes.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
    }

    private static async Task WriteTextAsync(Stream to, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken stop)
    {
        // The mark lets spreadsheet programs read Chinese as what it is.
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await foreach (var row in rows.WithCancellation(stop)) await text.WriteAsync(string.Join(',', row.Select(Cell)) + "\r\n");
    }

    private static string Cell(object? value) => value is decimal or int or long ? Convert.ToString(value, CultureInfo.InvariantCulture)! : CsvCell.Of(value?.ToString() ?? "");
}
