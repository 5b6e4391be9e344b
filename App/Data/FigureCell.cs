using Plainmend.Domain.Figures;

namespace Plainmend.Data;

/// <summary>One cell of the roll-up (<see cref="Cell"/>) as it is stored. Counted from events, so no event tells of it.</summary>
public sealed class FigureCell
{
    public int TenantId { get; init; }
    public Cut Cut { get; init; }
    public DateOnly Day { get; init; }
    /// <summary>The value of the cut; empty for <see cref="Cut.All"/>.</summary>
    public required string Value { get; init; }
    /// <summary>Counts and sums, as <see cref="Cell.WriteAmounts"/> writes them.</summary>
    public required string Amounts { get; set; }
    /// <summary>Distributions, as <see cref="Cell.WriteSpreads"/> writes them; kept for the whole company only.</summary>
    public required string Spreads { get; set; }
}
