using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A calendar and one question to it: when is so much working time used up, or how much lies between two instants.</summary>
public sealed record ClockRequest
{
    private const int MostPauses = 1000;

    public required CalendarEntry Calendar { get; init; }
    public required DateTimeOffset Start { get; init; }
    /// <summary>Asks for the due instant.</summary>
    public int? WorkingMinutes { get; init; }
    /// <summary>Asks for the working minutes until then.</summary>
    public DateTimeOffset? End { get; init; }
    /// <summary>Stretches in which the clock stands still, in any order; overlaps count once.</summary>
    public IReadOnlyList<PauseEntry> Pauses { get; init; } = [];

    /// <summary>The walk along the calendar that answers; refuses with the fields that are wrong.</summary>
    internal CalendarWalk ToWalk()
    {
        var faults = new Faults();
        var calendar = Calendar.ToCalendar("calendar", faults);
        if (Start == UsageRecord.StillHeld) faults.Add("start", ApiText.OutOfTime);
        OneQuestion(faults);
        if (Pauses.Count > MostPauses) faults.Add("pauses", ApiText.TooManyItems.With(MostPauses));
        var pauses = Pauses.Take(MostPauses).Select((pause, n) => pause.ToInterval(FormattableString.Invariant($"pauses[{n}]"), faults)).ToList();
        faults.Refuse();
        if (End is { } end) return CalendarWalk.Between(calendar!, Start, end, pauses);
        return CalendarWalk.Until(calendar!, Start, TimeSpan.FromMinutes(WorkingMinutes!.Value), pauses)
            ?? throw ApiRefusedException.Wrong("workingMinutes", ApiText.NotReached.With(CalendarWalk.MostDays));
    }

    private void OneQuestion(Faults faults)
    {
        if (WorkingMinutes is not null && End is not null) faults.Add("end", ApiText.Beside.With("workingMinutes"));
        if (WorkingMinutes is null && End is null) faults.Add("workingMinutes", ApiText.SomeUsage.With("workingMinutes, end"));
        if (WorkingMinutes is { } minutes) faults.Within("workingMinutes", minutes, 0, SlaPolicy.MostMinutes);
        if (End == UsageRecord.StillHeld) faults.Add("end", ApiText.OutOfTime);
        else if (End < Start) faults.Add("end", ApiText.BeforeStart);
        else if (End - Start > TimeSpan.FromDays(CalendarWalk.MostDays)) faults.Add("end", ApiText.TooFarAhead.With(CalendarWalk.MostDays));
    }
}

/// <summary>A stretch [from, to) in which the clock stands still.</summary>
public sealed record PauseEntry(DateTimeOffset From, DateTimeOffset To)
{
    internal Interval ToInterval(string field, Faults faults)
    {
        if (To <= From) faults.Add(field + ".to", ApiText.EndsBefore);
        return new(From, To);
    }
}
