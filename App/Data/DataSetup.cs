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
    public static void AddData(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<RuleBook>();
        builder.Services.AddSingleton<EventNumbers>();
        builder.Services.AddSingleton<LinkBook>();
        builder.Services.AddSingleton<TenantEraser>();
        builder.Services.AddSingleton<PlanShelf>();
        builder.Services.AddSingleton<RunningBills>();
        if (options.IsPostgres) AddPostgres(builder.Services, options.ConnectionString);
        else AddSqlite(builder.Services, Rooted(options.ConnectionString, builder.Environment.ContentRootPath));
    }

    /// <summary>Options for a SQLite file, as every context outside the writer uses them.</summary>
    public static DbContextOptions<SqliteAppDb> Sqlite(string connectionString) =>
        new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()).ConfigureWarnings(Quiet).Options;

    /// <summary>Options for a PostgreSQL database.</summary>
    public static DbContextOptions<PostgresAppDb> Postgres(string connectionString) =>
        new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql(connectionString).ConfigureWarnings(Quiet).Options;

    // Comparing the whole model with the last migration at every start is work for nothing; a test does it instead.
    private static void Quiet(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);

    private static void AddSqlite(IServiceCollection services, string connectionString)
    {
        var options = Sqlite(connectionString);
        services.AddSingleton<Db>(new SqliteDb(options));
        services.AddSingleton<IWriter>(s => new SqliteWriter(connectionString, s.GetRequiredService<IChangeSink>()));
        services.AddDbContext<SqliteAppDb>(o => o.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()));
        services.AddDataProtection().SetApplicationName("Plainmend").PersistKeysToDbContext<SqliteAppDb>();
    }

    private static void AddPostgres(IServiceCollection services, string connectionString)
    {
        var options = Postgres(connectionString);
        services.AddSingleton<Db>(new PostgresDb(options));
        services.AddSingleton<IWriter>(s => new PostgresWriter(options, s.GetRequiredService<IChangeSink>()));
        services.AddDbContext<PostgresAppDb>(o => o.UseNpgsql(connectionString));
        services.AddDataProtection().SetApplicationName("Plainmend").PersistKeysToDbContext<PostgresAppDb>();
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
