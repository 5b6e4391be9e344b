using Microsoft.Net.Http.Headers;
using Plainmend.Access;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>Hands files out, each time with the rights of the one who asks. Nothing in them can run here: they leave as downloads, pictures at most as pictures.</summary>
internal static class DownloadDoors
{
    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet("/t/{secret}/files/{id:guid}", async (HttpContext http, string secret, Guid id, AttachmentReads reads) =>
            await SendAsync(http, reads, await reads.ForCustomerAsync(secret, id, http.RequestAborted)));
        app.MapGet("/files/{ticket:guid}/{id:guid}", async (HttpContext http, Guid ticket, Guid id, AttachmentReads reads) =>
            await SendAsync(http, reads, Viewer.From(http.User) is { } viewer ? await reads.ForStaffAsync(viewer, ticket, id, http.RequestAborted) : null)).RequireAuthorization();
        app.MapGet("/desk/letters/{letter:guid}/{id:guid}", OfLetterAsync).RequireAuthorization();
    }

    private static async Task<IResult> OfLetterAsync(HttpContext http, Guid letter, Guid id, AttachmentReads reads) =>
        await SendAsync(http, reads, Viewer.From(http.User) is { } viewer ? await reads.ForLetterAsync(viewer, letter, id, http.RequestAborted) : null);

    private static async Task<IResult> SendAsync(HttpContext http, AttachmentReads reads, AttachmentFound? found)
    {
        if (found is null) return Results.NotFound();
        var file = found.File;
        var inline = http.Request.Query["inline"] == "1" && file.Kind.IsShown();
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Its bytes never change, but the right to them may end: kept by the browser, asked for anew each time.
        headers.CacheControl = "private, no-cache";
        headers.ETag = $"\"{file.Id:N}\"";
        if (http.Request.Headers.IfNoneMatch.Contains(headers.ETag.ToString())) return Results.StatusCode(StatusCodes.Status304NotModified);
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(await reads.BytesAsync(found, http.RequestAborted), file.Kind.Media());
    }
}
