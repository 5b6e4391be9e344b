using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Http.Api;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>
/// Takes in what a technician did without a connection (<c>wwwroot/outbox.js</c>), one act at a time. Guarded as uploads are:
/// only a page of this site, in a session. A token would have run out in the hours it had to wait.
/// </summary>
internal static class OutboxDoor
{
    private const int Most = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) }, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    };

    public static void MapOutbox(this WebApplication app) => app.MapPost("/jobs/outbox/{ticket:guid}", TakeAsync).WithMetadata(new RequestSizeLimitAttribute(Most));

    private static async Task TakeAsync(HttpContext http, Guid ticket, OfflineActions acts)
    {
        if (!UploadDoors.IsFromHere(http.Request)) await ProblemAnswer.WriteAsync(http, StatusCodes.Status403Forbidden, SharedText.FilesNotHere);
        else if (Viewer.From(http.User) is not { } viewer) await ProblemAnswer.WriteAsync(http, StatusCodes.Status401Unauthorized, SharedText.FilesSession);
        else if (await ReadAsync(http) is not { } act) await ProblemAnswer.WriteAsync(http, StatusCodes.Status400BadRequest);
        else await DoAsync(http, viewer, ticket, act, acts);
    }

    private static async Task DoAsync(HttpContext http, Viewer viewer, Guid ticket, OfflineAct act, OfflineActions acts)
    {
        try
        {
            await acts.DoAsync(viewer, ticket, act, http.RequestAborted);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (RefusedException refused)
        {
            await ProblemAnswer.WriteAsync(http, refused);
        }
    }

    private static async Task<OfflineAct?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType()) return null;
        try
        {
            return await http.Request.ReadFromJsonAsync<OfflineAct>(Json, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
