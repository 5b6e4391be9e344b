using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Plainmend.Http.Api;

/// <summary>Wires the interface for other programs: /api/v1 and its document.</summary>
public static class ApiSetup
{
    private const string PerAddress = "api", PerKey = "api-keyed";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddSingleton<ApiCallMeter>();
        services.AddSingleton<UsageDoor>();
        services.AddSingleton<ApiCallFlush>();
        services.AddHostedService(s => s.GetRequiredService<ApiCallFlush>());
        services.AddRateLimiter(Limits);
    }

    private static void Limits(RateLimiterOptions o)
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ProblemAnswer.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests);
        };
        o.AddPolicy(PerAddress, http => Partition(http, 1));
        // A program that sends what it measures calls more often than somebody who tries a price.
        o.AddPolicy(PerKey, http => Partition(http, 10));
    }

    /// <summary>Watches everything below /api. Stands before whatever asks who is calling: that reads the database and may fail too.</summary>
    public static void UseApi(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), api =>
        {
            api.Use(ApiGuard.WatchAsync);
            api.UseRateLimiter();
        });

    public static void MapApi(this WebApplication app)
    {
        var open = app.MapGroup("/api/v1").RequireRateLimiting(PerAddress);
        open.MapPost("/billing/price", PricingDoors.PriceAsync).WithMetadata(PricingNotes.Price);
        open.MapPost("/billing/preview", PricingDoors.PreviewAsync).WithMetadata(PricingNotes.Preview);
        open.MapPost("/billing/verify", PricingDoors.VerifyAsync).WithMetadata(PricingNotes.Verify);
        open.MapPost("/clock/preview", PreviewDoors.ClockAsync).WithMetadata(PreviewNotes.Clock);
        open.MapPost("/dispatch/preview", PreviewDoors.DispatchAsync).WithMetadata(PreviewNotes.Dispatch);
        MapKeyed(app.MapGroup("/api/v1").RequireRateLimiting(PerKey));
        app.MapGet("/openapi/v1.json", (ApiDocument document) => Results.Text(document.Text, "application/json"));
    }

    private static void MapKeyed(RouteGroupBuilder keyed)
    {
        keyed.MapPost("/usage", (HttpContext http, UsageDoor door) => door.SendAsync(http)).WithMetadata(KeyedNotes.Usage);
        keyed.MapPost("/tickets", TicketDoors.ReportAsync).WithMetadata(TicketNotes.Report);
        keyed.MapGet("/tickets", TicketDoors.ChangesAsync).WithMetadata(TicketNotes.Changes);
        keyed.MapGet("/tickets/{number}", TicketDoors.OneAsync).WithMetadata(TicketNotes.One);
        keyed.MapPost("/tickets/bulk", BulkDoor.RunAsync).WithMetadata(KeyedNotes.Bulk);
        keyed.MapGet("/billing/live", BillDoors.LiveAsync).WithMetadata(KeyedNotes.Live);
        keyed.MapGet("/billing/statements", BillDoors.ListAsync).WithMetadata(KeyedNotes.Statements);
        keyed.MapGet("/billing/statements/{number}", BillDoors.OneAsync).WithMetadata(KeyedNotes.Statement);
        keyed.MapGet("/billing/difference", BillDoors.DifferenceAsync).WithMetadata(KeyedNotes.Difference);
        keyed.MapGet("/billing/simulation", BillDoors.SimulationAsync).WithMetadata(KeyedNotes.Simulation);
    }

    // One machine trying things out is not a flood, unless the setting says how much is one. Behind a proxy every caller has the
    // proxy's address, so in Production this machine counts too (ASPNETCORE_FORWARDEDHEADERS_ENABLED tells callers apart).
    private static RateLimitPartition<string> Partition(HttpContext http, int times)
    {
        var settings = http.RequestServices.GetRequiredService<IConfiguration>();
        var address = http.Connection.RemoteIpAddress;
        var most = settings.GetValue<int?>("Api:PerMinute");
        var here = address is null || IPAddress.IsLoopback(address);
        if (most is null && here && !http.RequestServices.GetRequiredService<IHostEnvironment>().IsProduction()) return RateLimitPartition.GetNoLimiter("here");
        return RateLimitPartition.GetFixedWindowLimiter(address?.ToString() ?? "", _ => new() { PermitLimit = (most ?? 300) * times, Window = TimeSpan.FromMinutes(1) });
    }
}
