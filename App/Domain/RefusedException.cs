namespace Plainmend.Domain;

/// <summary>
/// A rule said no. <see cref="Reason"/> selects the sentence for the person at the screen (one per language, with
/// <see cref="Details"/> filled in); the exception's own message is for logs only.
/// </summary>
/// <param name="reason">Which rule refused.</param>
/// <param name="details">Values the sentence mentions, in the order of its placeholders.</param>
public sealed class RefusedException(Refusal reason, params object[] details)
    : Exception($"{reason}: {string.Join(", ", details)}")
{
    public Refusal Reason { get; } = reason;
    public IReadOnlyList<object> Details { get; } = details;

    /// <summary>The form's field that is meant; null when the first detail names none.</summary>
    public string? Field => Details is [var first, ..] ? first as string ?? (first is Tickets.FieldLabel own ? Tickets.FieldLabel.At(own.Code) : null) : null;
}
