using System.Globalization;
using System.Text;
using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

/// <summary>What a custom field holds. The name is stored.</summary>
public enum FieldKind { Text, Number, Date, Choice, YesNo }

/// <summary>Who is asked for a custom field. The name is stored.</summary>
public enum FieldPlace
{
    /// <summary>The customer, on the report form.</summary>
    Report,
    /// <summary>Whoever takes a report in at the desk.</summary>
    Desk,
    /// <summary>The technician, before the work is finished.</summary>
    Technician,
}

/// <summary>A field the company adds to its tickets (自定义字段).</summary>
/// <param name="Code">Never changes; programs and tables know the field by it.</param>
/// <param name="Unit">Unit of a number, such as kg; empty for none and for other kinds.</param>
/// <param name="Choices">What a choice may be; its Chinese word is what is kept.</param>
/// <param name="Asked">Who is asked for it; the desk sees and corrects every one.</param>
/// <param name="Lines">Product lines it belongs to.</param>
/// <param name="Faults">Kinds of fault it belongs to; with neither lines nor faults it belongs to all.</param>
/// <param name="Needed">True when whoever is asked must answer.</param>
public sealed record CustomField(
    string Code, Bilingual Name, FieldKind Kind, string Unit, IReadOnlyList<Bilingual> Choices, IReadOnlyList<FieldPlace> Asked,
    IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, bool Needed, bool Active)
{
    /// <summary>Most characters (UTF-16) of a value.</summary>
    public const int Longest = 300;
    /// <summary>A number lies between this and its negative, with at most four places after the point.</summary>
    public const decimal MostNumber = 1_000_000_000m;
    /// <summary>Most choices of one field.</summary>
    public const int MostChoices = 40;
    /// <summary>How a yes is kept.</summary>
    public const string Yes = "yes";
    /// <summary>How a no is kept.</summary>
    public const string No = "no";

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>As a refusal names it.</summary>
    public FieldLabel Label => new(Code, Name);

    /// <summary>True when tickets of this product line and fault have it.</summary>
    public bool Fits(string line, string fault) => Active && ((Lines.Count == 0 && Faults.Count == 0) || Lines.Contains(line) || Faults.Contains(fault));

    /// <summary>True when it is asked for here.</summary>
    public bool IsAsked(FieldPlace place, string line, string fault) => Asked.Contains(place) && Fits(line, fault);

    /// <summary>What was typed, as it is kept and as it is read; null when nothing was typed.</summary>
    /// <param name="typed">Already fit to be stored.</param>
    /// <exception cref="RefusedException">It is none of what this field holds; the field is named.</exception>
    public FieldReading? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0) return null;
        return Kind switch
        {
            FieldKind.Number => Number(text),
            FieldKind.Date => DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? Same(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : throw new RefusedException(Refusal.NoDate, Label),
            FieldKind.Choice => Choices.FirstOrDefault(c => Is(c.Zh, text) || Is(c.En, text)) is { } choice
                ? new(choice.Zh, choice) : throw new RefusedException(Refusal.NotAChoice, Label, string.Join(" / ", Choices.Select(c => c.Zh))),
            FieldKind.YesNo => YesOrNo(text),
            _ => text.Length <= Longest ? Same(text) : throw new RefusedException(Refusal.BadText, Label, Longest),
        };
    }

    private FieldReading Number(string typed)
    {
        if (!decimal.TryParse(typed.Normalize(NormalizationForm.FormKC), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || decimal.Round(number, 4, MidpointRounding.ToZero) != number) throw new RefusedException(Refusal.NoNumber, Label);
        if (Math.Abs(number) > MostNumber) throw new RefusedException(Refusal.OutOfRange, Label, -MostNumber, MostNumber);
        var text = number.ToString("0.####", CultureInfo.InvariantCulture);
        var read = Unit.Length > 0 ? $"{text} {Unit}" : text;
        return new(text, new(read, read));
    }

    private FieldReading YesOrNo(string typed)
    {
        if (Is(typed, Yes) || Is(typed, "true") || typed is "是") return new(Yes, new("是", "Yes"));
        if (Is(typed, No) || Is(typed, "false") || typed is "否") return new(No, new("否", "No"));
        throw new RefusedException(Refusal.NotAChoice, Label, "是 / 否 (yes / no)");
    }

    private static FieldReading Same(string text) => new(text, new(text, text));

    private static bool Is(string known, string typed) => string.Equals(known, typed, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A custom field as a refusal names it: by its code in a form, by its name to people.</summary>
public sealed record FieldLabel(string Code, Bilingual Name)
{
    /// <summary>The field's name in forms and in answers to programs.</summary>
    public static string At(string code) => $"fields.{code}";
}

/// <summary>All custom fields of a company, in the order in which they are asked.</summary>
public sealed record CustomFields(IReadOnlyList<CustomField> Fields)
{
    /// <summary>Most fields of a company, retired ones included.</summary>
    public const int Most = 50;

    public static CustomFields None { get; } = new([]);

    /// <summary>The field of this code; null when there is none.</summary>
    public CustomField? Find(string code) => Fields.FirstOrDefault(f => f.Code == code);

    /// <summary>The first needed field that was asked for here and has no value on this ticket; null when none is missing.</summary>
    public CustomField? Missing(FieldPlace place, Ticket ticket) =>
        Fields.FirstOrDefault(f => f.Needed && f.IsAsked(place, ticket.Line, ticket.Fault) && ticket.Fields.All(v => v.Code != f.Code));
}
