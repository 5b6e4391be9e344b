using System.Text;
using Plainmend.Domain;
using Plainmend.Domain.Notices;

namespace Plainmend.Access;

/// <summary>The gate every text from outside passes: composed (NFC), no NUL, no half characters, bounded.</summary>
public static class TextGate
{
    /// <summary>The text as it may be stored, without blanks at its ends.</summary>
    /// <param name="most">Most characters (UTF-16); at most three times as many bytes are stored.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.BadText"/> names the field.</exception>
    public static string Clean(string? text, string field, int most)
    {
        text ??= "";
        if (text.Length > most || text.Contains('\0') || HasHalfCharacter(text)) throw new RefusedException(Refusal.BadText, field, most);
        text = text.Normalize(NormalizationForm.FormC).Trim();
        return text.Length <= most ? text : throw new RefusedException(Refusal.BadText, field, most);
    }

    /// <summary>As <see cref="Clean"/>, and refuses nothing at all.</summary>
    public static string Needed(string? text, string field, int most)
    {
        var clean = Clean(text, field, most);
        return clean.Length > 0 ? clean : throw new RefusedException(Refusal.Required, field);
    }

    /// <summary>As <see cref="Clean"/>, for one plain e-mail address; empty stays empty.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.BadForm"/> names the field.</exception>
    public static string Email(string? text, string field)
    {
        var clean = Clean(text, field, EmailAddress.Most);
        return clean.Length == 0 || EmailAddress.IsOne(clean) ? clean : throw new RefusedException(Refusal.BadForm, field);
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return true;
        return false;
    }
}
