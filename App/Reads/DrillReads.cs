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
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var asked = Asked(db, question);
        var rows = await RowsAsync(db, question, InOrder(asked, question.Figure).Take(Shown), stop).ToListAsync(stop);
        var (count, value) = await ValueAsync(asked, question.Figure, stop);
        var currency = await db.Tenants.Where(t => t.Id == tenant).Select(t => t.Currency).SingleAsync(stop);
        return new(rows, count, value, currency);
    }

    /// <summary>Every one of them while it is read, oldest day first.</summary>
    public async IAsyncEnumerable<DrillRow> RowsAsync(int tenant, DrillQuestion question, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) yield break;
        await foreach (var row in RowsAsync(db, question, InOrder(Asked(db, question), question.Figure), stop)) yield return row;
    }

    private static async IAsyncEnumerable<DrillRow> RowsAsync(AppDb db, DrillQuestion question, IQueryable<TicketFigures> asked, [EnumeratorCancellation] CancellationToken stop)
    {
        var (lines, people) = (await FigureLabels.LinesAsync(db, stop), await FigureLabels.PeopleAsync(db, stop));
        var day = question.Figure.Metric.Day();
        await foreach (var f in asked.AsAsyncEnumerable().WithCancellation(stop))
            yield return new(
                f.Number, f.On(day)!.Value, question.Figure.Counts ? 1 : f[question.Figure.Metric]!.Value, f.Channel, lines.GetValueOrDefault(f.Line), f.District, f.TechnicianId is { } who ? people.GetValueOrDefault(who) : null);
    }

    // Of a million tickets only what is added up is fetched, and nothing at all where they are counted.
    private static async Task<(int Count, decimal? Value)> ValueAsync(IQueryable<TicketFigures> asked, Figure figure, CancellationToken stop)
    {
        if (figure.Counts)
        {
            var count = await asked.CountAsync(stop);
            return (count, count);
        }
        var values = new List<decimal>();
        await foreach (var text in asked.Select(f => f.Values).AsAsyncEnumerable().WithCancellation(stop)) values.Add(TicketFigures.Read(text, figure.Metric)!.Value);
        return (values.Count, figure.Of(values));
    }

    private static IQueryable<TicketFigures> Asked(AppDb db, DrillQuestion q)
    {
        var (first, last, mark) = (q.Range.First, q.Range.Last, TicketFigures.Mark(q.Figure.Metric));
        var cut = Told(db.Figures, q.Cut, q.Value);
        if (q.Figure.Kind == FigureKind.Standing) return FigureReads.Standing(cut, last);
        var rows = cut.Where(f => f.Values.Contains(mark));
        return q.Figure.Metric.Day() switch
        {
            CountedOn.Reported => rows.Where(f => f.ReportedDay >= first && f.ReportedDay <= last),
            CountedOn.Completed => rows.Where(f => f.CompletedDay >= first && f.CompletedDay <= last),
            CountedOn.Over => rows.Where(f => f.OverDay >= first && f.OverDay <= last),
            _ => rows.Where(f => f.ReopenedDay >= first && f.ReopenedDay <= last),
        };
    }

    private static IQueryable<TicketFigures> InOrder(IQueryable<TicketFigures> rows, Figure figure) => (figure.Metric.Day() switch
    {
        CountedOn.Reported => rows.OrderBy(f => f.ReportedDay),
        CountedOn.Completed => rows.OrderBy(f => f.CompletedDay),
        CountedOn.Over => rows.OrderBy(f => f.OverDay),
        _ => rows.OrderBy(f => f.ReopenedDay),
    }).ThenBy(f => f.Number);

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
