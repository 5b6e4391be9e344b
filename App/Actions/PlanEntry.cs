using Plainmend.Access;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>The words of a plan as they may be stored: composed, trimmed, nothing that a database cannot keep. Their length is checked with everything else.</summary>
internal static class PlanEntry
{
    private const int Most = 4000;

    public static Plan Clean(Plan plan) => plan with
    {
        Id = plan.Id.Trim(),
        Name = Clean(plan.Name, "name"),
        Charges = [.. plan.Charges.Select(c => c with
        {
            Key = Clean(c.Key, "key"), Meter = Clean(c.Meter, "meter"), Unit = Clean(c.Unit, "unit"), Name = Clean(c.Name, "name"), Purpose = Clean(c.Purpose, "purpose"),
        })],
        Discounts = [.. plan.Discounts.Select(d => d with { Key = Clean(d.Key, "key"), Name = Clean(d.Name, "name"), Purpose = Clean(d.Purpose, "purpose") })],
    };

    private static string Clean(string text, string field) => TextGate.Clean(text, field, Most);

    private static Bilingual Clean(Bilingual words, string field) => new(Clean(words.Zh, field), Clean(words.En, field));
}
