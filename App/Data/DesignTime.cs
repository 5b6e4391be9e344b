using Microsoft.EntityFrameworkCore.Design;

namespace Plainmend.Data;

/// <summary>Contexts for the migration tool; it compares models and opens no database.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAppDb>
{
    public SqliteAppDb CreateDbContext(string[] args) => new(DataSetup.Sqlite("Data Source=:memory:"));
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresAppDb>
{
    public PostgresAppDb CreateDbContext(string[] args) => new(DataSetup.Postgres("Host=localhost"));
}
