namespace Plainmend.Domain.Figures;

/// <summary>
/// Reports to expect: a day is like the same weekday of the weeks before, the nearer the more it counts. Its error is that of the same
/// rule asked for days that are known by now.
/// </summary>
public static class VolumeForecast
{
    /// <summary>Days foretold.</summary>
    public const int Days = 14;
    /// <summary>Weeks looked back on.</summary>
    public const int Weeks = 8;
    /// <summary>Known days needed before today to foretell and to tell the error on the last eight weeks.</summary>
    public const int History = 7 * Weeks * 2 + Days;

    private const decimal Fade = 0.75m;

    /// <summary>Reports to expect on each of the next days.</summary>
    /// <param name="past">Reports a day, oldest first, the day before the first foretold one last.</param>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<int> past, int days = Days) => [.. Enumerable.Range(0, days).Select(ahead => Day(past, past.Count + ahead))];

    /// <summary>
    /// Sum of all misses over the sum of all reports of the last eight weeks, each stretch of 14 days foretold from what was known before it;
    /// null when nothing was reported. 0.2 = 20 %.
    /// </summary>
    public static decimal? Error(IReadOnlyList<int> past)
    {
        var (missed, real) = (0m, 0m);
        for (var begin = Math.Max(0, past.Count - 7 * Weeks); begin < past.Count; begin += Days)
        {
            var known = past.Take(begin).ToArray();
            if (known.Length < 7) continue;
            foreach (var (expected, ahead) in Of(known, Math.Min(Days, past.Count - begin)).Select((e, n) => (e, n)))
            {
                missed += Math.Abs(expected - past[begin + ahead]);
                real += past[begin + ahead];
            }
        }
        return real == 0 ? null : missed / real;
    }

    private static decimal Day(IReadOnlyList<int> past, int index)
    {
        var (sum, weights, weight) = (0m, 0m, 1m);
        var same = index - 7;
        while (same >= past.Count) same -= 7;
        for (var week = 0; week < Weeks && same >= 0; week++, same -= 7)
        {
            sum += weight * past[same];
            weights += weight;
            weight *= Fade;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
