using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;

namespace Plainmend.Actions;

/// <summary>What an administrator publishes: every change is the next version of the whole document; the one seen must still be the newest.</summary>
public sealed partial class CompanyActions
{
    /// <summary>The most rules, parts and special days in one document.</summary>
    public const int MostRows = 500;

    /// <summary>Publishes prices and returns the version they got.</summary>
    public Task<int> PublishPricesAsync(Viewer by, int seen, RateCard card, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var clean = Clean(card);
        return PublishAsync(by.Tenant, seen, v => clean with { Version = v }, actor, stop);
    }

    /// <summary>The card with its texts fit to be stored.</summary>
    /// <exception cref="RefusedException">A figure or a part is wrong (named).</exception>
    internal static RateCard Clean(RateCard card)
    {
        CardCheck.Check(PriceEntry.Of(card));
        CardTerms.Check(card);
        var parts = new Dictionary<string, PartPrice>(StringComparer.Ordinal);
        foreach (var (sku, part) in card.Parts)
        {
            var clean = Clean(sku, part);
            parts.Add(clean.Key, clean.Value);
        }
        if (parts.Count > MostRows) throw new RefusedException(Refusal.OutOfRange, "Part", 0, MostRows);
        return card with { Parts = parts };
    }

    /// <summary>One part as it may stand on a card.</summary>
    internal static KeyValuePair<string, PartPrice> Clean(string sku, PartPrice part)
    {
        var name = TextGate.Needed(part.Name.Zh, nameof(part.Name), 80);
        return new(TextGate.Needed(sku, "Part", 60), part with { Name = new(name, CatalogueWords.English(part.Name.En, name)) });
    }

    /// <summary>Publishes promised times and returns the version they got.</summary>
    public Task<int> PublishPromisesAsync(Viewer by, int seen, SlaPolicy policy, CancellationToken stop) => PublishAsync(by.Tenant, seen,
        v => new SlaPolicy(v, policy.Name, policy.Limits, policy.Pauses, policy.RiskPercent, policy.RiskMinutes), by.RequireAdmin(), stop);

    /// <summary>Publishes the business calendar and returns the version it got.</summary>
    public Task<int> PublishCalendarAsync(Viewer by, int seen, BusinessCalendar calendar, CancellationToken stop)
    {
        if (calendar.Special.Count > MostRows) throw new RefusedException(Refusal.OutOfRange, "Date", 0, MostRows);
        return PublishAsync(by.Tenant, seen, _ => calendar, by.RequireAdmin(), stop);
    }

    /// <summary>
    /// Publishes all assignment rules and returns the version they got. Every rule carries the version of its document and
    /// is in force from now on; decisions made before keep the version they name.
    /// </summary>
    public Task<int> PublishRulesAsync(Viewer by, int seen, IReadOnlyList<AssignmentRule> rules, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        if (rules.Count > MostRows) throw new RefusedException(Refusal.OutOfRange, "Rule", 0, MostRows);
        var now = clock.GetUtcNow();
        var fit = rules.Select(r => Fit(r) with { InForceFrom = now }).ToList();
        if (fit.GroupBy(r => r.Number, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RefusedException(Refusal.TwiceInList, "Number", twice.Key);
        return PublishAsync(by.Tenant, seen, v => new AssignmentRules([.. fit.Select(r => r with { Version = v })]), actor, stop);
    }

    private static AssignmentRule Fit(AssignmentRule rule) => rule with
    {
        Number = TextGate.Needed(rule.Number, "Number", 20),
        Name = TextGate.Needed(rule.Name, "Name", 80),
        When = rule.When with { Districts = WorkEntry.Words(rule.When.Districts, "Districts"), Tiers = WorkEntry.Words(rule.When.Tiers, "Tiers") },
        Needs = new(rule.Needs.Skill, rule.Needs.Level, WorkEntry.Words(rule.Needs.Certificates, "Certificates")),
    };
}
