using System.Text.Json;

namespace Plainmend.Domain.Billing;

/// <summary>A statement as it is downloaded: with everything it follows from, so that anyone can check it, see docs/statement-format.md.</summary>
public sealed record StatementFile
{
    /// <summary>The version of the format.</summary>
    public const string CurrentFormat = "plainmend.bill/1";

    public string Format { get; init; } = CurrentFormat;
    public required Statement Statement { get; init; }
    /// <summary>The plan versions, for a platform bill.</summary>
    public IReadOnlyList<Plan> Plans { get; init; } = [];
    /// <summary>The rate card, for service charges.</summary>
    public RateCard? Card { get; init; }
    /// <summary>The records behind it.</summary>
    public IReadOnlyList<UsageRecord> Usage { get; init; } = [];

    /// <summary>Checks a downloaded file or a bare statement. Text that is neither is a finding, not an exception.</summary>
    public static IReadOnlyList<Finding> Verify(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 256 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return [new("json", FindingKind.Unreadable)];
            return document.RootElement.TryGetProperty("statement", out _)
                ? Verify(BillingJson.Read<StatementFile>(json))
                : Checker.Verify(BillingJson.Read<Statement>(json));
        }
        // A stranger's file may be any JSON at all: lists with null in them, amounts no currency can print, keys that come twice, half characters.
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or ArithmeticException or InvalidOperationException or NullReferenceException)
        {
            return [new((wrong as JsonException)?.Path ?? "json", FindingKind.Unreadable)];
        }
    }

    private static IReadOnlyList<Finding> Verify(StatementFile file)
    {
        var ids = file.Usage.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var missing = StatementNames.Trees(file.Statement).SelectMany(t => t.Tree.Walk()).SelectMany(d => d.Evidence)
            .Where(e => e.Kind == EvidenceKind.Record && !ids.Contains(e.Reference.Split('#')[0]) && !ids.Contains(e.Reference));
        return [.. Checker.Verify(file.Statement), .. file.Usage.Count == 0 ? [] : missing.Select(e => new Finding(e.Reference, FindingKind.NoRecord))];
    }
}
