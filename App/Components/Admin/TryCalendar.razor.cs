using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Components.Shared;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>
/// Answers from the calendar as it is typed, before anybody publishes it: when something is due, or how much working time lies
/// between two times. The walk is the one the interface for other programs gives out.
/// </summary>
public sealed partial class TryCalendar
{
    // More days make no reason clearer, and every one is drawn again with each change.
    private const int MostDays = 62;

    private readonly FieldFaults _faults = new();
    private string _ask = nameof(AdminText.TryDue), _start = "", _end = "", _minutes = "240";
    private CalendarWalk? _walk;

    /// <summary>What is typed in the form above.</summary>
    [Parameter, EditorRequired] public CalendarDraft Draft { get; set; } = default!;
    /// <summary>The company's zone.</summary>
    [Parameter, EditorRequired] public string Zone { get; set; } = "";
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private static IReadOnlyList<Pick> Questions => [new(nameof(AdminText.TryDue), AdminText.TryAskDue), new(nameof(AdminText.TryCounted), AdminText.TryAskMinutes)];
    private bool AsksDue => _ask == nameof(AdminText.TryDue);

    protected override void OnInitialized()
    {
        var now = Clock.GetUtcNow().In(Zone);
        (_start, _end) = (Typed(now), Typed(now.AddDays(7)));
    }

    protected override void OnParametersSet() => Work();

    private void Set(ref string field, string typed)
    {
        field = typed;
        Work();
    }

    private void Work()
    {
        _faults.Clear();
        var calendar = Draft.Calendar(Zone, _faults);
        var start = Instant("TryStart", AdminText.TryStart, _start);
        _walk = AsksDue ? Due(calendar, start) : Between(calendar, start);
    }

    private CalendarWalk? Due(BusinessCalendar? calendar, DateTimeOffset start)
    {
        var minutes = _faults.Whole("TryMinutes", AdminText.TryMinutes, _minutes, 0, SlaPolicy.MostMinutes);
        if (_faults.Any || calendar is null) return null;
        var walk = CalendarWalk.Until(calendar, start, TimeSpan.FromMinutes(minutes), []);
        if (walk is null) _faults.Add("TryMinutes", AdminText.Fault_NotReached.With(CalendarWalk.MostDays));
        return walk;
    }

    private CalendarWalk? Between(BusinessCalendar? calendar, DateTimeOffset start)
    {
        var end = Instant("TryEnd", AdminText.TryEnd, _end);
        if (!_faults.Any && end < start) _faults.Add("TryEnd", AdminText.Fault_EndFirst);
        if (!_faults.Any && end - start > TimeSpan.FromDays(CalendarWalk.MostDays)) _faults.Add("TryEnd", AdminText.Fault_TooLong.With(CalendarWalk.MostDays));
        return _faults.Any || calendar is null ? null : CalendarWalk.Between(calendar, start, end, []);
    }

    private DateTimeOffset Instant(string field, string label, string typed)
    {
        if (DateTime.TryParse(typed, CultureInfo.InvariantCulture, out var shown) && shown.Year is >= 1970 and <= 2500) return LocalTime.Instant(DateTime.SpecifyKind(shown, DateTimeKind.Unspecified), Zone);
        _faults.Add(field, AdminText.Fault_Time.With(label));
        return default;
    }

    private string Answer(CalendarWalk walk) => AsksDue
        ? AdminText.TryDue.With(Said(walk.To.In(Zone)))
        : AdminText.TryCounted.With(walk.Working.TotalMinutes.ToString("#,##0.##", CultureInfo.InvariantCulture), Hours(walk.Working));

    private ExplainNode Why(CalendarWalk walk)
    {
        var days = walk.Days.Take(MostDays).Select(Of).ToList();
        if (walk.Days.Count > MostDays) days.Add(new(AdminText.TryMoreDays.With(walk.Days.Count - MostDays), "+ " + Hours(walk.Working - walk.Days[MostDays - 1].Total), []));
        return new(AdminText.TryCountedIn.With(Said(walk.From.In(Zone)), Said(walk.To.In(Zone))), Hours(walk.Working), days);
    }

    private ExplainNode Of(WalkedDay day) => new(
        $"{(day.Special is null ? DateFormat.DayOnly(day.Date) : DateFormat.ShortDay(day.Date))} · {CalendarWords.Why(day)}", day.Working == TimeSpan.Zero ? SharedText.Unknown : "+ " + Hours(day.Working),
        [.. day.Counted.Select(piece => new ExplainNode(Stretch(piece), "+ " + Hours(piece.Length), []))]);

    // A day ends at 24:00, not at its own beginning.
    private string Stretch(Interval piece) => piece.To.In(Zone) is { TimeOfDay.Ticks: 0 } ? $"{DateFormat.Time(piece.From.In(Zone))}–24:00" : DateFormat.Range(piece.From.In(Zone), piece.To.In(Zone));

    // In hours as they are worked: a "day" of 24 hours is no working day.
    private static string Hours(TimeSpan length) => length.Minutes == 0
        ? SharedText.DurationHours.With((int)length.TotalHours)
        : (int)length.TotalHours == 0 ? SharedText.DurationMinutes.With(length.Minutes) : SharedText.DurationHoursMinutes.With((int)length.TotalHours, length.Minutes);

    private static string Said(DateTimeOffset local) => $"{DateFormat.Day(DateOnly.FromDateTime(local.DateTime))} {local.ToString("ddd", Language.Now)} {DateFormat.Time(local)}";

    private static string Typed(DateTimeOffset local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
