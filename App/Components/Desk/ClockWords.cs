using Plainmend.Components.Shared;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Why something is due when it is due.</summary>
internal static class ClockWords
{
    /// <summary>Every promise of the ticket with its steps.</summary>
    public static ExplainNode Tree(SlaReading reading, FactPlace at) =>
        new(DeskText.Promises, reading.Next is { } next ? Standing(next, at) : DeskText.NothingPending, [.. reading.Targets.Select(t => Tree(t, at))]);

    /// <summary>上门 · 14:20 前 · 将超时</summary>
    public static string Standing(TargetReading target, FactPlace at) => string.Join(" · ", new[]
    {
        DomainWords.Of(target.Target), target.DueAt is { } due ? DeskText.DueBy.With(at.Full(due)) : "", DomainWords.Of(target.State),
    }.Where(w => w.Length > 0));

    /// <summary>What was left or over at the reading's instant, with its separator; empty when nothing runs.</summary>
    public static string Margin(TargetReading target) => target switch
    {
        { LateBy: { } late } => " · " + SharedText.TimeOver.With(DurationFormat.Of(late)),
        { IsPending: true } => " · " + SharedText.TimeLeft.With(DurationFormat.Of(target.Left)),
        _ => "",
    };

    private static ExplainNode Tree(TargetReading target, FactPlace at) =>
        new(DomainWords.Of(target.Target), string.Join(" · ", new[] { target.DueAt is { } due ? at.Full(due) : "", DomainWords.Of(target.State) }.Where(w => w.Length > 0)),
            [.. target.Why.Select(step => Step(step, at))], DeskText.PolicyVersion.With(target.PolicyVersion));

    private static ExplainNode Step(ClockStep step, FactPlace at) => step.Kind switch
    {
        ClockStepKind.Started => new(DeskText.Clock_Started, at.Full(step.From), []),
        ClockStepKind.Limit => new(
            DeskText.Clock_Limit.With(step.Priority is { } priority ? DomainWords.Of(priority) : SharedText.Unknown, step.PolicyVersion), DurationFormat.Of(step.Working), [], at.Full(step.From)),
        ClockStepKind.Counted => new(DeskText.Clock_Counted.With(at.Full(step.From), at.Full(step.To ?? step.From)), "+ " + DurationFormat.Of(step.Working), []),
        ClockStepKind.Paused => new(
            DeskText.Clock_Paused.With(at.Full(step.From), at.Full(step.To ?? step.From)), step.Reason is { } reason ? DomainWords.Of(reason) : SharedText.Unknown, []),
        ClockStepKind.Due => new(DeskText.Clock_Due.With(DurationFormat.Of(step.Total)), at.Full(step.From), []),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, null),
    };
}
