using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Stock;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>The movements of parts, which stand in the log of the company like every other event; the stored row only says what they lead to.</summary>
public static class StockLedger
{
    /// <summary>The part, tracked, with every other act on it kept waiting until this one ends; null when nobody ever kept it.</summary>
    public static async Task<PartStock?> FindAsync(AppDb db, string sku, CancellationToken stop)
    {
        await db.LockAsync($"stock:{sku}", stop);
        return db.Stock.Local.FirstOrDefault(p => p.Sku == sku) ?? await db.Stock.AsTracking().SingleOrDefaultAsync(p => p.Sku == sku, stop);
    }

    /// <summary>Writes down what moved since the part was loaded.</summary>
    public static void Note(AppDb db, PartStock part, Actor by, DateTimeOffset at)
    {
        foreach (var (version, move) in part.TakeNewMoves()) db.Note(Subjects.Stock, SubjectOf(db.Tenant, part.Sku), version, $"Stock{move.Kind}", move, by, at);
    }

    /// <summary>The subject under which a part's movements stand in the log.</summary>
    public static Guid SubjectOf(int tenant, string sku) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}:stock:{sku}")).AsSpan(0, 16));
}
