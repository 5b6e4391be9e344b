using Plainmend.Domain.Billing;

namespace Plainmend.Texts;

/// <summary>What the check of a statement found, in the reader's language.</summary>
public static class FindingWords
{
    /// <summary>The totals, and what else has a place of its own on every statement.</summary>
    public static readonly IReadOnlyList<string> Places = ["net", "tax", "total", "prepaid", "due", "seal", "format", "json"];

    /// <summary>The place and what is wrong there.</summary>
    public static string Say(Finding finding) => DomainText.FindingSaid.With(Place(finding.Where), Problem(finding));

    /// <summary>What is wrong, without the place.</summary>
    public static string Problem(Finding finding) => DomainWords.Of(finding.Kind).With([.. finding.Args.Select((a, n) => Arg(finding.Kind, a, n))]);

    /// <summary>A total by its word; the key of a line as it stands there.</summary>
    public static string Place(string where) => Places.Contains(where)
        ? DomainText.ResourceManager.GetString($"FindingPlace_{where}", DomainText.Culture) ?? where
        : where;

    private static string Arg(FindingKind kind, string arg, int n) =>
        n == 0 && kind is (FindingKind.WrongStep or FindingKind.WrongParts) && Enum.TryParse<Operation>(arg, ignoreCase: true, out var operation) ? DomainWords.Of(operation) : Place(arg);
}
