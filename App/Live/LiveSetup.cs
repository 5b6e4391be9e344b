using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>Wires the bells.</summary>
public static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveFeed>();
        builder.Services.AddSingleton<IChangeSink>(s => s.GetRequiredService<LiveFeed>());
        builder.Services.AddSingleton<Presence>();
        builder.Services.AddHostedService<CatchUp>();
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        if (!database.IsPostgres) return;
        // One file has one process: only PostgreSQL has other nodes to hear.
        builder.Services.AddHostedService<PostgresBell>();
        builder.Services.AddHostedService<PostgresPresence>();
    }
}
