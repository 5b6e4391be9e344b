namespace Plainmend.Domain.Billing;

/// <summary>What else a statement is made of, beside agreement, period and usage.</summary>
public sealed record Reckoning
{
    /// <summary>The whole period, nothing special.</summary>
    public static Reckoning Plain { get; } = new();

    /// <summary>The bill as it stands at this instant; null: the whole period, with levels as they are held to its end.</summary>
    public DateTimeOffset? AsOf { get; init; }
    /// <summary>Only charges of this timing; null: all.</summary>
    public Timing? Only { get; init; }
    /// <summary>What if there were this many times the usage; null: as it was.</summary>
    public decimal? Scale { get; init; }
    /// <summary>The one meter the factor is about; null: all of them.</summary>
    public string? ScaleMeter { get; init; }
    /// <summary>Carries usage onward to the end of the period; null: what happened is all.</summary>
    internal Outlook? Onward { get; init; }
    /// <summary>Prepaid credit that may be used up, in whole currency units.</summary>
    public decimal PrepaidBalance { get; init; }
    /// <summary>Lines for earlier periods, see <see cref="Adjustments"/>.</summary>
    public IReadOnlyList<StatementLine> Adjustments { get; init; } = [];
}
