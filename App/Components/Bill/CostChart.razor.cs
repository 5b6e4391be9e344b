using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Bill;

/// <summary>The cost curves of all compared plans between half and three times the use.</summary>
public sealed partial class CostChart
{
    private static readonly decimal[] _steps = [.. Enumerable.Range(0, 26).Select(n => 0.5m + 0.1m * n)];
    private IReadOnlyList<Series> _series = [];
    private decimal _top = 1m;

    [Parameter, EditorRequired] public PlanComparison Compared { get; set; } = default!;
    /// <summary>The chosen amount of use in percent; marked on the chart.</summary>
    [Parameter] public decimal At { get; set; } = 100m;

    private sealed record Series(string Name, IReadOnlyList<decimal> Costs, decimal LabelY);

    protected override void OnParametersSet()
    {
        var costs = Compared.Plans.Select(p => (Name: BillWords.Say(p.Name), Costs: Costs(p))).OrderBy(s => s.Costs[^1]).ToArray();
        _top = RoundTop(costs.Max(s => s.Costs.Max()));
        // Names stand where their lines end, pushed apart so that none covers another.
        var series = new List<Series>();
        var below = 296m;
        foreach (var (name, line) in costs)
        {
            var y = Math.Min(below - 16m, Place(line[^1]));
            series.Add(new(name, line, y));
            below = y;
        }
        _series = [.. Compared.Plans.Select(p => series.First(s => s.Name == BillWords.Say(p.Name)))];
    }

    // Exact where the plan is a line of straight pieces; else the replay at the same points.
    private decimal[] Costs(Plan plan) => CostCurve.Of(plan, Compared.Months) is { } curve
        ? [.. _steps.Select(x => Rounding.HalfAwayFromZero(curve.At(x), 0.01m).ToDecimal())]
        : [.. _steps.Select(x => WhatIf.Compare([plan], Compared.Months, x)[0].Total.Amount)];

    // Four steps that people can read: 1, 2, 2.5 or 5 with noughts.
    private static decimal RoundTop(decimal most)
    {
        for (var tens = 1m; ; tens *= 10m)
        {
            foreach (var step in new[] { 1m, 2m, 2.5m, 5m })
            {
                if (step * tens * 4m >= most && decimal.IsInteger(step * tens)) return step * tens * 4m;
            }
        }
    }

    private decimal Place(decimal cost) => 280m - 264m * cost / _top;

    private string Y(decimal cost) => Svg.Text(Place(cost));

    private static string X(decimal scale) => Svg.Text(70m + 490m * (scale - 0.5m) / 2.5m);

    private string Points(Series series) => string.Join(' ', _steps.Zip(series.Costs, (x, cost) => $"{X(x)},{Y(cost)}"));

    private static string Label(decimal scale) => (scale * 100m).ToString("0", CultureInfo.InvariantCulture) + "%";

}
