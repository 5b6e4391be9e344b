using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Plainmend.Data;

/// <summary>
/// Writes to PostgreSQL: acts run side by side, each in its own transaction, tried again when the database or a faster
/// neighbour asks for it. The bell is part of the transaction (NOTIFY), so other nodes hear exactly what was committed.
/// </summary>
public sealed class PostgresWriter(DbContextOptions<PostgresAppDb> options, IChangeSink sink) : IWriter
{
    /// <summary>Channel on which the nodes ring each other.</summary>
    public const string Channel = "plainmend_changes";
    private const int MostTries = 6;

    public async Task<T> WriteAsync<T>(int tenant, Func<AppDb, CancellationToken, Task<T>> act, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await OnceAsync(tenant, act, stop);
            }
            catch (Exception e) when (attempt < MostTries && IsWorthAnotherTry(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), stop);
            }
    }

    private async Task<T> OnceAsync<T>(int tenant, Func<AppDb, CancellationToken, Task<T>> act, CancellationToken stop)
    {
        await using var db = new PostgresAppDb(options) { Tenant = tenant, MayWrite = true };
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var answer = await act(db, stop);
        if (db.Changes.Count > 0)
        {
            var payload = JsonSerializer.Serialize(db.Changes.Take(20));
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {payload})", stop);
        }
        await transaction.CommitAsync(stop);
        if (db.Changes.Count > 0) sink.Ring(db.Changes);
        return answer;
    }

    private static bool IsWorthAnotherTry(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException p => p.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        _ => e.InnerException is { } inner && IsWorthAnotherTry(inner),
    };
}
