using System.Globalization;
using Plainmend.Domain;

namespace Plainmend.Actions.Imports;

/// <summary>The cells of one row by the names of their columns.</summary>
internal sealed class ImportRow(IReadOnlyDictionary<string, string> cells)
{
    // "yyyy/M/d" and the like: as spreadsheet programs of either language write a day.
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] Times = [.. Days.SelectMany(d => new[] { d, $"{d} H:mm", $"{d} H:mm:ss", $"{d}'T'H:mm:ss" })];

    /// <summary>What was typed; empty when nothing was.</summary>
    public string this[string field] => cells.GetValueOrDefault(field, "");

    /// <summary>A day; null when nothing was typed.</summary>
    public DateOnly? Day(string field) => this[field].Length == 0 ? null : DateOnly.FromDateTime(Clock(field));

    /// <summary>A local clock time that must be there; a day alone begins at midnight.</summary>
    public DateTime Clock(string field)
    {
        if (this[field].Length == 0) throw new RefusedException(Refusal.Required, field);
        return DateTime.TryParseExact(this[field], Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var at) ? at : throw new RefusedException(Refusal.NoDate, field);
    }

    /// <summary>An amount; null when nothing was typed. At most four places after the point, as amounts are stored.</summary>
    public decimal? Amount(string field)
    {
        var typed = this[field].Replace("¥", "", StringComparison.Ordinal).Replace("￥", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Trim();
        if (typed.Length == 0) return null;
        return decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
            && decimal.Round(amount, 4, MidpointRounding.ToZero) == amount ? amount : throw new RefusedException(Refusal.NoNumber, field);
    }

    /// <summary>A whole number; null when nothing was typed.</summary>
    public int? Whole(string field) => Amount(field) switch
    {
        null => null,
        { } amount when amount == decimal.Truncate(amount) && Math.Abs(amount) < 1_000_000 => (int)amount,
        _ => throw new RefusedException(Refusal.NoNumber, field),
    };

    /// <summary>Words divided by commas or semicolons of either language.</summary>
    public IReadOnlyList<string> Words(string field) => this[field].Split([',', '，', ';', '；', '、', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
