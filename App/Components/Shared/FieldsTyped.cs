using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Reads;

namespace Plainmend.Components.Shared;

/// <summary>Custom fields of a ticket as somebody types them, each with the value it began from.</summary>
public sealed class FieldsTyped
{
    private readonly Dictionary<string, FieldTyped> _all = [];

    /// <summary>Everything typed that is not what the editor saw anyway.</summary>
    public IReadOnlyList<FieldTyped> All => [.. _all.Values.Where(t => t.Typed.Trim() != t.Seen)];

    /// <summary>What stands in a field: as typed, else as the ticket has it.</summary>
    public string Of(TicketField field) => _all.TryGetValue(field.Code, out var typed) ? typed.Typed : field.Value;

    public void Type(TicketField field, string typed) => _all[field.Code] = new(field.Code, _all.TryGetValue(field.Code, out var was) ? was.Seen : field.Value, typed);

    /// <summary>True when somebody else gave the field another value than the one typed here, after typing began.</summary>
    public bool IsDisputed(TicketField field) =>
        _all.TryGetValue(field.Code, out var mine) && mine.Typed.Trim() != mine.Seen && field.Value != mine.Seen && field.Value != mine.Typed.Trim();

    /// <summary>Their value stands.</summary>
    public void Yield(TicketField field) => _all.Remove(field.Code);

    /// <summary>Mine shall replace theirs, knowingly.</summary>
    public void Insist(TicketField field)
    {
        if (_all.TryGetValue(field.Code, out var mine)) _all[field.Code] = mine with { Seen = field.Value };
    }

    /// <summary>What was typed as people read it; null when it is nothing or no value of the field.</summary>
    public Bilingual? Read(TicketField field)
    {
        try
        {
            return field.Field?.Read(Of(field))?.Text;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    public void Clear() => _all.Clear();
}
