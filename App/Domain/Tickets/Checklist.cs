using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

/// <summary>One step that is gone through on every job of a kind of fault.</summary>
/// <param name="Needed">True when the work is not finished without it.</param>
public sealed record ChecklistStep(Bilingual Text, bool Needed)
{
    /// <summary>Most steps of one list: more are not read on a telephone.</summary>
    public const int Most = 30;
}

/// <summary>A kind of fault's steps in their order, as they stood at one version of it.</summary>
public sealed record Checklist(int Version, IReadOnlyList<ChecklistStep> Steps);

/// <summary>The list in force on one job: fixed when its work began, whatever is edited later.</summary>
/// <param name="Version">Version of the fault it was taken from.</param>
public sealed record JobChecklist(int Version, IReadOnlyList<JobStep> Steps)
{
    /// <summary>The first needed step that nobody ticked; null when nothing stands in the way of finishing.</summary>
    public ChecklistStep? FirstOpen => Steps.FirstOrDefault(s => s.Step.Needed && !s.IsDone)?.Step;
}

/// <summary>One step of a job, with who did it and when (UTC); both null while it is open.</summary>
public sealed record JobStep(ChecklistStep Step, string? By = null, DateTimeOffset? At = null)
{
    public bool IsDone => At is not null;
}
