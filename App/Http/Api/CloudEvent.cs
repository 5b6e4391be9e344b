using System.Text.Json;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>The envelope of CloudEvents 1.0 in its JSON format around one usage record. Attributes it does not know are extensions and passed over.</summary>
internal static class CloudEvent
{
    /// <summary>What is inside; refuses an envelope or content that is wrong, naming the field.</summary>
    public static SentUsage Of(JsonElement envelope)
    {
        var faults = new Faults();
        var told = Attributes(envelope, faults);
        if (Told("specversion") != "1.0") faults.Add("specversion", ApiText.IsNoneOf.With("1.0"));
        foreach (var needed in new[] { "id", "source", "type" })
            if (string.IsNullOrEmpty(Told(needed))) faults.Add(needed, told.ContainsKey(needed) ? ApiText.BadText : ApiText.IsMissing);
        if (told.TryGetValue("time", out var time)) Scalar.Check(time, typeof(DateTimeOffset), "time", faults);
        if (Told("datacontenttype") is { } kind && !kind.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)) faults.Add("datacontenttype", ApiText.NotJsonType.With("application/json"));
        if (told.ContainsKey("data_base64")) faults.Add("data_base64", ApiText.IsUnknown);
        if (!told.TryGetValue("data", out var data)) faults.Add("data", ApiText.IsMissing);
        faults.Refuse();
        var inside = ApiBody.Of<EventData>(data, "data");
        return new()
        {
            Id = Told("id")!, Source = Told("source")!, Time = time.ValueKind == JsonValueKind.String ? time.GetDateTimeOffset() : null,
            Meter = inside.Meter, Subject = inside.Subject ?? Told("subject") ?? "", Amount = inside.Amount, Level = inside.Level, From = inside.From, To = inside.To,
        };

        string? Told(string name) => told.TryGetValue(name, out var value) ? Scalar.Text(value) : null;
    }

    private static Dictionary<string, JsonElement> Attributes(JsonElement envelope, Faults faults)
    {
        var told = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var attribute in envelope.EnumerateObject())
            if (Scalar.Name(attribute) is not { } name) faults.Add("?", ApiText.BadText);
            else if (!told.TryAdd(name, attribute.Value)) faults.Add(name, ApiText.IsTwice);
        return told;
    }
}

/// <summary>The data of an event: an amount at the event's time, or a level held during [from, to).</summary>
public sealed record EventData
{
    public required string Meter { get; init; }
    public string? Subject { get; init; }
    public decimal? Amount { get; init; }
    public decimal? Level { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
}
