namespace Plainmend.Domain.Billing;

/// <summary>What the steps of a derivation are called, in both languages; {0}, {1} are the arguments of the text.</summary>
public static class Phrases
{
    private static readonly Dictionary<string, Bilingual> ByKey = new(StringComparer.Ordinal);

    static Phrases()
    {
        foreach (var (key, zh, en) in PhraseBook.Quantities.Concat(PhraseBook.Amounts).Concat(PhraseBook.Statements)) ByKey.Add(key, new(zh, en));
    }

    /// <summary>All keys.</summary>
    public static IReadOnlyCollection<string> Keys => ByKey.Keys;

    /// <summary>The sentence of a step with its arguments filled in. Refuses a key it does not know.</summary>
    public static Bilingual Of(Text text)
    {
        var phrase = ByKey[text.Key];
        return new(Filled(phrase.Zh, text.Args), Filled(phrase.En, text.Args));
    }

    private static string Filled(string phrase, IReadOnlyList<string> args)
    {
        for (var n = 0; n < args.Count; n++) phrase = phrase.Replace("{" + (Exact)n + "}", args[n], StringComparison.Ordinal);
        return phrase;
    }
}
