using System.Runtime.CompilerServices;
using Plainmend.Access;
using Plainmend.Domain.Figures;
using Plainmend.Http.Tables;
using Plainmend.Reads;
using Plainmend.Reads.Exports;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>Figures and the tickets behind them as tables, sent while they are read.</summary>
internal static class FigureFiles
{
    public static void MapFigureFiles(this WebApplication app)
    {
        var doors = app.MapGroup("/analytics").RequireAuthorization(p => p.RequireRole("Supervisor", "Admin"));
        doors.MapGet("/figures.{ending:" + TableAnswer.Endings + "}", Figures);
        doors.MapGet("/tickets.{ending:" + TableAnswer.Endings + "}", Tickets);
    }

    private static IResult Figures(HttpContext http, string ending, string? from, string? to, FigureTables tables)
    {
        if (Viewer.From(http.User) is not { } viewer || FigureAddress.Span(from, to) is not { } range) return Results.NotFound();
        return TableAnswer.Of(http, FigureWords.FileName(range), ending, LinesAsync(tables.LinesAsync(viewer.Tenant, range, http.RequestAborted), http.RequestAborted));
    }

    private static IResult Tickets(HttpContext http, string ending, string? figure, string? from, string? to, string? cut, string? value, DrillReads drills)
    {
        if (Viewer.From(http.User) is not { } viewer || FigureAddress.Question(figure, from, to, cut, value) is not { } question) return Results.NotFound();
        return TableAnswer.Of(http, $"{AnalyticsText.FileTickets}-{FigureAddress.Typed(question.Range.First)}-{FigureAddress.Typed(question.Range.Last)}", ending, RowsAsync(question, drills.RowsAsync(viewer.Tenant, question, http.RequestAborted), http.RequestAborted));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> LinesAsync(IAsyncEnumerable<CellLine> lines, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return FigureWords.LineHeads;
        await foreach (var line in lines.WithCancellation(stop)) yield return FigureWords.Line(line.Day, line.Cut, line.Label, line.Metric, line.Amount);
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(DrillQuestion question, IAsyncEnumerable<DrillRow> rows, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return [AnalyticsText.Number, AnalyticsText.Day, FigureWords.Name(question.Figure), MetricText.Cut_Channel, MetricText.Cut_Line, MetricText.Cut_District, MetricText.Cut_Technician];
        await foreach (var row in rows.WithCancellation(stop))
            yield return [row.Number, FigureAddress.Typed(row.Day), row.Value, DomainWords.Of(row.Channel), row.Line?.Said(), row.District, row.Technician?.Said()];
    }
}
