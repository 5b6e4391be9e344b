using System.Text.RegularExpressions;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>What the check of a plan found, in the caller's language; a test holds the list against the check's source.</summary>
internal static partial class TermsWords
{
    private static readonly Dictionary<string, Func<string>> Words = new(StringComparer.Ordinal)
    {
        ["is above the cap"] = () => ApiText.Terms_AboveCap,
        ["is empty"] = () => ApiText.IsEmpty,
        ["has too many entries"] = () => ApiText.Terms_TooMany,
        ["stands there twice"] = () => ApiText.IsTwice,
        ["is negative"] = () => ApiText.IsNegative,
        ["is too large"] = () => ApiText.TooLarge,
        ["has more than 9 decimals"] = () => ApiText.TooFine.With(Limits.Decimals),
        ["is not between 0 and 1"] = () => ApiText.Terms_NotARate,
        ["is needed, except for a fee on the agreement itself"] = () => ApiText.Terms_MeterNeeded,
        ["a flat price has no meter"] = () => ApiText.Terms_FlatMeter,
        ["needs each subject by itself"] = () => ApiText.Terms_NeedsEach,
        ["is not above zero"] = () => ApiText.Terms_NotAboveZero,
        ["is empty or too long"] = () => ApiText.Terms_BadKey,
        ["does not say what the fee is for in both languages"] = () => ApiText.Terms_NoPurpose,
        ["is not there in both languages"] = () => ApiText.Terms_NoName,
        ["needs between 1 and 100 entries"] = () => ApiText.Terms_Tiers,
        ["only the last tier is open"] = () => ApiText.Terms_OneOpen,
        ["the last tier is open"] = () => ApiText.Terms_LastOpen,
        ["does not rise"] = () => ApiText.Terms_NotRising,
        ["is above the most"] = () => ApiText.Terms_AboveMost,
        ["is not made of 1 to 40 small letters, digits and hyphens"] = () => ApiText.Terms_BadId,
        ["is not between 1 and 240"] = () => ApiText.Terms_CutOff,
        ["stands beside a rate"] = () => ApiText.Terms_BesideRate,
        ["is too long"] = () => ApiText.Terms_TooLong,
    };

    /// <summary>The same problem where the caller wrote it, in his language.</summary>
    public static FieldProblem Said(TermsProblem problem, Func<string, string> place) => new(place(problem.Field), Say(problem.Problem));

    /// <summary>The sentence in the caller's language; itself when it is not known.</summary>
    public static string Say(string problem)
    {
        if (Words.TryGetValue(problem, out var words)) return words();
        if (Cheaper().Match(problem) is { Success: true } less) return ApiText.Terms_Cheaper.With(less.Groups[1].Value);
        return problem.StartsWith("nothing measures ", StringComparison.Ordinal) ? ApiText.Terms_NoMeter.With(problem["nothing measures ".Length..]) : problem;
    }

    [GeneratedRegex("^just above (.+) costs less than ")]
    private static partial Regex Cheaper();
}
