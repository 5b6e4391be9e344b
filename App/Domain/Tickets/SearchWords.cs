using System.Globalization;
using System.Text;

namespace Plainmend.Domain.Tickets;

/// <summary>
/// How text is cut into the words a search compares. Chinese, Japanese and Korean runs become overlapping pairs and their last
/// character (空调机 → 空调, 调机, 机); everything else becomes whole words in small letters. Width and form are levelled (NFKC);
/// punctuation only separates.
/// </summary>
public static class SearchWords
{
    /// <summary>Characters of a query that count; the rest is not looked at.</summary>
    public const int MostAsked = 200;
    /// <summary>Phrases of a query that count.</summary>
    public const int MostPhrases = 16;
    // PostgreSQL knows 16,383 positions and a megabyte for each row.
    private const int MostWords = 15_000;
    private const int MostCharacters = 150_000;
    private const int LongestWord = 64;

    /// <summary>The words of several texts in order; null stands between two texts, so that no phrase reaches across. Very long text is cut at its end.</summary>
    public static IReadOnlyList<string?> Of(IEnumerable<string> texts)
    {
        var words = new List<string?>();
        var characters = 0;
        foreach (var text in texts)
        {
            foreach (var word in Runs(text).SelectMany(r => Cut(r, whole: true)))
            {
                if (words.Count >= MostWords || (characters += word.Length) > MostCharacters) return words;
                words.Add(word);
            }
            words.Add(null);
        }
        return words;
    }

    /// <summary>
    /// What a query asks for: every phrase must be found, its words next to each other; the last word of each is only a beginning.
    /// Empty when the query holds nothing that could be found.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Asked(string query) =>
        [.. Level(query.Length > MostAsked ? query[..MostAsked] : query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Phrase).Where(p => p.Count > 0).Take(MostPhrases)];

    /// <summary>The endings of a telephone number, from four digits on: people ask for its last digits.</summary>
    public static IEnumerable<string> Endings(string phone)
    {
        var digits = string.Concat(phone.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        return Enumerable.Range(0, Math.Max(0, Math.Min(digits.Length, 20) - 3)).Select(from => digits[from..]);
    }

    private static IReadOnlyList<string> Phrase(string term)
    {
        var runs = Runs(term).ToArray();
        return [.. runs.SelectMany((run, i) => Cut(run, whole: i < runs.Length - 1))];
    }

    // The last character alone is what a question for that character finds; a question that ends in a pair does not ask for it.
    private static IEnumerable<string> Cut(IReadOnlyList<Rune> run, bool whole)
    {
        if (!IsPaired(run[0])) return [string.Concat(run.Take(LongestWord))];
        var pairs = run.Zip(run.Skip(1), (a, b) => $"{a}{b}");
        return whole || run.Count == 1 ? pairs.Append(run[^1].ToString()) : pairs;
    }

    private static IEnumerable<IReadOnlyList<Rune>> Runs(string text)
    {
        var run = new List<Rune>();
        foreach (var rune in Level(text).EnumerateRunes())
        {
            var kept = IsWord(rune);
            if (run.Count > 0 && (!kept || IsPaired(rune) != IsPaired(run[0])))
            {
                yield return run;
                run = [];
            }
            if (kept) run.Add(rune);
        }
        if (run.Count > 0) yield return run;
    }

    // Half of a character (a text cut in the middle) has no form to level; enumerating runes replaces it. White space of every kind becomes a blank.
    private static string Level(string text)
    {
        var sound = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC).EnumerateRunes();
        return string.Concat(sound.Select(r => Rune.IsWhiteSpace(r) ? new Rune(' ') : Rune.ToLowerInvariant(r)));
    }

    private static bool IsWord(Rune r) => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPaired(Rune r) => r.Value is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF
        || r.Value is 0x3005 or 0x3007;
}
