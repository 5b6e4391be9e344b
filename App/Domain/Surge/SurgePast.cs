namespace Plainmend.Domain.Surge;

/// <summary>A stretch of a company's past, as far as it is known: enough to ask what a policy would have done in it.</summary>
/// <param name="Waits">Every wait that began in it, in any order.</param>
/// <param name="People">Whom the policy could have called.</param>
public sealed record SurgePast(IReadOnlyList<PastWait> Waits, IReadOnlyList<SurgeHand> People, DateTimeOffset From, DateTimeOffset Until);

/// <summary>One ticket's wait.</summary>
/// <param name="Until">When somebody was really asked; null = nobody was by the end.</param>
/// <param name="Job">How long it keeps whoever takes it.</param>
public sealed record PastWait(DateTimeOffset From, DateTimeOffset? Until, string Line, string? District, TimeSpan Job);

/// <summary>Somebody the policy could have called.</summary>
/// <param name="Lines">Product lines he knows.</param>
/// <param name="Districts">Where he goes; empty = everywhere.</param>
public sealed record SurgeHand(Guid Id, string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Districts)
{
    /// <summary>True when he could take this ticket.</summary>
    public bool Takes(PastWait wait) => Lines.Contains(wait.Line) && (wait.District is null || Districts.Count == 0 || Districts.Contains(wait.District));
}

/// <summary>What a policy would have cost and saved.</summary>
/// <param name="Tickets">Waits that were looked at.</param>
/// <param name="WaitedMinutes">What they waited together, without the policy.</param>
/// <param name="MedianBefore">Median wait in minutes without the policy …</param>
/// <param name="MedianAfter">… and with it.</param>
/// <param name="HeldBackMinutes">For how long it would have called somebody, had the cap not been reached.</param>
/// <param name="Months">Month by month, the oldest first; months without tickets are left out.</param>
/// <param name="Calls">The newest calls, newest first.</param>
public sealed record SurgeSimulationResult(
    int Tickets, long WaitedMinutes, int MedianBefore, int MedianAfter, int HeldBackMinutes, int MostAtOnce, IReadOnlyList<SurgeMonth> Months, IReadOnlyList<Activation> Calls)
{
    /// <summary>Calls that are kept with their reasons.</summary>
    public const int MostCalls = 30;

    public int CallCount => Months.Sum(month => month.Calls);
    public int Hours => Months.Sum(month => month.Hours);
    public int Overrun => Months.Sum(month => month.Overrun);
    public decimal Cost => Months.Sum(month => month.Cost);
    /// <summary>Tickets the people called would have taken.</summary>
    public int Taken => Months.Sum(month => month.Taken);
    /// <summary>Minutes of waiting these tickets would have been spared.</summary>
    public long SavedMinutes => Months.Sum(month => month.SavedMinutes);
    /// <summary>What one hour of waiting spared would have cost; null when none was.</summary>
    public decimal? PerHourSaved => SavedMinutes == 0 ? null : Math.Round(Cost * 60 / SavedMinutes, 2, MidpointRounding.AwayFromZero);
}

/// <summary>One local month of a simulation.</summary>
/// <param name="First">Its first day.</param>
public sealed record SurgeMonth(DateOnly First, int Tickets, int Calls, int Hours, int Overrun, decimal Cost, int Taken, long SavedMinutes);
