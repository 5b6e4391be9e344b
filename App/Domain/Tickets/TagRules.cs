using System.Text;
using System.Text.RegularExpressions;

namespace Plainmend.Domain.Tickets;

/// <summary>The colours a tag may have. Few and fixed: the word says what it is, the colour only helps the eye.</summary>
public enum TagColour { Grey, Blue, Teal, Green, Amber, Red, Violet }

/// <summary>What a tag (标签) may be: a short free word of the company.</summary>
public static partial class TagRules
{
    /// <summary>Most tags of one ticket.</summary>
    public const int MostOnTicket = 20;
    /// <summary>Most characters (UTF-16) of a tag.</summary>
    public const int Longest = 40;

    // These separate tags wherever several are typed in one field.
    private const string Separators = ",，、;；";

    /// <summary>The tag as it is shown: blanks at its ends gone, several within it one.</summary>
    /// <exception cref="RefusedException">Empty, too long, or with a sign that separates tags; the field is named.</exception>
    public static string Clean(string? text, string field = "Tag")
    {
        var clean = Blanks().Replace((text ?? "").Normalize(NormalizationForm.FormC), " ").Trim();
        if (clean.Length == 0) throw new RefusedException(Refusal.Required, field);
        if (clean.Length > Longest || KeyOf(clean).Length > Longest) throw new RefusedException(Refusal.BadText, field, Longest);
        if (clean.Any(c => char.IsControl(c) || Separators.Contains(c, StringComparison.Ordinal))) throw new RefusedException(Refusal.BadForm, field);
        return clean;
    }

    /// <summary>What two spellings of the same tag have in common: width and capitals are levelled.</summary>
    public static string KeyOf(string tag) => Blanks().Replace(tag.Normalize(NormalizationForm.FormKC), " ").Trim().ToLowerInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
