using System.Text.Json;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A refusal as RFC 9457 writes it.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Detail">What happened, in the caller's language.</param>
/// <param name="Errors">Each field and its problem.</param>
public sealed record ProblemAnswer(string Type, string Title, int Status, string Detail, IReadOnlyList<FieldProblem> Errors)
{
    private const string Media = "application/problem+json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = BillingJson.Options.Encoder };

    /// <summary>Answers with a problem. Nothing may have been sent before.</summary>
    public static Task WriteAsync(HttpContext http, int status, string? detail = null, params IReadOnlyList<FieldProblem> errors)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(
            new ProblemAnswer("about:blank", Word("Title", status), status, detail ?? Word("Detail", status), errors), Json, Media, http.RequestAborted);
    }

    /// <summary>The same for a rule of the house that said no.</summary>
    public static Task WriteAsync(HttpContext http, RefusedException refused) => WriteAsync(http, Meaning(refused.Reason), RefusalText.For(refused),
        refused.Field is { } field ? [new FieldProblem(field, RefusalText.For(refused))] : []);

    private static int Meaning(Refusal reason) => reason switch
    {
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.NotYours or Refusal.AdminOnly or Refusal.BillingOnly or Refusal.OperatorOnly or Refusal.ModuleOff => StatusCodes.Status403Forbidden,
        Refusal.SomeoneWasFaster or Refusal.UsageConflict or Refusal.AlreadyTaken => StatusCodes.Status409Conflict,
        Refusal.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string Word(string kind, int status) =>
        ApiText.ResourceManager.GetString(FormattableString.Invariant($"{kind}_{status}"), ApiText.Culture) ?? ApiText.ResourceManager.GetString(kind + "_other", ApiText.Culture)!;
}
