using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Domain.Assignment;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Why this technician, and why not another: in one line, in a few words, and as a tree to open.</summary>
internal static class DecisionWords
{
    /// <summary>规则 R12：冰箱 + 浦东 → 周建国（空闲、距离最近）</summary>
    public static string Reason(AssignmentDecision decision, TicketNames names) => DispatchWords.Reason(decision, met => Value(met, names));

    /// <summary>技能 5/5 · 4.2 km · 今日 3/6 单 · 准点 96%</summary>
    public static string Merits(Candidate candidate) => string.Join(" · ", Enum.GetValues<Factor>().Where(f => f != Factor.Fairness).Select(f => Short(candidate.Of(f))));

    /// <summary>The whole decision: rule, everybody's score, everybody's exclusion.</summary>
    public static ExplainNode Tree(AssignmentDecision decision, TicketNames names)
    {
        var rule = decision.Rule is { } r ? DeskText.RuleUsed.With(r.Number, r.Name, r.Version) : DomainWords.Of(WaitReason.NoRule);
        var passed = decision.PassedOver.Select(p => new ExplainNode(DeskText.RulePassed.With(p.Number, p.Name), DeskText.NotMet.With(DomainWords.Of(p.Failed)), []));
        var people = decision.Candidates.Select((c, i) => new ExplainNode(DeskText.Ranked.With(i + 1, c.Name), DeskText.Points.With(Number(c.Total)), [.. c.Scores.Where(s => s.Weight > 0).Select(Step)]));
        var out_ = decision.Excluded.Select(x => new ExplainNode(x.Name, DispatchWords.Against(x), []));
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

    private static string Value(ConditionMet met, TicketNames names) => met.Kind switch
    {
        ConditionKind.Line => names.Product.Said(),
        ConditionKind.Fault => names.Fault.Said(),
        ConditionKind.Tier => RowWords.Tier(met.Value),
        _ => DispatchWords.Value(met),
    };

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
