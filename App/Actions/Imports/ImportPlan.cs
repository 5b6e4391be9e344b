using Plainmend.Domain;
using Plainmend.Domain.Tables;

namespace Plainmend.Actions.Imports;

/// <summary>What becomes of one row.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Key">What it is known by: serial number, sign-in name, part number or old ticket number.</param>
/// <param name="Why">Why it cannot be taken over; null when it can. Its first detail names the column.</param>
/// <param name="Cells">As it was typed, in the order of the file's columns.</param>
public sealed record PlannedRow(int Number, string Key, ImportOutcome Outcome, RefusedException? Why, IReadOnlyList<string> Cells);

/// <summary>What a table would do, or did.</summary>
/// <param name="Columns">The file's head; null for a column nobody knows, which is left alone.</param>
/// <param name="Head">The words of the file's head.</param>
public sealed record ImportPlan(ImportKind Kind, string FileName, IReadOnlyList<string> Head, IReadOnlyList<ImportColumn?> Columns, IReadOnlyList<PlannedRow> Rows)
{
    public int Count(ImportOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    /// <summary>True when every row can be taken over and at least one changes something.</summary>
    public bool CanBeWritten => Count(ImportOutcome.Refused) == 0 && Rows.Any(r => r.Outcome is ImportOutcome.New or ImportOutcome.Changed);
}

/// <summary>What words of a head mean: every known word of both languages, without blanks and in lower case.</summary>
public sealed class ImportHeads(IEnumerable<(string Word, ImportColumn Column)> words)
{
    /// <summary>Columns by the plain form of their words.</summary>
    public IReadOnlyDictionary<string, ImportColumn> Words { get; } = words.DistinctBy(w => Plain(w.Word)).ToDictionary(w => Plain(w.Word), w => w.Column, StringComparer.Ordinal);

    /// <summary>A word of a head as it is looked up.</summary>
    public static string Plain(string word) => string.Concat(word.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('*' or ':'))).ToLowerInvariant();
}
