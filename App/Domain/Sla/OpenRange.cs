namespace Plainmend.Domain.Sla;

/// <summary>
/// Opening hours by the wall clock, From (in) to To (out). When To is not later than From the range runs past midnight and
/// ends on the next day; 00:00–00:00 is the whole day. A range belongs to the day on which it opens.
/// </summary>
public readonly record struct OpenRange(TimeOnly From, TimeOnly To)
{
    /// <summary>The whole day, from midnight to midnight.</summary>
    public static readonly OpenRange AllDay = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Wall-clock readings at which the range opens (in) and closes (out) when it opens on the given day.</summary>
    internal (DateTime Opens, DateTime Closes) On(DateOnly day) =>
        (day.ToDateTime(From), (To > From ? day : day.AddDays(1)).ToDateTime(To));
}
