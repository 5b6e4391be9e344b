using System.Globalization;
using System.Text;

namespace Plainmend.Domain.Figures;

/// <summary>How many tickets have a measure, and the sum of their values.</summary>
public readonly record struct Amount(long Count, decimal Sum)
{
    /// <summary>The mean; null of nothing.</summary>
    public decimal? Mean => Count == 0 ? null : Sum / Count;

    public static Amount operator +(Amount a, Amount b) => new(a.Count + b.Count, a.Sum + b.Sum);
}

/// <summary>
/// Counts, sums and spreads of many tickets. Cells add up: a range is the sum of its days, and a ticket that changed is taken away
/// as it was and added as it is.
/// </summary>
public sealed class Cell
{
    private static readonly Dictionary<string, Metric>.AlternateLookup<ReadOnlySpan<char>> Names =
        Enum.GetValues<Metric>().ToDictionary(m => m.ToString(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly SortedDictionary<Metric, Amount> _amounts = [];
    private readonly SortedDictionary<Metric, Spread> _spreads = [];

    /// <summary>True when nothing is in it.</summary>
    public bool IsEmpty => _amounts.Count == 0;

    /// <summary>Count and sum of every measure that is in it.</summary>
    public IEnumerable<KeyValuePair<Metric, Amount>> Amounts => _amounts;

    /// <summary>Count and sum of one measure.</summary>
    public Amount this[Metric measure] => _amounts.GetValueOrDefault(measure);

    /// <summary>How a duration is distributed; empty when nothing is known.</summary>
    public Spread SpreadOf(Metric measure) => _spreads.GetValueOrDefault(measure) ?? new();

    /// <summary>Adds one ticket's value, or takes it away.</summary>
    /// <param name="times">1 or -1.</param>
    /// <param name="spread">True keeps its place in the distribution as well.</param>
    public void Add(Metric measure, decimal value, int times, bool spread)
    {
        Put(measure, new(times, value * times));
        if (spread && measure.HasSpread()) SpreadIn(measure).Add(value, times);
    }

    /// <summary>Adds all of another one.</summary>
    public void Add(Cell other)
    {
        foreach (var (measure, amount) in other._amounts) Put(measure, amount);
        foreach (var (measure, spread) in other._spreads) SpreadIn(measure).Add(spread);
    }

    /// <summary>Counts and sums as text: <c>Reported=12:12;Stars=3:14</c>. However it came about, a sum is written in one way.</summary>
    public string WriteAmounts() => string.Join(';', _amounts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key}={a.Value.Count}:{a.Value.Sum:0.####}")));

    /// <summary>Spreads as text: <c>ResolveReal=501*2,530*1</c>.</summary>
    public string WriteSpreads()
    {
        var text = new StringBuilder();
        foreach (var (measure, spread) in _spreads.Where(s => s.Value.Count > 0))
        {
            if (text.Length > 0) text.Append(';');
            text.Append(measure).Append('=').AppendJoin(',', spread.Buckets.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Key}*{b.Value}")));
        }
        return text.ToString();
    }

    /// <summary>Adds what <see cref="WriteAmounts"/> and <see cref="WriteSpreads"/> wrote.</summary>
    public void Read(ReadOnlySpan<char> amounts, ReadOnlySpan<char> spreads)
    {
        foreach (var part in amounts.Split(';'))
        {
            if (Named(amounts[part], out var rest) is not { } measure) continue;
            var colon = rest.IndexOf(':');
            Put(measure, new(long.Parse(rest[..colon], CultureInfo.InvariantCulture), decimal.Parse(rest[(colon + 1)..], CultureInfo.InvariantCulture)));
        }
        foreach (var part in spreads.Split(';'))
        {
            if (Named(spreads[part], out var rest) is not { } measure) continue;
            var spread = SpreadIn(measure);
            foreach (var bucket in rest.Split(','))
            {
                var pair = rest[bucket];
                var star = pair.IndexOf('*');
                spread.AddBucket(int.Parse(pair[..star], CultureInfo.InvariantCulture), long.Parse(pair[(star + 1)..], CultureInfo.InvariantCulture));
            }
        }
    }

    // The measure before the sign, and what is said of it; null where nothing is.
    private static Metric? Named(ReadOnlySpan<char> part, out ReadOnlySpan<char> rest)
    {
        var at = part.IndexOf('=');
        rest = part[(at + 1)..];
        return at > 0 ? Names[part[..at]] : null;
    }

    private void Put(Metric measure, Amount more)
    {
        var now = _amounts.GetValueOrDefault(measure) + more;
        if (now == default) _amounts.Remove(measure);
        else _amounts[measure] = now;
    }

    private Spread SpreadIn(Metric measure)
    {
        if (!_spreads.TryGetValue(measure, out var spread)) _spreads[measure] = spread = new();
        return spread;
    }
}
