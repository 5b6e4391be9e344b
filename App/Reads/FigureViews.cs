using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;

namespace Plainmend.Reads;

/// <summary>One local day of a company.</summary>
/// <param name="Reported">Reported on this day, whatever became of them.</param>
/// <param name="Completed">Whose work was completed on this day.</param>
/// <param name="Open">Open when the day ended.</param>
public sealed record FigureDay(DateOnly Day, int Reported, int Completed, int Open);

/// <summary>A company's figures over a range of local days, beside those of the range before it.</summary>
public sealed record FigurePicture
{
    public required DayRange Range { get; init; }
    public required string Currency { get; init; }
    /// <summary>Everything of the range.</summary>
    public required Cell Now { get; init; }
    /// <summary>Everything of as many days before it.</summary>
    public required Cell Then { get; init; }
    /// <summary>Every day of the range, oldest first.</summary>
    public required IReadOnlyList<FigureDay> Days { get; init; }
    /// <summary>Open when the range before it ended.</summary>
    public required int OpenThen { get; init; }
    /// <summary>Tickets open at the end of the range, by age.</summary>
    public required IReadOnlyList<AgeCount> Ages { get; init; }
    /// <summary>Events that happened and are not counted yet.</summary>
    public required long Behind { get; init; }
    /// <summary>Tickets that cannot be counted as they are now: they stand as they were last counted, or not at all.</summary>
    public int Aside { get; init; }

    /// <summary>One figure of the range; null where nothing was measured.</summary>
    public decimal? Of(Figure figure) => figure.Kind == FigureKind.Standing ? Days[^1].Open : figure.Of(Now);

    /// <summary>The same figure of the range before.</summary>
    public decimal? Before(Figure figure) => figure.Kind == FigureKind.Standing ? OpenThen : figure.Of(Then);
}

/// <summary>Open tickets of one age.</summary>
public sealed record AgeCount(AgeBand Band, int Tickets);

/// <summary>The figures of one value of a cut.</summary>
/// <param name="Value">As it is stored.</param>
/// <param name="Label">What it is called: a name in both languages, a value of the domain, or a text; null = none, such as no technician.</param>
public sealed record CutRow(string Value, object? Label, Cell Cell);

/// <summary>One ticket behind a figure.</summary>
/// <param name="Day">The day on which it counts.</param>
/// <param name="Value">What it adds; 1 where tickets are counted.</param>
public sealed record DrillRow(string Number, DateOnly Day, decimal Value, Domain.Tickets.Channel Channel, Bilingual? Line, string District, Bilingual? Technician);

/// <summary>The tickets behind a figure, added up.</summary>
/// <param name="Rows">The first of them.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Value">The figure, computed from all of them.</param>
public sealed record Drill(IReadOnlyList<DrillRow> Rows, int Count, decimal? Value, string Currency);

/// <summary>What one technician did in a range.</summary>
/// <param name="Hours">Hours of work recorded on what was completed.</param>
/// <param name="Shift">Hours of his shift in the range up to now, leave taken off.</param>
public sealed record PersonWork(Guid Id, Bilingual Name, int Completed, decimal Hours, decimal Shift, decimal? Stars)
{
    /// <summary>Part of the shift that was recorded work; null without a shift.</summary>
    public decimal? Used => Shift == 0 ? null : Hours / Shift;
}

/// <summary>How work was shared.</summary>
/// <param name="GiniTickets">0 = evenly, towards 1 = one did everything; of completed tickets.</param>
/// <param name="GiniHours">The same of recorded hours.</param>
public sealed record PeopleWork(IReadOnlyList<PersonWork> People, decimal? GiniTickets, decimal? GiniHours);

/// <summary>What the desk itself cost in one billing period, against what was done with it.</summary>
/// <param name="End">The day after the last.</param>
/// <param name="Running">True for the period that has not ended: its cost is that up to now.</param>
public sealed record PlatformPeriod(DateOnly First, DateOnly End, Money Cost, long Reported, decimal? Stars, bool Running)
{
    /// <summary>Cost of one reported ticket; null when none was.</summary>
    public decimal? PerTicket => Reported == 0 ? null : Cost.Amount / Reported;
}

/// <summary>Reports to expect.</summary>
/// <param name="Past">Reports of the last days, today not among them.</param>
/// <param name="Error">How far off the same rule was over the last eight weeks; null when it cannot be said.</param>
public sealed record VolumeOutlook(IReadOnlyList<(DateOnly Day, int Reported)> Past, IReadOnlyList<(DateOnly Day, decimal Expected)> Next, decimal? Error);
