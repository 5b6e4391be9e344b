using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>An assignment rule given inline: when this, then choose like that.</summary>
/// <param name="Number">Short name such as "R12", each once.</param>
/// <param name="Order">Rules are tried in ascending order; their place in the list where none is named.</param>
/// <param name="When">Applies to every job where it is left out.</param>
/// <param name="Needs">The job's product line at any level where it is left out.</param>
/// <param name="Weights">Even where they are left out.</param>
/// <param name="OfferMinutes">How long a technician may think about the offer.</param>
/// <param name="MaxRefusals">With this many refusals a person must decide.</param>
public sealed record RuleEntry(
    string Number, Strategy Strategy, string Name = "", bool On = true, int? Order = null, ConditionsEntry? When = null, NeedsEntry? Needs = null,
    WeightsEntry? Weights = null, int OfferMinutes = 15, int MaxRefusals = 4)
{
    /// <summary>The rule, in force from <paramref name="at"/> on; null with every fault when it cannot be.</summary>
    internal AssignmentRule? ToRule(int place, DateTimeOffset at, string field, Faults faults)
    {
        var before = faults.Found;
        faults.Filled(field + ".number", Number);
        faults.Within(field + ".offerMinutes", OfferMinutes, 1, 7 * 24 * 60);
        faults.Within(field + ".maxRefusals", MaxRefusals, 1, 100);
        var (when, needs, weights) = (When?.ToConditions(field + ".when", faults) ?? RuleConditions.Always, Needs?.ToNeeds(field + ".needs", faults), Weights?.ToWeights(field + ".weights", faults));
        return faults.Found > before ? null : new(Number, Name, 1, at, On, Order ?? place, when, needs ?? RuleNeeds.Line, Strategy, weights, OfferMinutes, MaxRefusals);
    }
}

/// <summary>When a rule applies: all must hold; a list that is empty or left out accepts anything.</summary>
/// <param name="Hours">Applies only while this calendar is open.</param>
public sealed record ConditionsEntry(
    IReadOnlyList<string>? Lines = null, IReadOnlyList<string>? Faults = null, IReadOnlyList<string>? Districts = null, IReadOnlyList<Priority>? Priorities = null,
    IReadOnlyList<string>? Tiers = null, IReadOnlyList<Channel>? Channels = null, CalendarEntry? Hours = null)
{
    internal RuleConditions ToConditions(string field, Faults faults) =>
        new(Lines ?? [], Faults ?? [], Districts ?? [], Priorities ?? [], Tiers ?? [], Channels ?? [], Hours?.ToCalendar(field + ".hours", faults));
}

/// <summary>What a rule asks of a technician.</summary>
/// <param name="Skill">The job's product line where none is named.</param>
/// <param name="Level">Least level, 1 to 5.</param>
/// <param name="Certificates">All of them.</param>
public sealed record NeedsEntry(string? Skill = null, int Level = 1, IReadOnlyList<string>? Certificates = null)
{
    internal RuleNeeds? ToNeeds(string field, Faults faults) =>
        faults.Within(field + ".level", Level, 1, Domain.Assignment.Skill.Master) ? new(Skill, Level, Certificates ?? []) : null;
}

/// <summary>Weights of the score, 0 to 1000 each; at least one above zero.</summary>
public sealed record WeightsEntry(int SkillFit = 0, int Distance = 0, int Load = 0, int Punctuality = 0, int Fairness = 0)
{
    internal ScoreWeights? ToWeights(string field, Faults faults)
    {
        var before = faults.Found;
        foreach (var (name, weight) in new[] { ("skillFit", SkillFit), ("distance", Distance), ("load", Load), ("punctuality", Punctuality), ("fairness", Fairness) })
            faults.Within($"{field}.{name}", weight, 0, ScoreWeights.Most);
        if (faults.Found == before && SkillFit + Distance + Load + Punctuality + Fairness == 0) faults.Add(field, ApiText.NoWeight);
        return faults.Found > before ? null : new(SkillFit, Distance, Load, Punctuality, Fairness);
    }
}
