using Plainmend.Domain.Billing;
using Plainmend.Http.Api;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>What the holder of a tracking link takes away: the statement of his ticket, which anyone can check offline.</summary>
public static class TrackFiles
{
    public static void MapTrackFiles(this WebApplication app) => app.MapGet("/t/{secret}/statement.json", StatementAsync).AllowAnonymous();

    private static async Task<IResult> StatementAsync(HttpContext http, string secret, TrackReads reads)
    {
        if (await reads.ReadAsync(secret, http.RequestAborted) is not { Off: false } view) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return ApiAnswer.Of(new StatementFile { Statement = view.Charges });
    }
}
