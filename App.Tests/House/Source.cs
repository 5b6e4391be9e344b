using System.Text.RegularExpressions;

namespace Plainmend.Tests.House;

/// <summary>A file of ours as text, and what can be counted in it.</summary>
internal sealed partial record Source(string Path, string Text)
{
    private string[] Lines { get; } = Text.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');

    public int Length => Lines.Length;
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Every file of the app with one of these endings; migrations and build output are not ours to write.</summary>
    public static IReadOnlyList<Source> Of(string folder, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(SiteRoot.Locate(), folder), "*", SearchOption.AllDirectories)
            .Where(p => endings.Any(e => p.EndsWith(e, StringComparison.Ordinal)) && !Foreign().IsMatch(p))
            .Order(StringComparer.Ordinal).Select(p => new Source(System.IO.Path.GetRelativePath(SiteRoot.Locate(), p), File.ReadAllText(p))),
    ];

    /// <summary>Blocks that are not types, with their length; our layout puts a member's braces at its own indent.</summary>
    public IEnumerable<(string Head, int Length)> Methods()
    {
        for (var at = 1; at < Lines.Length; at++)
        {
            if (!Opening().IsMatch(Lines[at])) continue;
            var indent = Lines[at].TrimEnd()[..^1];
            var head = Head(at, indent);
            if (TypeHead().IsMatch(head)) continue;
            var end = at + 1;
            while (end < Lines.Length && !Lines[end].StartsWith(indent + "}", StringComparison.Ordinal)) end++;
            yield return (head.Trim(), end - at + 1);
        }
    }

    /// <summary>Lines of the inline @code block of a component; 0 without one.</summary>
    public int InlineCode => Lines.SkipWhile(l => !l.StartsWith("@code", StringComparison.Ordinal)).Count(l => l.Trim().Length > 0);

    /// <summary>Words written straight into the markup instead of a text room.</summary>
    public IEnumerable<string> LiteralTexts()
    {
        var markup = RazorComment().Replace(Text, "");
        var code = markup.IndexOf("\n@code", StringComparison.Ordinal);
        if (code >= 0) markup = markup[..code];
        markup = HtmlComment().Replace(StyleOrScript().Replace(markup, "><"), "");
        return Literal().Matches(markup).Select(m => m.Groups[1].Value.Trim())
            .Concat(LiteralAttribute().Matches(markup).Select(m => m.Value)).Where(t => t.Length > 0);
    }

    private string Head(int at, string indent)
    {
        var from = at - 1;
        while (from > 0 && (!Lines[from].StartsWith(indent, StringComparison.Ordinal) || Lines[from].StartsWith(indent + " ", StringComparison.Ordinal))) from--;
        return string.Join(' ', Lines.Skip(from).Take(at - from));
    }

    [GeneratedRegex(@"[\\/](bin|obj|Migrations)[\\/]")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"^( {4}| {8}){$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace)\s|=$|=\s*(new\b.*)?$|=>\s*new")]
    private static partial Regex TypeHead();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex HtmlComment();

    [GeneratedRegex("<(style|script)\\b[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex StyleOrScript();

    [GeneratedRegex(@"(?<![=-])>([^<>@{}=;]*[\p{L}]{2,}[^<>@{}=;]*)<")]
    private static partial Regex Literal();

    [GeneratedRegex("\\b(aria-label|title|placeholder|alt|Label|Placeholder|HelperText)=\"[^@\"]*\\p{L}{2,}[^@\"(.]*\"(?=[\\s/>])")]
    private static partial Regex LiteralAttribute();
}
