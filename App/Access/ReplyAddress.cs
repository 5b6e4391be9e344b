using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Plainmend.Access;

/// <summary>
/// The addresses of our own letter-box: <c>desk+secret@example.com</c> answers one ticket, <c>desk+anju@example.com</c> reaches a
/// company. The secret is a link's like any other, stored hashed, and in small letters and digits, because some programs
/// write addresses small.
/// </summary>
public static partial class ReplyAddress
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 32;

    /// <summary>A new secret: 160 random bits.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The address with a tag.</summary>
    /// <param name="box">The letter-box's own address.</param>
    public static string Of(string box, string tag) => box.Insert(box.LastIndexOf('@'), "+" + tag);

    /// <summary>The tag of an address of this box, in small letters; null when it is another address or has none.</summary>
    public static string? Tag(string box, string address)
    {
        var found = Tagged().Match(address);
        return found.Success && string.Equals(found.Groups[1].Value + found.Groups[3].Value, box, StringComparison.OrdinalIgnoreCase) ? found.Groups[2].Value.ToLowerInvariant() : null;
    }

    /// <summary>True when the tag may be a secret of ours.</summary>
    public static bool IsSecret(string tag) => tag.Length == Length && tag.All(c => Letters.Contains(c, StringComparison.Ordinal));

    [GeneratedRegex(@"\A([^+@]{1,64})\+([A-Za-z0-9-]{1,64})(@[^@]{1,255})\z")]
    private static partial Regex Tagged();
}
