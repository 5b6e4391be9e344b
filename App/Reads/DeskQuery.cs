using Plainmend.Domain.Automation;

namespace Plainmend.Reads;

/// <summary>The saved views of the desk, in the order of their tabs.</summary>
public enum DeskView
{
    /// <summary>Open tickets whose latest act at the desk was mine.</summary>
    Mine,
    Open,
    ToDispatch,
    AtRisk,
    Breached,
    Parts,
    /// <summary>The next step is the customer's: approve, accept the work, or the ticket is held for him.</summary>
    Customer,
    /// <summary>The customer's latest words have no answer.</summary>
    Unanswered,
    Ended,
}

/// <summary>How the desk's list is sorted. Ties are told apart by the ticket number.</summary>
public enum DeskSort { Due, Newest, LastEvent, State, Priority }

/// <summary>What a desk agent asked to see.</summary>
/// <param name="Text">Looked for in number, name, telephone, address, product, fault, description, messages and notes; empty = everything.</param>
/// <param name="Line">Code of a product line; null = all.</param>
/// <param name="Tag">Key of a tag; null = all.</param>
/// <param name="Field">A custom field and the value it must have, as it is kept; null = any.</param>
/// <param name="Page">1, 2, 3 …</param>
public sealed record DeskQuery(
    DeskView View = DeskView.Open, DeskSort Sort = DeskSort.Due, string Text = "", string? District = null, string? Line = null, int Page = 1, string? Tag = null, FieldIs? Field = null)
{
    /// <summary>The most rows ever drawn at once.</summary>
    public const int PageSize = 60;

    public bool IsFiltered => Text.Length > 0 || District is not null || Line is not null || Tag is not null || Field is not null;
}
