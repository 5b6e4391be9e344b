using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plainmend.Domain.Billing;

/// <summary>
/// A short name for a set of usage records that does not depend on their order: the sum of the first 128 bits of each
/// record's SHA-256, modulo 2^128. It can be built up one record at a time and in any order.
/// </summary>
public readonly record struct Fingerprint(UInt128 Sum, int Count)
{
    /// <summary>This set and one record more.</summary>
    public Fingerprint With(UsageRecord record) => new(unchecked(Sum + Of(record)), Count + 1);

    /// <summary>This set and another that has no record in common with it.</summary>
    public Fingerprint With(Fingerprint other) => new(unchecked(Sum + other.Sum), Count + other.Count);

    /// <summary>The name of a whole set.</summary>
    public static Fingerprint Of(IEnumerable<UsageRecord> records) =>
        records.Aggregate(default(Fingerprint), (set, record) => set.With(record));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Sum.ToString("x32", CultureInfo.InvariantCulture);

    private static UInt128 Of(UsageRecord record)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(Written(record)), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    // Line breaks keep the fields apart; a field that contains one is harmless because the number of fields is fixed
    // and ids, meters and subjects are refused at intake when they carry control characters.
    private static string Written(UsageRecord r) => string.Join('\n', r.Id, r.Meter, r.Subject, ((Exact)r.Amount).ToString(),
        Instant(r.From), r.To is { } to ? Instant(to) : "", r.Evidence, r.Price is { } p ? $"{(Exact)p.Unit} {p.Source}" : "");

    private static string Instant(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
