using System.Security.Cryptography;
using System.Text;

namespace Plainmend.Access;

/// <summary>The code a waiting screen shows: eight of 22 signs none of which looks like another, and no vowels, so that it spells nothing.</summary>
public static class PairingCode
{
    /// <summary>How many signs it has.</summary>
    public const int Length = 8;
    private const string Signs = "CDFGHJKMNPQRTVWXY34679";

    /// <summary>A new code from the machine's secure generator.</summary>
    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>The code as it was shown, whatever case, width, blanks and dashes it was typed with; null when it can be none.</summary>
    public static string? Read(string? typed)
    {
        var clean = string.Concat((typed ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c != '-'));
        return clean.Length == Length && clean.All(Signs.Contains) ? clean : null;
    }

    /// <summary>In two halves, as it is read aloud.</summary>
    public static string Halves(string code) => $"{code[..(Length / 2)]} {code[(Length / 2)..]}";

    /// <summary>What is stored of a code; it cannot meet the hash of a link's secret.</summary>
    public static byte[] Hash(string code) => LinkSecret.Hash($"pair:{code}");
}
