using System.Text.RegularExpressions;

namespace Plainmend.Domain.Notices;

/// <summary>What may stand as the address of an e-mail.</summary>
public static partial class EmailAddress
{
    /// <summary>Most characters of an address (RFC 5321).</summary>
    public const int Most = 254;

    /// <summary>True for one plain address such as <c>lina@example.com</c>: no name, no list, no line break, only ASCII.</summary>
    public static bool IsOne(string? text) => text is { Length: > 0 and <= Most } && Form().IsMatch(text);

    // The browser's own rule for type=email (HTML, valid e-mail address), with a dot in the domain.
    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Form();
}
