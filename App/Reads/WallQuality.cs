using Plainmend.Data;
using Plainmend.Domain.Figures;

namespace Plainmend.Reads;

/// <summary>How well the work of the last <see cref="Days"/> days was done, by the figures of the reports: the wall's third screen. A figure nobody can know is null.</summary>
/// <param name="FirstTimeFix">Share of completed tickets that one visit sufficed for, in percent.</param>
/// <param name="OnTime">Share of promised arrivals that were kept, in percent.</param>
/// <param name="Stars">Mean rating.</param>
/// <param name="Districts">The same share of kept arrivals in the districts with the most of them, most first.</param>
public sealed record WallQuality(decimal? FirstTimeFix, decimal? OnTime, decimal? Stars, IReadOnlyList<WallDistrict> Districts)
{
    /// <summary>Local days it looks back on, today included.</summary>
    public const int Days = 30;
    private const int MostDistricts = 5;

    internal static async Task<WallQuality> ReadAsync(AppDb db, DateOnly today, CancellationToken stop)
    {
        var range = DayRange.UpTo(today, Days);
        var all = (await FigureReads.CellsAsync(db, range, Cut.All, stop)).GetValueOrDefault("") ?? new();
        var districts = await FigureReads.CellsAsync(db, range, Cut.District, stop);
        return new(Percent(all, Metric.FirstTimeFix), Percent(all, Metric.ArriveKept), all[Metric.Stars].Mean,
            [.. districts.Where(d => d.Key.Length > 0 && d.Value[Metric.ArriveKept].Count > 0).OrderByDescending(d => d.Value[Metric.ArriveKept].Count).ThenBy(d => d.Key, StringComparer.Ordinal)
                .Take(MostDistricts).Select(d => new WallDistrict(d.Key, Percent(d.Value, Metric.ArriveKept)!.Value))]);
    }

    private static decimal? Percent(Cell cell, Metric measure) => cell[measure].Mean * 100m;
}

/// <summary>One district and its share of kept arrivals, in percent.</summary>
public sealed record WallDistrict(string Name, decimal OnTime);
