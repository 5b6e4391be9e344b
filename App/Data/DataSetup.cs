using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Plainmend.Data;

/// <summary>Where the data lives. Without any setting: one SQLite file under the site's <c>data</c> folder.</summary>
public sealed record DatabaseOptions
{
    public const string Section = "Database";
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; init; } = "sqlite";
    public string ConnectionString { get; init; } = "Data Source=data/plainmend.db";

    public bool IsPostgres => string.Equals(Provider, "postgres", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Wires the store for the configured database.</summary>
public static class DataSetup
{
    /// <summary>Wires the store and gives its reading side, so that its schema can be brought up to date while the rest is wired.</summary>
    public static Db AddData(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RuleBook>();
        builder.Services.AddSingleton<EventNumbers>();
        builder.Services.AddSingleton<LinkBook>();
        builder.Services.AddSingleton<TenantEraser>();
        builder.Services.AddSingleton<PlanShelf>();
        builder.Services.AddSingleton<RunningBills>();
        return options.IsPostgres ? AddPostgres(builder.Services, options.ConnectionString)
            : AddSqlite(builder.Services, Rooted(options.ConnectionString, builder.Environment.ContentRootPath));
    }

    /// <summary>Options for a SQLite file, as every context outside the writer uses them.</summary>
    public static DbContextOptions<SqliteAppDb> Sqlite(string connectionString) =>
        new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).ConfigureWarnings(Quiet).Options;

    /// <summary>Options for the writer's own connection, whose settings it has made itself.</summary>
    public static DbContextOptions<SqliteAppDb> Sqlite(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite(connection).ConfigureWarnings(Quiet).Options;

    /// <summary>Options for a PostgreSQL database.</summary>
    public static DbContextOptions<PostgresAppDb> Postgres(string connectionString) =>
        new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql(connectionString).ConfigureWarnings(Quiet).Options;

    // Comparing the whole model with the last migration at every start is work for nothing; a test does it instead.
    // Every options of this store must say it: contexts that differ in their warnings would each build the whole model anew.
    private static void Quiet(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    private static SqliteDb AddSqlite(IServiceCollection services, string connectionString)
    {
        var options = Sqlite(connectionString);
        var db = new SqliteDb(options);
        services.AddSingleton<Db>(db);
        services.AddSingleton<IWriter>(s => new SqliteWriter(connectionString, s.GetRequiredService<IChangeSink>()));
        services.AddScoped(_ => new SqliteAppDb(options));
        services.AddDataProtection().SetApplicationName("Plainmend").PersistKeysToDbContext<SqliteAppDb>();
        return db;
    }

    private static PostgresDb AddPostgres(IServiceCollection services, string connectionString)
    {
        var options = Postgres(connectionString);
        var db = new PostgresDb(options);
        services.AddSingleton<Db>(db);
        services.AddSingleton<IWriter>(s => new PostgresWriter(options, s.GetRequiredService<IChangeSink>()));
        services.AddScoped(_ => new PostgresAppDb(options));
        services.AddDataProtection().SetApplicationName("Plainmend").PersistKeysToDbContext<PostgresAppDb>();
        return db;
    }

    // A relative file lies beside the site, wherever the process was started from.
    private static string Rooted(string connectionString, string root)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        if (parts.Mode == SqliteOpenMode.Memory || parts.DataSource is ":memory:" || parts.DataSource.StartsWith("file:", StringComparison.Ordinal)) return connectionString;
        parts.DataSource = Path.GetFullPath(parts.DataSource, root);
        Directory.CreateDirectory(Path.GetDirectoryName(parts.DataSource)!);
        return parts.ToString();
    }
}
