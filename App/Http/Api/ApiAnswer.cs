using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>An answer as billing writes JSON: numbers as strings, nothing that is null.</summary>
internal static class ApiAnswer
{
    // Places and counts are plain numbers; nothing here is money.
    private static readonly JsonSerializerOptions Counts = new(BillingJson.Options) { NumberHandling = JsonNumberHandling.Strict };

    public static IResult Of<T>(T answer, int status = StatusCodes.Status200OK) =>
        Results.Text(BillingJson.Write(answer), "application/json", Encoding.UTF8, status);

    /// <summary>An answer that counts and holds no amounts.</summary>
    public static IResult Counted(object answer) => Results.Text(JsonSerializer.Serialize(answer, answer.GetType(), Counts), "application/json", Encoding.UTF8);

    /// <summary>The same as one line of a stream.</summary>
    public static string Line(object answer) => JsonSerializer.Serialize(answer, answer.GetType(), Counts) + "\n";
}
