using Microsoft.EntityFrameworkCore;

namespace Plainmend.Data;

/// <summary>Opens short-lived contexts to read with. The only way to a context outside the writer.</summary>
public abstract class Db
{
    /// <summary>A context that sees one company's rows, tracks nothing and cannot save.</summary>
    public AppDb Read(int tenant)
    {
        var db = Create();
        db.Tenant = tenant;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>A fresh context over this database's own connection.</summary>
    protected abstract AppDb Create();

    /// <summary>Brings the schema up to date; safe to call at every start.</summary>
    public async Task MigrateAsync(CancellationToken stop)
    {
        await using var db = Create();
        await db.Database.MigrateAsync(stop);
    }
}

/// <summary>SQLite: one file, one process.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteAppDb> options) : Db
{
    protected override AppDb Create() => new SqliteAppDb(options);
}

/// <summary>PostgreSQL: several processes.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresAppDb> options) : Db
{
    protected override AppDb Create() => new PostgresAppDb(options);
}
