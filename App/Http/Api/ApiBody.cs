using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>Takes in a body: bounded, UTF-8, JSON, and of the shape that was asked for.</summary>
internal static class ApiBody
{
    /// <summary>What a plain request may hold.</summary>
    public const int Small = 256 * 1024;
    /// <summary>What a request with a month of usage may hold.</summary>
    public const int Large = 4 * 1024 * 1024;
    /// <summary>How deep a request may be nested.</summary>
    public const int Depth = 64;

    /// <summary>A request of this type. Refuses with 413, 415, 400 or 422, naming every wrong field.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, int most, CancellationToken stop)
    {
        using var document = Parsed(await BytesAsync(request, most, stop), Depth);
        return Of<T>(document.RootElement, "");
    }

    /// <summary>The whole body, once its kind and size are right.</summary>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, int most, CancellationToken stop)
    {
        if (!IsJson(request)) throw new ApiRefusedException(StatusCodes.Status415UnsupportedMediaType, ApiText.Detail_415, new FieldProblem("Content-Type", ApiText.NotJsonType.With("application/json")));
        if (request.ContentLength > most) throw TooLarge(most);
        using var read = new MemoryStream();
        var chunk = new byte[32 * 1024];
        for (int got; (got = await request.Body.ReadAsync(chunk, stop)) > 0;)
        {
            read.Write(chunk, 0, got);
            if (read.Length > most) throw TooLarge(most);
        }
        var bytes = read.GetBuffer().AsMemory(0, (int)read.Length);
        // Some editors put a byte order mark in front; it says nothing.
        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    /// <summary>JSON of at most this depth; refuses anything else with 400 and says where.</summary>
    public static JsonDocument Parsed(ReadOnlyMemory<byte> bytes, int depth)
    {
        if (!Utf8.IsValid(bytes.Span)) throw NotJson(ApiText.NotUtf8);
        try
        {
            return JsonDocument.Parse(bytes, new() { MaxDepth = depth });
        }
        catch (JsonException wrong)
        {
            throw NotJson(ApiText.NotJsonAt.With((wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1));
        }
    }

    /// <summary>The value of this type; refuses it with every field that is wrong.</summary>
    public static T Of<T>(JsonElement element, string field)
    {
        var faults = new Faults();
        new Shape(faults).Value(element, typeof(T), field);
        faults.Refuse();
        try
        {
            return element.Deserialize<T>(BillingJson.Options)!;
        }
        catch (JsonException wrong)
        {
            throw ApiRefusedException.Wrong(wrong.Path?.Replace("$.", "", StringComparison.Ordinal) ?? "$", ApiText.NotReadable);
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && !request.Headers.ContainsKey(HeaderNames.ContentEncoding)
        && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static ApiRefusedException NotJson(string problem) => new(StatusCodes.Status400BadRequest, ApiText.Detail_400, new FieldProblem("$", problem));

    private static ApiRefusedException TooLarge(int most) =>
        new(StatusCodes.Status413PayloadTooLarge, ApiText.Detail_413, new FieldProblem("$", ApiText.LargerThan.With(most / 1024)));
}
