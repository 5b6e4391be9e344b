using System.Text.Json;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>One incoming record: what it became, or what is wrong with it.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Id">As its sender calls it; empty when it has none that can be read.</param>
/// <param name="Record">Null when it is refused.</param>
/// <param name="Fault">Null when it is not.</param>
public sealed record UsageLine(int Index, string Id, UsageRecord? Record, FieldProblem? Fault);

/// <summary>
/// From what a program sends (CloudEvents 1.0, or the bare record) to usage records. Source and id together name the record, so that
/// sending it again is harmless; what the desk measures itself is not taken from outside.
/// </summary>
public static class UsageIntake
{
    /// <summary>How far ahead of this clock a sender's may run.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);
    /// <summary>How old news may be.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(400);
    private const int LongestId = 80, LongestSource = 100, LongestName = 80;

    /// <summary>Reads one record. Never throws for anything a sender may write.</summary>
    /// <param name="enveloped">Whether it must come in an event's envelope.</param>
    public static UsageLine Read(JsonElement element, int index, DateTimeOffset now, bool enveloped = false)
    {
        enveloped |= IsEvent(element);
        var id = Told(element, "id") is { } told ? Scalar.Text(told) : null;
        try
        {
            var sent = enveloped && element.ValueKind == JsonValueKind.Object ? CloudEvent.Of(element) : ApiBody.Of<SentUsage>(element, "");
            var faults = new Faults();
            var record = ToRecord(sent, enveloped ? "data." : "", now, faults);
            return new(index, id ?? "", record, faults.All.Count > 0 ? faults.All[0] : null);
        }
        catch (ApiRefusedException refused)
        {
            return new(index, id ?? "", null, refused.Errors[0]);
        }
    }

    private static bool IsEvent(JsonElement element) => Told(element, "specversion") is not null;

    private static JsonElement? Told(JsonElement element, string name) => element.ValueKind != JsonValueKind.Object ? null
        : element.EnumerateObject().Where(p => Scalar.Name(p) == name).Select(p => (JsonElement?)p.Value).FirstOrDefault();

    private static UsageRecord? ToRecord(SentUsage sent, string within, DateTimeOffset now, Faults faults)
    {
        var before = faults.All.Count;
        var from = sent.From ?? sent.At ?? sent.Time;
        var at = sent.From is not null ? within + "from" : sent.At is not null ? within + "at" : "time";
        Names(sent, within, faults);
        if (sent.From is not null && sent.At is not null) faults.Add(within + "at", ApiText.Beside.With("from"));
        if (sent.From is null != sent.To is null) faults.Add(within + (sent.From is null ? "from" : "to"), ApiText.IsMissing);
        if (sent.Amount is not null && sent.Level is not null) faults.Add(within + "level", ApiText.Beside.With("amount"));
        if (sent.Amount is null && sent.From is null) faults.Add(within + "amount", ApiText.IsMissing);
        if (from is null) faults.Add(at, ApiText.IsMissing);
        if (from > now + Ahead) faults.Add(at, ApiText.InFuture);
        if (from < now - Oldest) faults.Add(at, ApiText.TooOld.With(Oldest.Days));
        if (sent.To > now + Ahead) faults.Add(within + "to", ApiText.InFuture);
        if (sent.To <= sent.From) faults.Add(within + "to", ApiText.EndsBefore);
        UsageEntry.Quantity(sent.Amount, within + "amount", faults);
        UsageEntry.Quantity(sent.Level, within + "level", faults);
        if (faults.All.Count > before) return null;
        var (id, amount) = ($"{sent.Source} {sent.Id}", sent.Amount ?? sent.Level ?? 1m);
        return sent.To is { } to
            ? UsageRecord.During(id, sent.Meter, sent.Subject, Whole(from!.Value), Whole(to), id, amount)
            : UsageRecord.At(id, sent.Meter, Whole(from!.Value), amount, id, sent.Subject);
    }

    private static void Names(SentUsage sent, string within, Faults faults)
    {
        Named(sent.Id, "id", LongestId, faults);
        Named(sent.Source, "source", LongestSource, faults);
        // The blank stands between source and id, and in no record of the desk itself.
        if (sent.Source.Any(char.IsWhiteSpace)) faults.Add("source", ApiText.HasBlanks);
        Named(sent.Meter, within + "meter", LongestName, faults);
        if (PlatformMeters.Knows(sent.Meter)) faults.Add(within + "meter", ApiText.OwnMeter.With(sent.Meter));
        if (sent.Subject.Length > LongestName) faults.Add(within + "subject", ApiText.BadText);
    }

    private static void Named(string text, string field, int most, Faults faults)
    {
        if (text.Length == 0) faults.Add(field, ApiText.IsEmpty);
        if (text.Length > most) faults.Add(field, ApiText.BadText);
    }

    // Instants are kept in milliseconds; what is sent again must compare equal to what was kept.
    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}

/// <summary>A usage record as another program sends it: an amount at an instant, or a level held during [from, to).</summary>
public sealed record SentUsage
{
    public required string Id { get; init; }
    /// <summary>Who sends it; ids are unique within.</summary>
    public string Source { get; init; } = "api";
    public required string Meter { get; init; }
    public string Subject { get; init; } = "";
    public decimal? Amount { get; init; }
    /// <summary>Held during the interval; 1 where none is named.</summary>
    public decimal? Level { get; init; }
    public DateTimeOffset? At { get; init; }
    /// <summary>The same as at, as CloudEvents call it.</summary>
    public DateTimeOffset? Time { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
}
