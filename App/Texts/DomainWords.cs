namespace Plainmend.Texts;

/// <summary>The screen's words for the values of the domain.</summary>
public static class DomainWords
{
    /// <summary>The label of a value such as <c>TicketState.New</c>, kept in the room under <c>TicketState_New</c>.</summary>
    /// <exception cref="ArgumentException">The room has no label for it: an unknown value must not pass silently.</exception>
    public static string Of(Enum value) => Find(value)
        ?? throw new ArgumentException($"DomainText has no label {value.GetType().Name}_{value}.", nameof(value));

    /// <summary>What a sentence says for a detail: the label of a domain value, the name of a field, otherwise the detail itself.</summary>
    public static object? Say(object? detail) => detail switch
    {
        Enum value => Find(value) ?? value.ToString(),
        string name => Field(name),
        Domain.Tickets.FieldLabel own => own.Name.Said(),
        Domain.Billing.Bilingual words => words.Said(),
        _ => detail,
    };

    /// <summary>The label of a field that a form or an edit names, such as <c>Phone</c> or, one of many, <c>PartPrice:COMP-90</c>; the name itself when it has none.</summary>
    public static string Field(string name) => Label(name) ?? (name.Split(':', 2) is [var many, var which] ? Label(many)?.With(which) : null) ?? name;

    private static string? Label(string name) => DomainText.ResourceManager.GetString($"Field_{name}", DomainText.Culture);

    private static string? Find(Enum value) => DomainText.ResourceManager.GetString($"{value.GetType().Name}_{value}", DomainText.Culture);
}
