using BenchmarkDotNet.Attributes;
using Plainmend.Domain.Billing;

namespace Plainmend.Bench;

/// <summary>The calculator: a graduated price by value, a long statement with its derivation, a large tenant rated again and compared.</summary>
[MemoryDiagnoser, ShortRunJob]
public class BillingBenchmarks
{
    private const int Prices = 1000;
    private static readonly BillingPeriod June = BillingPeriod.Month(2026, 6, "Asia/Shanghai");
    private static readonly Charge Tickets = ReadyPlans.PayAsYouGo.Charges.First(c => c.Meter == PlatformMeters.Tickets);
    private readonly Curve _curve = CostCurve.Of(Alone(Tickets), [new(June, [UsageRecord.At("1", PlatformMeters.Tickets, June.StartsAt, 1m, "x")])])!;
    private readonly Exact[] _quantities = [.. Enumerable.Range(0, Prices).Select(n => (Exact)(n * 7 % 9))];
    private readonly Plan _hundred = Alone([.. Enumerable.Range(0, 100).Select(n => Tickets with { Key = $"c{n}", Meter = $"m{n}" })]);
    private readonly UsageRecord[] _hundredRecords = [.. Enumerable.Range(0, 1000).Select(n => UsageRecord.At($"r{n}", $"m{n % 100}", June.StartsAt.AddMinutes(n), n % 17, "x"))];
    private readonly UsageRecord[] _large = [.. Enumerable.Range(0, 100_000).Select(n => UsageRecord.At($"t{n}", PlatformMeters.Tickets, June.StartsAt.AddSeconds(n * 25), 1m, "x"))];
    private readonly UsageMonth[] _year;

    public BillingBenchmarks() => _year = [.. Enumerable.Range(0, 12).Select(m =>
    {
        var period = BillingPeriod.Month(2025, m + 1, "Asia/Shanghai");
        return new UsageMonth(period, [.. Enumerable.Range(0, 100_000 / 12).Select(n => UsageRecord.At($"{m}-{n}", PlatformMeters.Tickets, period.StartsAt.AddMinutes(n * 5), 1m, "x"))]);
    })];

    [Benchmark(Description = "graduated price, value only", OperationsPerInvoke = Prices)]
    public Exact Graduated()
    {
        var last = Exact.Zero;
        foreach (var quantity in _quantities) last = _curve.At(quantity);
        return last;
    }

    [Benchmark(Description = "statement of 100 lines, derived and sealed")]
    public Statement Hundred() => BillingCalculator.Calculate(Agreement.To(_hundred, June.StartsAt), June, _hundredRecords);

    [Benchmark(Description = "100,000 records rated again")]
    public Statement Rerated() => BillingCalculator.Calculate(Agreement.To(ReadyPlans.PayAsYouGo, June.StartsAt), June, _large);

    [Benchmark(Description = "ten plans over twelve months of 100,000 records")]
    public int Compared() => WhatIf.Compare([.. ReadyPlans.All, .. ReadyPlans.All.Take(4)], _year).Count;

    private static Plan Alone(params Charge[] charges) => ReadyPlans.PayAsYouGo with { Charges = charges };
}
