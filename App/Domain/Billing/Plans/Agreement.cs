namespace Plainmend.Domain.Billing;

/// <summary>What a company agreed to over time: plan versions one after the other, never two at once.</summary>
public sealed record Agreement
{
    /// <summary>Refuses terms that overlap or are not in order.</summary>
    public Agreement(IReadOnlyList<AgreementTerm> terms, SpendLimit? limit = null)
    {
        for (var n = 1; n < terms.Count; n++)
            if (!(terms[n - 1].To <= terms[n].From)) throw new ArgumentException("Terms follow one another.", nameof(terms));
        if (terms.Select(t => t.Plan.Currency).Distinct().Skip(1).Any()) throw new ArgumentException("An agreement keeps its currency.", nameof(terms));
        (Terms, Limit) = (terms, limit);
    }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<AgreementTerm> Terms { get; }
    /// <summary>What the company wants to spend at most in a period; null: no limit.</summary>
    public SpendLimit? Limit { get; init; }

    /// <summary>One plan from an instant on.</summary>
    public static Agreement To(Plan plan, DateTimeOffset from) => new([new(plan, from, null)]);

    /// <summary>The plan in force at an instant; null when there is none.</summary>
    public Plan? PlanAt(DateTimeOffset at) => Terms.FirstOrDefault(t => t.From <= at && !(t.To <= at))?.Plan;
}

/// <summary>One plan version in force during [From, To).</summary>
/// <param name="Plan">The version.</param>
/// <param name="From">UTC; in.</param>
/// <param name="To">UTC; out. Null: until further notice.</param>
public sealed record AgreementTerm(Plan Plan, DateTimeOffset From, DateTimeOffset? To);

/// <summary>A budget for one period.</summary>
/// <param name="Amount">In whole currency units.</param>
/// <param name="Hard">Hard: the bill never passes it, and new flexible capacity and metered modules stop. Soft: alerts only. Tickets are never refused.</param>
public sealed record SpendLimit(decimal Amount, bool Hard);
