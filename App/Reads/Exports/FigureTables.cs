using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;

namespace Plainmend.Reads.Exports;

/// <summary>One count of a day, to take away.</summary>
/// <param name="Label">What the value of the cut is called; null = none.</param>
public sealed record CellLine(DateOnly Day, Cut Cut, object? Label, Metric Metric, Amount Amount);

/// <summary>Every count of a range, line by line and without an end to them; nothing while the module is off.</summary>
public sealed class FigureTables(Db store)
{
    public async IAsyncEnumerable<CellLine> LinesAsync(int tenant, DayRange range, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) yield break;
        var (first, last) = (range.First, range.Last);
        var labels = new Dictionary<Cut, Func<string, object?>>();
        foreach (var cut in Enum.GetValues<Cut>()) labels[cut] = await FigureLabels.OfAsync(db, cut, stop);
        await foreach (var row in db.FigureCells.Where(c => c.Day >= first && c.Day <= last).OrderBy(c => c.Cut).ThenBy(c => c.Day).ThenBy(c => c.Value).Select(c => new { c.Day, c.Cut, c.Value, c.Amounts }).AsAsyncEnumerable().WithCancellation(stop))
        {
            var cell = new Cell();
            cell.Read(row.Amounts, "");
            foreach (var (measure, amount) in cell.Amounts) yield return new(row.Day, row.Cut, labels[row.Cut](row.Value), measure, amount);
        }
    }
}
