namespace Plainmend.Domain.Figures;

/// <summary>How long tickets have been open, in local days since the report.</summary>
/// <param name="From">In.</param>
/// <param name="To">In; null = without end.</param>
public sealed record AgeBand(int From, int? To)
{
    /// <summary>From fresh to old; every age is in exactly one.</summary>
    public static IReadOnlyList<AgeBand> All { get; } = [new(0, 1), new(2, 3), new(4, 7), new(8, 14), new(15, 30), new(31, null)];

    public bool Holds(int days) => From <= days && (To is null || days <= To);
}
