using System.Globalization;
using Plainmend.Domain;
using Plainmend.Texts;

namespace Plainmend.Components.Shared;

/// <summary>What is wrong with a form, field by field, in the reader's words. What was typed is never touched. Cascaded, and not
/// as a fixed value: fields draw themselves again only when what cascades may have changed.</summary>
public sealed class FieldFaults
{
    private readonly Dictionary<string, string> _sentences = new(StringComparer.Ordinal);

    public bool Any => _sentences.Count > 0;

    /// <summary>Every sentence once, in the order in which they were found.</summary>
    public IReadOnlyList<string> All => [.. _sentences.Values.Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with this field; null when nothing is.</summary>
    public string? Of(string field) => _sentences.GetValueOrDefault(field);

    public void Clear() => _sentences.Clear();

    public void Add(string field, string sentence) => _sentences.TryAdd(field, sentence);

    /// <summary>The number that was typed; 0 with a fault when it is none or lies outside [least, most].</summary>
    /// <param name="label">The field as the reader knows it.</param>
    public decimal Number(string field, string label, string? typed, decimal least, decimal most)
    {
        var clean = (typed ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC);
        if (decimal.TryParse(clean, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && decimal.Round(number, 4, MidpointRounding.ToZero) == number) return number;
        Add(field, SharedText.Fault_Number.With(label, least.ToString("0.####", CultureInfo.InvariantCulture), most.ToString("0.####", CultureInfo.InvariantCulture)));
        return 0;
    }

    /// <summary>The whole number that was typed; 0 with a fault when it is none or lies outside [least, most].</summary>
    public int Whole(string field, string label, string? typed, int least, int most)
    {
        var number = Number(field, label, typed, least, most);
        if (number == decimal.Truncate(number)) return (int)number;
        Add(field, SharedText.Fault_Whole.With(label));
        return 0;
    }

    /// <summary>The text that was typed; a fault when there is none.</summary>
    public string Needed(string field, string label, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) Add(field, SharedText.Fault_Needed.With(label));
        return typed ?? "";
    }

    /// <summary>Carries out an act; a refusal becomes the fault of the field it names, and the answer is false.</summary>
    /// <param name="place">The form's name for a field the refusal names; null where both say the same.</param>
    public async Task<bool> TryAsync(Func<Task> act, Func<string, string>? place = null)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException refused)
        {
            var field = refused.Field ?? "";
            Add(place?.Invoke(field) ?? field, refused.Reason == Refusal.SomeoneWasFaster ? SharedText.Fault_Faster : RefusalText.For(refused));
            return false;
        }
    }
}
