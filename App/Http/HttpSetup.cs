using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;

namespace Plainmend.Http;

/// <summary>Wires what is not a page.</summary>
public static class HttpSetup
{
    public static void AddHttp(this IServiceCollection services)
    {
        services.AddSingleton<PublicBase>();
        services.AddSingleton<SetupLink>();
        services.AddHostedService<FirstRun>();
        services.AddHostedService<HostNames>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
    }

    public static void MapHttp(this WebApplication app)
    {
        AccountDoors.Map(app);
        DeviceLabels.Map(app);
        app.MapGet("/healthz", () => "ok");
    }
}
