using Microsoft.AspNetCore.Mvc;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Http.Api;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>
/// Takes files in: the body is the file, its name stands in <c>X-File-Name</c> (percent-encoded). Answers with its id, which
/// an act then names, or with a problem. Never read as a form, never by a circuit.
/// </summary>
internal static class UploadDoors
{
    private const int Slack = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Its own limit: a little above ours, so that the sentence with the file's name is told and not the server's bare 413.</summary>
    public static RequestSizeLimitAttribute Limit { get; } = new(Attached.MostBytes + Slack);

    public static void MapUploads(this WebApplication app)
    {
        var files = app.MapGroup("").WithMetadata(Limit);
        files.MapPost("/t/{secret}/files", FromCustomerAsync);
        files.MapPost("/report/{slug}/files", FromFormAsync);
        files.MapPost("/files/{ticket:guid}", FromStaffAsync);
    }

    private static async Task FromCustomerAsync(HttpContext http, string secret, TrackReads track, UploadActions uploads, UploadGate gate)
    {
        if (await track.OpensAsync(secret, http.RequestAborted) is not { } opened) await ProblemAnswer.WriteAsync(http, StatusCodes.Status404NotFound);
        // All links of one ticket are one customer.
        else await TakeAsync(http, () => gate.Allows(opened.Tenant, opened.TicketId.ToString(), http.Request.ContentLength), (name, bytes) => uploads.FromCustomerAsync(secret, name, bytes, http.RequestAborted));
    }

    private static async Task FromFormAsync(HttpContext http, string slug, TenantBook tenants, UploadActions uploads, UploadGate gate)
    {
        var key = http.Request.Headers["X-Form-Key"].ToString();
        if (key.Length is 0 or > 100 || await tenants.BySlugAsync(slug, http.RequestAborted) is not { } tenant) await ProblemAnswer.WriteAsync(http, StatusCodes.Status404NotFound);
        else await TakeAsync(http, () => gate.Allows(tenant.Id, http.Connection.RemoteIpAddress?.ToString() ?? "", http.Request.ContentLength), (name, bytes) => uploads.FromFormAsync(tenant.Id, key, name, bytes, http.RequestAborted));
    }

    private static async Task FromStaffAsync(HttpContext http, Guid ticket, UploadActions uploads)
    {
        if (Viewer.From(http.User) is not { } viewer) await ProblemAnswer.WriteAsync(http, StatusCodes.Status401Unauthorized, SharedText.FilesSession);
        else await TakeAsync(http, () => true, (name, bytes) => uploads.FromStaffAsync(viewer, ticket, name, bytes, http.RequestAborted));
    }

    /// <summary>Reads the body and hands it on; answers with the file's id or with a problem.</summary>
    public static async Task TakeAsync(HttpContext http, Func<bool> mayPass, Func<string, byte[], Task<Attached>> take)
    {
        if (!IsFromHere(http.Request))
        {
            await ProblemAnswer.WriteAsync(http, StatusCodes.Status403Forbidden, SharedText.FilesNotHere);
            return;
        }
        var name = Uri.UnescapeDataString(http.Request.Headers["X-File-Name"].ToString());
        try
        {
            if (!mayPass()) throw new RefusedException(Refusal.TooManyUploads);
            var file = await take(name, await ReadAsync(http, name));
            await ApiAnswer.Counted(new UploadAnswer(file.Id, file.Name, file.Size)).ExecuteAsync(http);
        }
        catch (RefusedException refused)
        {
            var sentence = RefusalText.For(refused);
            await ProblemAnswer.WriteAsync(http, Status(refused.Reason), sentence, new FieldProblem("file", sentence));
        }
    }

    // A page of another site cannot make a browser say otherwise; what is no browser has no session to be abused.
    internal static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    // Grows with what really comes: a promise of eight megabytes holds none.
    private static async Task<byte[]> ReadAsync(HttpContext http, string name)
    {
        if (http.Request.ContentLength > Attached.MostBytes) throw FileGate.TooLarge(name);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        end.CancelAfter(Patience);
        using var read = new MemoryStream();
        var piece = new byte[Slack];
        int count;
        while ((count = await http.Request.Body.ReadAsync(piece, end.Token)) > 0)
        {
            if (read.Length + count > Attached.MostBytes) throw FileGate.TooLarge(name);
            read.Write(piece, 0, count);
        }
        return read.ToArray();
    }

    private static int Status(Refusal reason) => reason switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.ModuleOff => StatusCodes.Status403Forbidden,
        Refusal.FileTooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.FileNotAllowed or Refusal.NotATable => StatusCodes.Status415UnsupportedMediaType,
        Refusal.TooManyUploads => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private sealed record UploadAnswer(Guid Id, string Name, long Size);
}
