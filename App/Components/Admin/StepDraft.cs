using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>One step of a fault's checklist as typed.</summary>
public sealed class StepDraft
{
    public string Zh { get; set; } = "";
    public string En { get; set; } = "";
    public bool Needed { get; set; } = true;

    public static List<StepDraft> Of(IReadOnlyList<ChecklistStep> steps) => [.. steps.Select(s => new StepDraft { Zh = s.Text.Zh, En = s.Text.En, Needed = s.Needed })];

    /// <summary>The typed steps; one without words becomes a fault of its field.</summary>
    public static IReadOnlyList<ChecklistStep> Read(IReadOnlyList<StepDraft> typed, FieldFaults faults) =>
        [.. typed.Select((s, n) => new ChecklistStep(new(faults.Needed($"StepZh-{n}", AdminText.StepField.With(n + 1), s.Zh), s.En), s.Needed))];

    /// <summary>All of them in one line; beside mine it shows what somebody else published.</summary>
    public static string Said(IReadOnlyList<StepDraft> steps) => string.Join(" · ", steps.Select(s => $"{s.Zh} / {s.En}{(s.Needed ? " *" : "")}"));
}
