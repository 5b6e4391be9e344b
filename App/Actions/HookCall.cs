using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plainmend.Actions;

/// <summary>What a company's webhook is sent, how it is signed, and what its answers mean. Described in docs/api.md.</summary>
public static class HookCall
{
    /// <summary>Seconds since 1970 at which this try was signed.</summary>
    public const string Timestamp = "Plainmend-Timestamp";
    /// <summary><c>v1=</c> and the HMAC-SHA256 of timestamp, a full stop and the body under the webhook's secret, in lower-case hexadecimal.</summary>
    public const string Signature = "Plainmend-Signature";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body for one message of the outbox: the same at every try.</summary>
    /// <param name="text">The message in one line, in the webhook's language.</param>
    /// <param name="link">Whole address of the ticket; null leaves it out.</param>
    public static string Body(Outgoing message, string text, string? link)
    {
        var says = message.Says;
        var ticket = new JsonObject { ["id"] = message.Ticket, ["number"] = says.Number };
        if (says.State is { } state) ticket["state"] = state.ToString();
        var body = Start(message.Id, says.Kind.ToString(), message.At, text);
        body["ticket"] = ticket;
        if (link is not null) body["url"] = link;
        if (says.Hook is not { } hook) return body.ToJsonString(Written);
        (ticket["line"], ticket["fault"], ticket["priority"], ticket["technician"]) = (hook.Line, hook.Fault, hook.Priority.ToString(), hook.Technician);
        ticket["tags"] = new JsonArray([.. hook.Tags.Select(t => JsonValue.Create(t))]);
        body["rule"] = new JsonObject { ["number"] = string.Create(CultureInfo.InvariantCulture, $"A{hook.Rule}"), ["name"] = says.Text };
        return body.ToJsonString(Written);
    }

    /// <summary>The body of a try by hand.</summary>
    public static string Test(string text, DateTimeOffset now) => Start(Guid.CreateVersion7(now), nameof(Test), now, text).ToJsonString(Written);

    /// <summary>Signs one try: an old one that somebody sends again is known by its time.</summary>
    public static void Sign(HttpRequestMessage request, string body, string? secret, DateTimeOffset now)
    {
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(Timestamp, at);
        if (secret is not null) request.Headers.Add(Signature, "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}"))));
    }

    /// <summary>Any 2xx took it; a busy or broken one is asked again; whoever says anything else would say it again.</summary>
    public static BotAnswer Understand(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new(BotOutcome.Taken),
        408 or 425 or 429 or >= 500 => new(BotOutcome.Later, $"HTTP {(int)status}"),
        _ => new(BotOutcome.Never, $"HTTP {(int)status}"),
    };

    private static JsonObject Start(Guid id, string what, DateTimeOffset at, string text) => new()
    {
        ["id"] = id, ["event"] = what, ["at"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), ["text"] = text,
    };
}
