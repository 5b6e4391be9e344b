using Plainmend.Components.Shared;
using Plainmend.Domain.Automation;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of one automation as typed.</summary>
public sealed class AutomationDraft
{
    public string Name { get; set; } = "";
    public string Trigger { get; set; } = nameof(AutomationTrigger.TicketCreated);
    public string Hours { get; set; } = "24";
    public IReadOnlyList<string> Lines { get; set; } = [];
    public IReadOnlyList<string> Faults { get; set; } = [];
    public string Districts { get; set; } = "";
    public IReadOnlyList<string> Priorities { get; set; } = [];
    public IReadOnlyList<string> Tiers { get; set; } = [];
    public IReadOnlyList<string> Channels { get; set; } = [];
    public IReadOnlyList<string> States { get; set; } = [];
    public string HasTags { get; set; } = "";
    public string HasNotTags { get; set; } = "";
    /// <summary>Empty asks for nothing.</summary>
    public string StarsAtMost { get; set; } = "";
    public string HoursSince { get; set; } = "";
    /// <summary>Code = value, several divided by commas.</summary>
    public string Fields { get; set; } = "";
    public string AddTags { get; set; } = "";
    public string RemoveTags { get; set; } = "";
    /// <summary>Empty leaves it.</summary>
    public string Priority { get; set; } = "";
    public string Note { get; set; } = "";
    public IReadOnlyList<string> TellPeople { get; set; } = [];
    public IReadOnlyList<string> TellRoles { get; set; } = [];
    public string Message { get; set; } = "";
    public bool Escalate { get; set; }
    public bool Dispatch { get; set; }
    /// <summary>The technician; empty = nobody by name.</summary>
    public string Assign { get; set; } = "";
    /// <summary>The webhook or group bot; empty = none.</summary>
    public string Post { get; set; } = "";

    public bool IsIdle => Trigger == nameof(AutomationTrigger.Idle);

    public static AutomationDraft Of(AutomationRule rule) => new()
    {
        Name = rule.Name, Trigger = rule.When.Trigger.ToString(), Hours = rule.When.Hours == 0 ? "24" : Pick.Typed(rule.When.Hours), Lines = rule.If.Lines, Faults = rule.If.Faults, Districts = Pick.Typed(rule.If.Districts),
        Priorities = Names(rule.If.Priorities), Tiers = rule.If.Tiers, Channels = Names(rule.If.Channels), States = Names(rule.If.States), HasTags = Pick.Typed(rule.If.HasTags), HasNotTags = Pick.Typed(rule.If.HasNotTags),
        StarsAtMost = rule.If.StarsAtMost is { } stars ? Pick.Typed(stars) : "", HoursSince = rule.If.HoursSince is { } hours ? Pick.Typed(hours) : "", Fields = Pick.Typed((rule.If.Fields ?? []).Select(f => $"{f.Code} = {f.Value}")),
        AddTags = Pick.Typed(rule.Then.AddTags), RemoveTags = Pick.Typed(rule.Then.RemoveTags), Priority = rule.Then.Priority?.ToString() ?? "", Note = rule.Then.Note, TellPeople = Names(rule.Then.TellPeople),
        TellRoles = Names(rule.Then.TellRoles), Message = rule.Then.Message, Escalate = rule.Then.Escalate, Dispatch = rule.Then.Dispatch,
        Assign = rule.Then.Assign?.ToString() ?? "", Post = rule.Then.Post?.ToString() ?? "",
    };

    /// <summary>What was typed; null with faults when a number cannot be read.</summary>
    public AutomationRule? Rule(FieldFaults faults)
    {
        var before = faults.All.Count;
        var hours = IsIdle ? faults.Whole("Hours", AdminText.AutoHours, Hours, 1, AutomationWhen.MostHours) : 0;
        var stars = StarsAtMost.Trim().Length == 0 ? (int?)null : faults.Whole("StarsAtMost", AdminText.AutoStars, StarsAtMost, 1, 5);
        var since = HoursSince.Trim().Length == 0 ? (int?)null : faults.Whole("HoursSince", AdminText.AutoHoursSince, HoursSince, 0, 10_000);
        if (faults.All.Count > before) return null;
        return new(
            Name, new(Enum.Parse<AutomationTrigger>(Trigger), hours),
            new(Lines, Faults, Pick.Words(Districts), Values<Priority>(Priorities), Tiers, Values<Channel>(Channels), Values<TicketState>(States), Pick.Words(HasTags), Pick.Words(HasNotTags), stars, since,
                Wanted() is { Count: > 0 } wanted ? wanted : null),
            new(Pick.Words(AddTags), Pick.Words(RemoveTags), Enum.TryParse<Priority>(Priority, out var priority) ? priority : null, Note, [.. TellPeople.Select(Guid.Parse)], Values<Role>(TellRoles), Message, Escalate, Dispatch, One(Assign), One(Post)));
    }

    private IReadOnlyList<FieldIs> Wanted() => [.. Pick.Words(Fields).Select(w => w.Split(['=', '＝'], 2, StringSplitOptions.TrimEntries) is [var code, var value] ? new FieldIs(code, value) : new FieldIs(w, ""))];

    private static Guid? One(string chosen) => Guid.TryParse(chosen, out var id) ? id : null;

    private static IReadOnlyList<string> Names<T>(IReadOnlyList<T> values) where T : notnull => [.. values.Select(v => v.ToString()!)];

    private static IReadOnlyList<T> Values<T>(IReadOnlyList<string> names) where T : struct, Enum => [.. names.Select(Enum.Parse<T>)];
}
