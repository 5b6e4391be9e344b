using System.Text.Json;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>The words the Verify button needs when something does not hold: the check itself runs in the browser and knows no language.</summary>
public static class VerifyWords
{
    public static void MapVerifyWords(this WebApplication app) => app.MapGet("/verify/words", (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            said = DomainText.FindingSaid,
            kinds = Labels<FindingKind>(),
            operations = Labels<Operation>(),
            places = FindingWords.Places.ToDictionary(p => p, FindingWords.Place),
        });
    });

    private static Dictionary<string, string> Labels<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), v => DomainWords.Of(v));
}
