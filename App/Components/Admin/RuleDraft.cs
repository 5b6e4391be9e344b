using Plainmend.Components.Shared;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of one assignment rule as typed. What the form does not show (special skill, special days of its hours) stays as it was.</summary>
public sealed class RuleDraft
{
    /// <summary>The rule it began from.</summary>
    public required AssignmentRule From { get; init; }
    public required string Number { get; init; }
    public string Name { get; set; } = "";
    public bool On { get; set; } = true;
    public IReadOnlyList<string> Lines { get; set; } = [];
    public IReadOnlyList<string> Faults { get; set; } = [];
    public IReadOnlyList<string> Priorities { get; set; } = [];
    public IReadOnlyList<string> Tiers { get; set; } = [];
    public IReadOnlyList<string> Channels { get; set; } = [];
    /// <summary>True = it applies only while its hours are open.</summary>
    public bool ByHours { get; set; }
    /// <summary>Monday first.</summary>
    public string[] Hours { get; init; } = [];
    /// <summary>The company's zone, for a rule that had no hours yet.</summary>
    public required string Zone { get; init; }
    public string Districts { get; set; } = "";
    public string Level { get; set; } = "1";
    public string Certificates { get; set; } = "";
    public string Strategy { get; set; } = "";
    /// <summary>Weight by factor.</summary>
    public Dictionary<Factor, string> Weights { get; init; } = [];
    public string OfferMinutes { get; set; } = "15";
    public string MaxRefusals { get; set; } = "4";

    /// <summary>True when the strategy asks for weights.</summary>
    public bool IsWeighted => Strategy is nameof(Domain.Assignment.Strategy.WeightedScore) or nameof(Domain.Assignment.Strategy.GrabPool);

    public static RuleDraft Of(AssignmentRule r, string zone)
    {
        var weights = r.Weights ?? ScoreWeights.Even;
        return new()
        {
            Zone = zone, Tiers = r.When.Tiers, Channels = [.. r.When.Channels.Select(c => c.ToString())], ByHours = r.When.Hours is not null,
            Hours = r.When.Hours is { } hours ? HoursText.Print(hours) : [.. Pick.Week.Select(_ => "")],
            From = r, Number = r.Number, Name = r.Name, On = r.On, Lines = r.When.Lines, Faults = r.When.Faults, Priorities = [.. r.When.Priorities.Select(p => p.ToString())],
            Districts = Pick.Typed(r.When.Districts), Level = Pick.Typed(r.Needs.Level), Certificates = Pick.Typed(r.Needs.Certificates), Strategy = r.Strategy.ToString(),
            Weights = Enum.GetValues<Factor>().ToDictionary(f => f, f => Pick.Typed(weights.Of(f))), OfferMinutes = Pick.Typed(r.OfferMinutes), MaxRefusals = Pick.Typed(r.MaxRefusals),
        };
    }

    /// <summary>A rule for every job, to be narrowed.</summary>
    public static RuleDraft New(string number, string zone) => Of(new(
        number, "", 1, DateTimeOffset.UnixEpoch, true, 0, RuleConditions.Always, RuleNeeds.Line, Domain.Assignment.Strategy.WeightedScore, ScoreWeights.Even, 15, 4), zone);

    /// <summary>What was typed; null with faults when it cannot be read.</summary>
    /// <param name="order">Its place in the list.</param>
    public AssignmentRule? Rule(int order, FieldFaults faults)
    {
        string At(string field) => $"{Number}-{field}";
        var before = faults.All.Count;
        var name = faults.Needed(At("Name"), AdminText.RuleName.With(Number), Name);
        var level = faults.Whole(At("Level"), AdminText.Level, Level, 1, Skill.Master);
        var minutes = faults.Whole(At("OfferMinutes"), AdminText.OfferMinutes, OfferMinutes, 1, 7 * 24 * 60);
        var refusals = faults.Whole(At("MaxRefusals"), AdminText.MaxRefusals, MaxRefusals, 1, 100);
        var weights = Weights.ToDictionary(w => w.Key, w => faults.Whole(At($"Weight-{w.Key}"), AdminWords.Of(w.Key), w.Value, 0, ScoreWeights.Most));
        if (IsWeighted && weights.Values.Sum() == 0) faults.Add(At("Weight-SkillFit"), AdminText.Fault_Weights.With(Number));
        var hours = ByHours ? Calendar(At("Hours"), faults) : null;
        return faults.All.Count > before ? null : From with
        {
            Name = name,
            On = On,
            Order = order,
            OfferMinutes = minutes,
            MaxRefusals = refusals,
            Strategy = Enum.Parse<Strategy>(Strategy),
            When = From.When with { Lines = Lines, Faults = Faults, Priorities = [.. Priorities.Select(Enum.Parse<Priority>)], Districts = Pick.Words(Districts), Tiers = Tiers, Channels = [.. Channels.Select(Enum.Parse<Channel>)], Hours = hours },
            Needs = new(From.Needs.Skill, level, Pick.Words(Certificates)),
            Weights = IsWeighted ? Score(weights) : From.Weights,
        };
    }

    private BusinessCalendar? Calendar(string field, FieldFaults faults)
    {
        var before = faults.All.Count;
        var week = HoursText.Read(Hours, field, faults);
        if (week.Count == 0) faults.Add($"{field}-Monday", AdminText.Fault_RuleNeverOpen.With(Number));
        return faults.All.Count > before ? null : new(From.When.Hours?.Zone ?? Zone, week, From.When.Hours?.Special ?? []);
    }

    private static ScoreWeights Score(Dictionary<Factor, int> w) => new(w[Factor.SkillFit], w[Factor.Distance], w[Factor.Load], w[Factor.Punctuality], w[Factor.Fairness]);
}
