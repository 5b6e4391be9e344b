using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The tickets behind a figure: exactly those that were counted, each with what it adds.</summary>
public sealed class DrillReads(Db store)
{
    /// <summary>How many of them a page shows; what they add up to is told of all.</summary>
    public const int Shown = 200;

    /// <summary>All of them added up, and the first; null while the module is off.</summary>
    public async Task<Drill?> ReadAsync(int tenant, DrillQuestion question, CancellationToken stop)
    {
        var (rows, values) = (new List<DrillRow>(), new List<decimal>());
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        await foreach (var row in RowsAsync(db, question, stop))
        {
            if (rows.Count < Shown) rows.Add(row);
            values.Add(row.Value);
        }
        var currency = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.Currency).SingleAsync(stop);
        return new(rows, values.Count, question.Figure.Of(values), currency);
    }

    /// <summary>Every one of them while it is read, oldest day first.</summary>
    public async IAsyncEnumerable<DrillRow> RowsAsync(int tenant, DrillQuestion question, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) yield break;
        await foreach (var row in RowsAsync(db, question, stop)) yield return row;
    }

    private static async IAsyncEnumerable<DrillRow> RowsAsync(AppDb db, DrillQuestion question, [EnumeratorCancellation] CancellationToken stop)
    {
        var (lines, people) = (await FigureLabels.LinesAsync(db, stop), await FigureLabels.PeopleAsync(db, stop));
        var (day, counts) = (question.Figure.Metric.Day(), question.Figure.Kind is FigureKind.Tickets or FigureKind.Standing);
        await foreach (var f in Asked(db, question).AsAsyncEnumerable().WithCancellation(stop))
            yield return new(
                f.Number, f.On(day)!.Value, counts ? 1 : f[question.Figure.Metric]!.Value, f.Channel, lines.GetValueOrDefault(f.Line), f.District, f.TechnicianId is { } who ? people.GetValueOrDefault(who) : null);
    }

    private static IQueryable<TicketFigures> Asked(AppDb db, DrillQuestion q)
    {
        var (first, last, mark) = (q.Range.First, q.Range.Last, TicketFigures.Mark(q.Figure.Metric));
        var cut = Told(db.Figures, q.Cut, q.Value);
        if (q.Figure.Kind == FigureKind.Standing) return FigureReads.Standing(cut, last).OrderBy(f => f.ReportedDay).ThenBy(f => f.Number);
        var rows = cut.Where(f => f.Values.Contains(mark));
        return q.Figure.Metric.Day() switch
        {
            CountedOn.Reported => rows.Where(f => f.ReportedDay >= first && f.ReportedDay <= last).OrderBy(f => f.ReportedDay).ThenBy(f => f.Number),
            CountedOn.Completed => rows.Where(f => f.CompletedDay >= first && f.CompletedDay <= last).OrderBy(f => f.CompletedDay).ThenBy(f => f.Number),
            CountedOn.Over => rows.Where(f => f.OverDay >= first && f.OverDay <= last).OrderBy(f => f.OverDay).ThenBy(f => f.Number),
            _ => rows.Where(f => f.ReopenedDay >= first && f.ReopenedDay <= last).OrderBy(f => f.ReopenedDay).ThenBy(f => f.Number),
        };
    }

    private static IQueryable<TicketFigures> Told(IQueryable<TicketFigures> rows, Cut cut, string value)
    {
        switch (cut)
        {
            case Cut.All: return rows;
            case Cut.Channel: return Enum.TryParse<Channel>(value, out var channel) ? rows.Where(f => f.Channel == channel) : rows.Where(f => false);
            case Cut.Line: return rows.Where(f => f.Line == value);
            case Cut.District: return rows.Where(f => f.District == value);
            case Cut.Plan: return int.TryParse(value, CultureInfo.InvariantCulture, out var plan) ? rows.Where(f => f.Plan == plan) : rows.Where(f => false);
            case Cut.Technician when value.Length == 0: return rows.Where(f => f.TechnicianId == null);
            case Cut.Technician: return Guid.TryParse(value, out var who) ? rows.Where(f => f.TechnicianId == who) : rows.Where(f => false);
            default:
                var named = $"|{value}|";
                return rows.Where(f => f.Reasons.Contains(named));
        }
    }
}
