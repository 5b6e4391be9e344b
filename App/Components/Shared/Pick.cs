using System.Globalization;
using Plainmend.Texts;

namespace Plainmend.Components.Shared;

/// <summary>One entry of a list to choose from.</summary>
public sealed record Pick(string Value, string Text)
{
    /// <summary>A weekday in the reader's language.</summary>
    public static string Day(DayOfWeek day) => Language.Now.DateTimeFormat.GetDayName(day);

    /// <summary>Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>A number as it is typed.</summary>
    public static string Typed(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Words separated by commas, as they are typed.</summary>
    public static string Typed(IEnumerable<string> words) => string.Join(Language.IsChinese ? "，" : ", ", words);

    /// <summary>The words of a typed list, separated by commas of either language, semicolons or lines.</summary>
    public static IReadOnlyList<string> Words(string typed) =>
        typed.Split([',', '，', '、', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
