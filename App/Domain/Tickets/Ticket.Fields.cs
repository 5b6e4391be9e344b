using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

/// <summary>The value of a custom field: as it is kept and compared, and as people read it.</summary>
public sealed record FieldReading(string Value, Bilingual Text);

/// <summary>A custom field of one ticket with its value, named as it was called when it was filled.</summary>
public sealed record FilledField(string Code, Bilingual Name, FieldReading Is);

// What the company asks for beyond the fixed fields.
public sealed partial class Ticket
{
    /// <summary>The custom fields that have a value, in the order in which they were first filled.</summary>
    public IReadOnlyList<FilledField> Fields { get; private set; } = [];

    /// <summary>Gives a custom field a value, or takes it away. The same value again records nothing.</summary>
    /// <param name="seen">The value the editor saw, empty for none; null when it does not matter.</param>
    /// <param name="typed">Empty takes the value away.</param>
    /// <returns>The value it had, empty for none.</returns>
    /// <exception cref="RefusedException">Not a value of this field; a needed one would be empty; the field does not belong to this ticket; somebody changed it meanwhile.</exception>
    public string FillField(CustomField field, string? seen, string typed, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.FillField, by);
        var was = Fields.FirstOrDefault(f => f.Code == field.Code)?.Is;
        var next = field.Read(typed);
        if (was?.Value == next?.Value) return was?.Value ?? "";
        if (!field.Fits(Line, Fault)) throw new RefusedException(Refusal.NotInCatalogue, field.Label, field.Code);
        if (seen is not null && seen != (was?.Value ?? "")) throw new RefusedException(Refusal.FieldChanged, field.Label, was?.Text ?? new("", ""), typed);
        if (next is null && field.Needed) throw new RefusedException(Refusal.Required, field.Label);
        Record(new FieldFilled(field.Code, field.Name, was, next), by, at);
        return was?.Value ?? "";
    }

    private bool ApplyFields(TicketEvent e)
    {
        if (e.Fact is not FieldFilled f) return false;
        var filled = f.Is is null ? null : new FilledField(f.Code, f.Name, f.Is);
        Fields = filled is null ? [.. Fields.Where(x => x.Code != f.Code)]
            : Fields.Any(x => x.Code == f.Code) ? [.. Fields.Select(x => x.Code == f.Code ? filled : x)] : [.. Fields, filled];
        return true;
    }
}
