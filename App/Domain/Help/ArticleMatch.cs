using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Help;

/// <summary>For whom an article is written.</summary>
public enum ArticleAudience
{
    /// <summary>Everybody: customers find it, and so does the staff.</summary>
    Customer,
    /// <summary>The staff only.</summary>
    Staff,
}

/// <summary>What an article is about.</summary>
/// <param name="Lines">Product lines; none = every line.</param>
/// <param name="Faults">Kinds of faults; none = every fault of its lines.</param>
/// <param name="Words">Its distinct words as the search cuts them (<see cref="SearchWords"/>).</param>
public sealed record ArticleTopic(IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, IReadOnlySet<string> Words);

/// <summary>How well an article fits a question.</summary>
public static class ArticleMatch
{
    private const int ByFault = 6, ByLine = 3, ByWords = 4;
    // Of what a customer tells, most words say nothing of the fault.
    private const double MuchInCommon = 0.4;

    /// <summary>How well it fits a report; 0 = not at all. The kind of fault counts most, then the line, then common words.</summary>
    /// <param name="line">Product line; empty while none is chosen.</param>
    /// <param name="fault">Kind of fault; empty while none is chosen.</param>
    /// <param name="told">What was told, in any words.</param>
    public static int Fit(ArticleTopic article, string line, string fault, string told)
    {
        var common = Common(article, told);
        var (itsLine, itsFault) = (article.Lines.Contains(line), article.Faults.Contains(fault));
        if (article.Faults.Count > 0 && !itsFault && common < MuchInCommon) return 0;
        if (article.Lines.Count > 0 && !itsLine && !itsFault) return 0;
        return (itsFault ? ByFault : 0) + (itsLine ? ByLine : 0) + (int)Math.Round(common * ByWords, MidpointRounding.AwayFromZero);
    }

    /// <summary>True when it holds every word of a search; the last of each phrase is only a beginning, as in the search of tickets.</summary>
    public static bool Holds(ArticleTopic article, string query)
    {
        var asked = SearchWords.Asked(query);
        return asked.Count > 0 && asked.All(phrase => phrase.Take(phrase.Count - 1).All(article.Words.Contains) && article.Words.Any(w => w.StartsWith(phrase[^1], StringComparison.Ordinal)));
    }

    private static double Common(ArticleTopic article, string told)
    {
        var words = SearchWords.Of([told]).OfType<string>().Where(w => w.Length > 1).Distinct().ToList();
        return words.Count == 0 ? 0 : (double)words.Count(article.Words.Contains) / words.Count;
    }
}
