namespace Plainmend.Domain.Tickets;

/// <summary>Somebody who may be called in a note, by either of his names.</summary>
public sealed record Callable(Guid Id, string Name, string NameEn);

/// <summary>Whom a note calls: an @ and somebody's whole name.</summary>
public static class Mentions
{
    /// <summary>Everybody called, each once, in the order in which the text calls them. Of two names that fit, the longer one is meant.</summary>
    public static IReadOnlyList<ToldPerson> In(string text, IReadOnlyList<Callable> people)
    {
        var called = new List<ToldPerson>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('@' or '＠')) continue;
            var rest = text.AsSpan(at + 1);
            var longest = 0;
            foreach (var person in people) longest = Math.Max(longest, Fits(rest, person));
            if (longest == 0) continue;
            foreach (var person in people.Where(p => Fits(text.AsSpan(at + 1), p) == longest && called.All(c => c.Id != p.Id))) called.Add(new(person.Id, person.Name));
        }
        return called;
    }

    // Length of his longest name that stands here whole; 0 when none does.
    private static int Fits(ReadOnlySpan<char> text, Callable person) => Math.Max(Fits(text, person.Name), Fits(text, person.NameEn));

    private static int Fits(ReadOnlySpan<char> text, string name)
    {
        if (name.Length == 0 || !text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return 0;
        // "@Li" is nobody in "@Lily"; Chinese writes on without a gap.
        var whole = !char.IsAscii(name[^1]) || text.Length == name.Length || !char.IsAsciiLetterOrDigit(text[name.Length]);
        return whole ? name.Length : 0;
    }
}
