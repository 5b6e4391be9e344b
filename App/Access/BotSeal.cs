using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Plainmend.Access;

/// <summary>Keeps addresses and secrets of bots unreadable at rest.</summary>
public sealed class BotSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector _protector = keys.CreateProtector("Plainmend.Bots.v1");

    public string Close(string text) => _protector.Protect(text);

    /// <summary>The text again; null when the keys it was sealed with are gone.</summary>
    public string? Open(string closed)
    {
        try
        {
            return _protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
