using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Plainmend.Access;

/// <summary>The secret in a public link: 160 random bits as 27 address-safe characters. Only its hash is stored.</summary>
public static class LinkSecret
{
    private const int Bytes = 20;

    /// <summary>A new secret from the machine's secure generator.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hash under which a secret is stored and found. Anything that cannot be a secret hashes too, and is not found.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
