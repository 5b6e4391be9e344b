using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Http.Api;
using Plainmend.Http.Paper;

namespace Plainmend.Http;

/// <summary>Wires what is not a page.</summary>
public static class HttpSetup
{
    public static void AddHttp(this IServiceCollection services)
    {
        services.AddSingleton<PublicBase>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton(ChineseFont.OfMachine());
        services.AddHostedService<FirstRun>();
        services.AddApi();
        services.AddHostedService<HostNames>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
    }

    /// <summary>What every request passes once its language and its error page are known.</summary>
    public static void UseHttp(this WebApplication app)
    {
        app.UseApi();
        // Said here, or the framework asks who is calling before any of our own answers to a failure stand ready.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapHttp(this WebApplication app)
    {
        app.MapApi();
        AccountDoors.Map(app);
        DeviceLabels.Map(app);
        app.MapCalendarFiles();
        app.MapBillFiles();
        app.MapVerifyWords();
        app.MapTrackFiles();
        app.MapInvoiceFiles();
        app.MapOperatorFiles();
        app.MapUploads();
        app.MapOutbox();
        app.MapDownloads();
        app.MapHelp();
        app.MapImportFiles();
        app.MapExportFiles();
        app.MapFigureFiles();
        app.MapGet("/healthz", () => "ok");
    }
}
