using Plainmend.Components.Shared;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>An assignment rule as a sentence.</summary>
public static class RuleWords
{
    private static string Comma => Language.IsChinese ? "；" : "; ";
    private static string And => Language.IsChinese ? "、" : ", ";

    /// <summary>Tiers of customers that reports carry.</summary>
    public static IReadOnlyList<string> KnownTiers { get; } = ["standard", "vip"];

    /// <summary>A tier in the reader's language; its code where we have no word for it.</summary>
    public static string Tier(string tier) => AdminText.ResourceManager.GetString($"Tier_{tier}", AdminText.Culture) ?? tier;

    /// <summary>When it applies.</summary>
    public static string When(RuleDraft rule, AdminCatalogue catalogue)
    {
        var names = catalogue.Lines.ToDictionary(l => l.Code, l => Explanations.Say(new(l.Name, l.NameEn)));
        var faults = catalogue.Lines.SelectMany(l => l.Faults).ToDictionary(f => f.Code, f => Explanations.Say(new(f.Name, f.NameEn)));
        List<string> parts = [];
        if (rule.Lines.Count > 0) parts.Add(AdminText.WhenLines.With(string.Join(And, rule.Lines.Select(l => names.GetValueOrDefault(l, l)))));
        if (rule.Faults.Count > 0) parts.Add(AdminText.WhenFaults.With(string.Join(And, rule.Faults.Select(f => faults.GetValueOrDefault(f, f)))));
        if (rule.Districts.Length > 0) parts.Add(AdminText.WhenDistricts.With(rule.Districts));
        if (rule.Priorities.Count > 0) parts.Add(AdminText.WhenPriorities.With(string.Join(And, rule.Priorities.Select(p => DomainWords.Of(Enum.Parse<Priority>(p))))));
        if (rule.Tiers.Count > 0) parts.Add(AdminText.WhenTiers.With(string.Join(And, rule.Tiers.Select(Tier))));
        if (rule.Channels.Count > 0) parts.Add(AdminText.WhenChannels.With(string.Join(And, rule.Channels.Select(c => DomainWords.Of(Enum.Parse<Channel>(c))))));
        if (rule.ByHours) parts.Add(AdminText.WhenHours.With(string.Join(And, Pick.Week.Zip(rule.Hours).Where(d => d.Second.Length > 0).Select(d => $"{Pick.Day(d.First)} {d.Second}"))));
        return parts.Count == 0 ? AdminText.WhenAlways : string.Join(Comma, parts);
    }

    /// <summary>What it does then.</summary>
    public static string Then(RuleDraft rule)
    {
        List<string> parts = [AdminWords.Of(Enum.Parse<Domain.Assignment.Strategy>(rule.Strategy)), AdminText.ThenLevel.With(rule.Level)];
        if (rule.Certificates.Length > 0) parts.Add(AdminText.ThenCertificates.With(rule.Certificates));
        parts.Add(AdminText.ThenOffer.With(rule.OfferMinutes, rule.MaxRefusals));
        return string.Join(Comma, parts);
    }

    /// <summary>The whole rule in one line, to compare two versions.</summary>
    public static string Whole(RuleDraft rule, AdminCatalogue catalogue) => $"{rule.Number} {rule.Name} · {When(rule, catalogue)} → {Then(rule)}{(rule.On ? "" : $" · {AdminText.Off}")}";
}
