using System.Globalization;
using System.Text;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>Reads what was typed into the operator's forms; what cannot be read becomes the fault of its field. Whether a number makes sense is the check's word.</summary>
internal static class Typing
{
    /// <summary>The number that was typed; 0 with a fault when there is none.</summary>
    public static decimal Amount(this FieldFaults faults, string field, string typed) => faults.Optional(field, typed) ?? Missing(faults, field);

    /// <summary>The number that was typed; null when the field is empty.</summary>
    public static decimal? Optional(this FieldFaults faults, string field, string typed)
    {
        var clean = typed.Trim().Normalize(NormalizationForm.FormKC);
        if (clean.Length == 0) return null;
        if (decimal.TryParse(clean, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add(field, OperatorText.ProblemAt.With(OperatorWords.Place(field), OperatorText.Problem_Number));
        return 0m;
    }

    /// <summary>A rate that was typed in percent; null when the field is empty.</summary>
    public static decimal? Percent(this FieldFaults faults, string field, string typed) => faults.Optional(field, typed) / 100m;

    /// <summary>Money above zero in printed digits; null with a fault otherwise.</summary>
    /// <param name="label">The field as the reader knows it.</param>
    public static Money? Money(this FieldFaults faults, string field, string label, string typed, decimal most, Currency currency)
    {
        var number = faults.Number(field, label, typed, currency.Step.ToDecimal(), most);
        if (faults.Of(field) is not null) return null;
        if (Rounding.HalfAwayFromZero(number, currency.Step) == number) return new(number, currency);
        faults.Add(field, OperatorText.Problem_Cents.With(label, currency.Digits));
        return null;
    }

    /// <summary>Carries out an act on money; a refusal becomes the fault of its field.</summary>
    public static async Task<bool> DoAsync(this FieldFaults faults, Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException refused)
        {
            var field = refused.Reason == Refusal.PaidTooMuch ? "Amount" : refused.Field ?? "";
            faults.Add(field, RefusalText.For(refused));
            return false;
        }
    }

    private static decimal Missing(FieldFaults faults, string field)
    {
        faults.Add(field, OperatorText.ProblemAt.With(OperatorWords.Place(field), OperatorText.Problem_Needed));
        return 0m;
    }
}
