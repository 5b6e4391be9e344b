namespace Plainmend.Http.Api;

/// <summary>The desk's own rules, open to anyone with everything given inline: they know no company and store nothing.</summary>
internal static class PreviewDoors
{
    public static async Task<IResult> ClockAsync(HttpRequest request, CancellationToken stop) =>
        ApiAnswer.Of(ClockAnswer.Of(await ApiBody.ReadAsync<ClockRequest>(request, ApiBody.Small, stop)));

    public static async Task<IResult> DispatchAsync(HttpRequest request, CancellationToken stop) =>
        ApiAnswer.Of(DispatchAnswer.Of(await ApiBody.ReadAsync<DispatchRequest>(request, ApiBody.Large, stop)));
}
