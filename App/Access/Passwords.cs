using Microsoft.AspNetCore.Identity;
using Plainmend.Domain;

namespace Plainmend.Access;

/// <summary>Salted password hashes (PBKDF2, the framework's own format).</summary>
public static class Passwords
{
    /// <summary>No password is shorter, and none longer than <see cref="Most"/>.</summary>
    public const int Least = 12, Most = 200;

    private static readonly PasswordHasher<object> Hasher = new();
    /// <summary>The hash of a password nobody has.</summary>
    public static readonly string Decoy = Hash(LinkSecret.New());

    public static string Hash(string password) => Hasher.HashPassword(Hasher, password);

    /// <summary>The hash of a password somebody chose.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.OutOfRange"/>: too short or too long, in characters.</exception>
    public static string Chosen(string? password) => password is { Length: >= Least and <= Most }
        ? Hash(password)
        : throw new RefusedException(Refusal.OutOfRange, "Password", Least, Most);

    public static bool Matches(string hash, string password) => Hasher.VerifyHashedPassword(Hasher, hash, password) != PasswordVerificationResult.Failed;
}
