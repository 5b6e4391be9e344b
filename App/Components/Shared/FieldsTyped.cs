using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Components.Shared;

/// <summary>Custom fields of a ticket as somebody types them, each with the value it began from.</summary>
public sealed class FieldsTyped
{
    private readonly Dictionary<string, FieldTyped> _all = [];

    /// <summary>Everything typed.</summary>
    public IReadOnlyList<FieldTyped> All => [.. _all.Values];

    /// <summary>What stands in a field: as typed, else as the ticket has it.</summary>
    public string Of(TicketField field) => _all.TryGetValue(field.Code, out var typed) ? typed.Typed : field.Value;

    public void Type(TicketField field, string typed) => _all[field.Code] = new(field.Code, _all.TryGetValue(field.Code, out var was) ? was.Seen : field.Value, typed);

    public void Clear() => _all.Clear();
}
