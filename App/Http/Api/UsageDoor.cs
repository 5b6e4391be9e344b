using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>
/// Takes in usage from other programs: one record, a batch, or a stream of lines. What is acknowledged is stored; whoever hears
/// nothing sends again, and nothing counts twice.
/// </summary>
internal sealed class UsageDoor(UsageActions usage, TimeProvider clock)
{
    public const string Event = "application/cloudevents+json", Batch = "application/cloudevents-batch+json", Lines = "application/x-ndjson";
    private const int MostAtOnce = UsageActions.MostAtOnce;

    public async Task<IResult> SendAsync(HttpContext http)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.SendUsage, sessions: false);
        var media = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? type.MediaType.Value : "";
        if (Lines.Equals(media, StringComparison.OrdinalIgnoreCase)) return await StreamAsync(http, caller);
        using var document = ApiBody.Parsed(await ApiBody.BytesAsync(http.Request, ApiBody.Large, http.RequestAborted), ApiBody.Depth);
        var enveloped = media?.Contains("cloudevents", StringComparison.OrdinalIgnoreCase) == true;
        if (document.RootElement.ValueKind != JsonValueKind.Array) return One(await KeepAsync(caller, [Read(document.RootElement, 0, enveloped)], http.RequestAborted));
        if (document.RootElement.GetArrayLength() is 0 or > MostAtOnce) throw ApiRefusedException.Wrong("$", ApiText.BatchSize.With(MostAtOnce));
        var lines = document.RootElement.EnumerateArray().Select((e, n) => Read(e, n, enveloped)).ToList();
        return ApiAnswer.Counted(new UsageAnswer(await KeepAsync(caller, lines, http.RequestAborted)));
    }

    private UsageLine Read(JsonElement element, int index, bool enveloped) => UsageIntake.Read(element, index, clock.GetUtcNow(), enveloped);

    // One record by itself is answered as one request: its problem is the request's.
    private static IResult One(IReadOnlyList<UsageResult> results) => results[0] switch
    {
        { Status: UsageStatus.Refused } refused => throw ApiRefusedException.Wrong(refused.Field!, refused.Problem!),
        { Status: UsageStatus.Conflict } conflict => throw new ApiRefusedException(StatusCodes.Status409Conflict, ApiText.Detail_409, new FieldProblem("id", conflict.Problem!)),
        _ => ApiAnswer.Counted(new UsageAnswer(results)),
    };

    private async Task<IResult> StreamAsync(HttpContext http, ApiCaller caller)
    {
        // As long as it likes: each batch is stored and answered before the next is read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        http.Response.ContentType = Lines;
        var index = 0;
        await foreach (var batch in NdLines.ReadAsync(http.Request.BodyReader, http.RequestAborted))
        {
            var read = batch.Select(line => ReadLine(line, index++)).OfType<UsageLine>().ToList();
            foreach (var result in await KeepAsync(caller, read, http.RequestAborted)) await http.Response.WriteAsync(ApiAnswer.Line(result), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
        return Results.Empty;
    }

    // A blank line is no record, but it has its place.
    private UsageLine? ReadLine(ReadOnlyMemory<byte>? line, int index)
    {
        if (line is not { } bytes) return new(index, "", null, new("$", ApiText.LargerThan.With(NdLines.Longest / 1024)));
        if (bytes.Span.Trim(" \t\r"u8).IsEmpty) return null;
        try
        {
            using var document = ApiBody.Parsed(bytes, ApiBody.Depth);
            return Read(document.RootElement, index, enveloped: false);
        }
        catch (ApiRefusedException refused)
        {
            return new(index, "", null, refused.Errors[0]);
        }
    }

    private async Task<IReadOnlyList<UsageResult>> KeepAsync(ApiCaller caller, IReadOnlyList<UsageLine> lines, CancellationToken stop)
    {
        var records = lines.Select(l => l.Record).OfType<UsageRecord>().ToList();
        var receipts = new Queue<UsageReceipt>(records.Count == 0 ? [] : await usage.IngestAsync(caller.Tenant, records, new Actor(Capacity.System, null, caller.Name), stop));
        return [.. lines.Select(l => l.Record is null ? UsageResult.Refused(l) : UsageResult.Of(l, receipts.Dequeue()))];
    }
}
