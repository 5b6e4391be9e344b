using System.Text;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>The calculator itself, open to anyone: it knows no company and stores nothing.</summary>
internal static class PricingDoors
{
    // Enough to see what is wrong with a file; a forged one could be wrong in every step.
    private const int MostFindings = 200;

    public static async Task<IResult> PriceAsync(HttpRequest request, TimeProvider clock, CancellationToken stop)
    {
        var asked = await ApiBody.ReadAsync<PriceRequest>(request, ApiBody.Small, stop);
        var bill = asked.ToBill(clock.GetUtcNow());
        return ApiAnswer.Of(PriceAnswer.Of(bill.Calculate(Reckoning.Plain), bill.Warnings));
    }

    public static async Task<IResult> PreviewAsync(HttpRequest request, CancellationToken stop)
    {
        var asked = await ApiBody.ReadAsync<PreviewRequest>(request, ApiBody.Large, stop);
        return ApiAnswer.Of(asked.ToFile());
    }

    public static async Task<IResult> VerifyAsync(HttpRequest request, CancellationToken stop)
    {
        var bytes = await ApiBody.BytesAsync(request, ApiBody.Large, stop);
        ApiBody.Parsed(bytes, 256).Dispose();
        var found = StatementFile.Verify(Encoding.UTF8.GetString(bytes.Span));
        return ApiAnswer.Counted(new VerifyAnswer(found.Count == 0, [.. found.Take(MostFindings).Select(f => VerifyFinding.Of(f))], Math.Max(0, found.Count - MostFindings)));
    }
}

/// <summary>Whether a statement holds.</summary>
/// <param name="Findings">What does not add up, up to 200.</param>
/// <param name="More">How many further findings there are.</param>
public sealed record VerifyAnswer(bool Valid, IReadOnlyList<VerifyFinding> Findings, int More);

/// <summary>Something that does not add up.</summary>
/// <param name="Where">The key of the line, the name of the total, or where in the file.</param>
/// <param name="Kind">What is wrong, for programs.</param>
/// <param name="Args">What the sentence mentions.</param>
/// <param name="Problem">What is wrong, in the caller's language.</param>
public sealed record VerifyFinding(string Where, FindingKind Kind, IReadOnlyList<string> Args, string Problem)
{
    internal static VerifyFinding Of(Finding f) => new(f.Where, f.Kind, f.Args, FindingWords.Problem(f));
}
