using System.Globalization;
using Plainmend.Domain.Figures;
using Plainmend.Reads.Exports;
using Plainmend.Texts;

namespace Plainmend.Jobs;

/// <summary>A workbook that goes with a letter.</summary>
public sealed record ReportFile(string Name, byte[] Bytes);

/// <summary>The counts behind a report as the workbook that its page offers, of the figures it tells of.</summary>
public sealed class ReportSheet(FigureTables tables)
{
    /// <summary>The workbook in the reader's language; null while the module is off.</summary>
    public async Task<ReportFile?> OfAsync(int tenant, ReportFacts report, string language, CancellationToken stop)
    {
        // What is set here ends with this method, as with every asynchronous one.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.For(language) ?? Language.Chinese;
        var lines = await LinesAsync(tenant, report, stop);
        if (lines.Count == 0) return null;
        using var file = new MemoryStream();
        await SheetFile.WriteAsync(file, RowsAsync(lines), stop);
        return new($"{FigureWords.FileName(report.Range)}.xlsx", file.ToArray());
    }

    private async Task<IReadOnlyList<CellLine>> LinesAsync(int tenant, ReportFacts report, CancellationToken stop)
    {
        var told = report.Known.Select(f => f.Figure.Metric).ToHashSet();
        var lines = new List<CellLine>();
        await foreach (var line in tables.LinesAsync(tenant, report.Range, stop))
            if (told.Contains(line.Metric)) lines.Add(line);
        return lines;
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IReadOnlyList<CellLine> lines)
    {
        yield return FigureWords.LineHeads;
        foreach (var line in lines) yield return FigureWords.Line(line.Day, line.Cut, line.Label, line.Metric, line.Amount);
        await Task.CompletedTask;
    }
}
