using Plainmend.Components.Shared;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The business calendar: weekly hours, holidays, make-up days.</summary>
public sealed partial class CalendarForm
{
    private readonly Editing<CalendarDraft> _edit = new();
    private readonly FieldFaults _faults = new();
    private string? _said;

    [Parameter, EditorRequired] public AdminDocument<BusinessCalendar> Document { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>What is stored must be read again.</summary>
    [Parameter] public EventCallback Changed { get; set; }
    [Inject] private CompanyActions Actions { get; set; } = default!;

    private bool CanWrite => Viewer.Role == Role.Admin;
    private CalendarDraft Draft => _edit.Mine!;
    private string? Author => Document.History is [var newest, ..] ? newest.Author : null;
    private static IReadOnlyList<Pick> Weekdays => [new("", AdminText.OwnHours), .. Pick.Week.Select(d => new Pick(d.ToString(), Pick.Day(d)))];

    protected override void OnParametersSet() => _edit.Offer(CalendarDraft.Of(Document.Current!), Document.Number);

    private void Add()
    {
        Draft.Days.Add(new());
        _edit.Touch();
    }

    private void Remove(DayDraft day)
    {
        Draft.Days.Remove(day);
        _edit.Touch();
    }

    private async Task PublishAsync()
    {
        _faults.Clear();
        _said = null;
        if (Draft.Calendar(Document.Current!.Zone, _faults) is not { } calendar) return;
        if (await _edit.SaveAsync(() => StoreAsync(calendar))) _said = AdminText.Published.With(_edit.Seen);
        await Changed.InvokeAsync();
    }

    private async Task<int?> StoreAsync(BusinessCalendar calendar)
    {
        int? version = null;
        await _faults.TryAsync(async () => version = await Actions.PublishCalendarAsync(Viewer, _edit.Seen, calendar, default));
        return version;
    }
}
