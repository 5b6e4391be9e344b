using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>An automation as a sentence: when – if – then.</summary>
public static class AutomationWords
{
    private static string Comma => Language.IsChinese ? "；" : "; ";
    private static string And => Language.IsChinese ? "、" : ", ";

    public static string Of(AutomationTrigger trigger) => Find($"AutoTrigger_{trigger}");
    public static string Of(AutomationDeed deed) => Find($"AutoDeed_{deed}");
    public static string Of(AutomationOutcome outcome) => Find($"AutoOutcome_{outcome}");
    public static string Of(AutomationStop stop) => Find($"AutoStop_{stop}");
    public static string Of(AutomationCondition condition) => Find($"AutoCondition_{condition}");

    /// <summary>When it is asked.</summary>
    public static string When(AutomationWhen when) => when.Trigger == AutomationTrigger.Idle ? AdminText.AutoWhenIdle.With(when.Hours) : Of(when.Trigger);

    /// <summary>For which tickets.</summary>
    public static string If(AutomationIf only, AdminCatalogue catalogue)
    {
        List<string> parts = [];
        void Add<T>(AutomationCondition condition, IReadOnlyList<T> values, Func<T, string> word)
        {
            if (values.Count > 0) parts.Add(AdminText.AutoIs.With(Of(condition), string.Join(And, values.Select(word))));
        }
        Add(AutomationCondition.Line, only.Lines, code => catalogue.Lines.FirstOrDefault(l => l.Code == code) is { } line ? Explanations.Say(new(line.Name, line.NameEn)) : code);
        Add(AutomationCondition.Fault, only.Faults, code => catalogue.Lines.SelectMany(l => l.Faults).FirstOrDefault(f => f.Code == code) is { } fault ? Explanations.Say(new(fault.Name, fault.NameEn)) : code);
        Add(AutomationCondition.District, only.Districts, d => d);
        Add(AutomationCondition.Priority, only.Priorities, p => DomainWords.Of(p));
        Add(AutomationCondition.Tier, only.Tiers, RuleWords.Tier);
        Add(AutomationCondition.Channel, only.Channels, c => DomainWords.Of(c));
        Add(AutomationCondition.State, only.States, s => DomainWords.Of(s));
        Add(AutomationCondition.HasTags, only.HasTags, t => t);
        Add(AutomationCondition.HasNotTags, only.HasNotTags, t => t);
        Add(AutomationCondition.Fields, only.Fields ?? [], f => $"{f.Code} = {f.Value}");
        if (only.StarsAtMost is { } stars) parts.Add(AdminText.AutoStarsSaid.With(stars));
        if (only.HoursSince is { } hours) parts.Add(AdminText.AutoHoursSaid.With(hours));
        return parts.Count == 0 ? AdminText.AutoAlways : string.Join(Comma, parts);
    }

    /// <summary>What it does.</summary>
    public static string Then(AutomationThen then, AdminPeople people, IReadOnlyList<AutomationTarget> targets)
    {
        List<string> parts = [];
        if (then.AddTags.Count > 0) parts.Add(AdminText.AutoAddsTags.With(string.Join(And, then.AddTags)));
        if (then.RemoveTags.Count > 0) parts.Add(AdminText.AutoRemovesTags.With(string.Join(And, then.RemoveTags)));
        if (then.Priority is { } priority) parts.Add(AdminText.AutoSetsPriority.With(DomainWords.Of(priority)));
        if (then.Note.Length > 0) parts.Add(AdminText.AutoNotes.With(then.Note));
        var told = then.TellRoles.Select(r => DomainWords.Of(r)).Concat(then.TellPeople.Select(id => people.People.FirstOrDefault(p => p.Id == id)?.Name ?? SharedText.Unknown)).ToList();
        if (told.Count > 0) parts.Add(AdminText.AutoTells.With(string.Join(And, told), then.Message));
        if (then.Escalate) parts.Add(Of(AutomationDeed.Escalate));
        if (then.Assign is { } technician) parts.Add(AdminText.AutoAssigns.With(people.People.FirstOrDefault(p => p.Id == technician) is { } one ? Language.IsChinese ? one.Name : one.NameEn : SharedText.Unknown));
        if (then.Dispatch) parts.Add(then.Assign is null ? Of(AutomationDeed.Dispatch) : AdminText.AutoElseDispatch);
        if (then.Post is { } post) parts.Add(AdminText.AutoPosts.With(targets.FirstOrDefault(t => t.Id == post)?.Label ?? AdminText.AutoPostGone));
        return string.Join(Comma, parts);
    }

    /// <summary>What came of a run: each deed, with the reason where it was not done.</summary>
    public static string Result(AutomationReport report) => report.Stop is { } stop ? Of(stop)
        : string.Join(Comma, report.Steps.Select(s => s.Why is { } why ? AdminText.AutoNotDone.With(Of(s.Deed), s.Against is { } against ? DomainWords.Of(against) : Why(why)) : Of(s.Deed)));

    /// <summary>What matched.</summary>
    public static string Matched(AutomationReport report) => report.Matched.Count == 0 ? AdminText.AutoAlways : string.Join(And, report.Matched.Select(Of));

    // The sentences of refusals name fields; a line of the log has no room for them.
    private static string Why(Refusal why) => AdminText.ResourceManager.GetString($"AutoWhy_{why}", AdminText.Culture) ?? AdminText.AutoWhy;

    private static string Find(string key) => AdminText.ResourceManager.GetString(key, AdminText.Culture) ?? throw new InvalidOperationException($"AdminText has no {key}.");
}
