using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Domain.Assignment;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Why this technician, and why not another: in one line, in a few words, and as a tree to open.</summary>
internal static class DecisionWords
{
    /// <summary>规则 R12：冰箱 + 浦东 → 周建国（空闲、距离最近）</summary>
    public static string Reason(AssignmentDecision decision, TicketNames names)
    {
        if (decision.Reason.Technician is not { } technician) return Outcome(decision);
        var met = string.Join(" + ", decision.Reason.Conditions.Select(c => Value(c, names)).DefaultIfEmpty(DeskText.AnyJob));
        var merits = string.Join(DeskText.ListComma, decision.Reason.Merits.Select(m => DomainWords.Of(m)).DefaultIfEmpty(DeskText.BestTotal));
        return DeskText.ReasonLine.With(decision.Reason.RuleNumber, met, technician, merits);
    }

    /// <summary>Chosen, waits because …, in the pool, or a person must decide.</summary>
    public static string Outcome(AssignmentDecision decision) =>
        decision is { Outcome: DecisionOutcome.Waits, Waiting: { } why } ? DomainWords.Of(why) : DomainWords.Of(decision.Outcome);

    /// <summary>技能 5/5 · 4.2 km · 今日 3/6 单 · 准点 96%</summary>
    public static string Merits(Candidate candidate) => string.Join(" · ", Enum.GetValues<Factor>().Where(f => f != Factor.Fairness).Select(f => Short(candidate.Of(f))));

    /// <summary>Every reason against somebody.</summary>
    public static string Against(Excluded one) => string.Join(DeskText.ListComma, one.Reasons.Select(Say));

    /// <summary>The whole decision: rule, everybody's score, everybody's exclusion.</summary>
    public static ExplainNode Tree(AssignmentDecision decision, TicketNames names)
    {
        var rule = decision.Rule is { } r ? DeskText.RuleUsed.With(r.Number, r.Name, r.Version) : DomainWords.Of(WaitReason.NoRule);
        var passed = decision.PassedOver.Select(p => new ExplainNode(DeskText.RulePassed.With(p.Number, p.Name), DeskText.NotMet.With(DomainWords.Of(p.Failed)), []));
        var people = decision.Candidates.Select((c, i) => new ExplainNode(DeskText.Ranked.With(i + 1, c.Name), DeskText.Points.With(Number(c.Total)), [.. c.Scores.Where(s => s.Weight > 0).Select(Step)]));
        var out_ = decision.Excluded.Select(x => new ExplainNode(x.Name, Against(x), []));
        return new(rule, Reason(decision, names), [.. passed, .. people, .. out_]);
    }

    private static ExplainNode Step(FactorScore score) =>
        new(DomainWords.Of(score.Factor), DeskText.ScoreStep.With(Number(score.Score), score.Weight, Number(score.Points)), [], Short(score) + (score.Assumed ? DeskText.Assumed : ""));

    private static string Short(FactorScore score) => score.Raw is not { } raw ? DeskText.Factor_None : score.Factor switch
    {
        Factor.SkillFit => DeskText.Factor_SkillFit.With(Number(raw), Number(score.OutOf ?? 5)),
        Factor.Distance => DeskText.Factor_Distance.With(Number(raw)),
        Factor.Load => DeskText.Factor_Load.With(Number(raw), Number(score.OutOf ?? 0)),
        Factor.Punctuality => DeskText.Factor_Punctuality.With(Number(raw)),
        Factor.Fairness => DeskText.Factor_Fairness.With(Number(raw)),
        _ => throw new ArgumentOutOfRangeException(nameof(score), score.Factor, null),
    };

    private static string Say(Exclusion x) => x switch
    {
        { Needed: { } needed, Has: { } has } => DeskText.AgainstFigures.With(DomainWords.Of(x.Reason), has, needed),
        _ => DomainWords.Of(x.Reason),
    };

    private static string Value(ConditionMet met, TicketNames names) => met.Kind switch
    {
        ConditionKind.Line => names.Product.Said(),
        ConditionKind.Fault => names.Fault.Said(),
        ConditionKind.Priority => Enum.TryParse<Domain.Tickets.Priority>(met.Value, out var priority) ? DomainWords.Of(priority) : met.Value,
        ConditionKind.Channel => Enum.TryParse<Domain.Tickets.Channel>(met.Value, out var channel) ? DomainWords.Of(channel) : met.Value,
        ConditionKind.Tier => RowWords.Tier(met.Value),
        ConditionKind.Hours => DomainWords.Of(ConditionKind.Hours),
        _ => met.Value,
    };

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
