namespace Plainmend.Domain.Surge;

/// <summary>What the caps of a policy leave. What is set aside for people who are here counts as spent.</summary>
internal sealed record SurgePurse(SurgeTerms Terms, SurgeState State)
{
    /// <summary>Set aside for everybody who is here.</summary>
    public decimal Reserved => State.Open.Sum(one => one.Reserved);

    /// <summary>The cap that an hour beginning at an instant would pass; null when it fits.</summary>
    /// <param name="price">What the hour costs.</param>
    /// <param name="aside">What is to be set aside besides what is already.</param>
    public decimal? Short(DateTimeOffset at, decimal price, decimal aside)
    {
        var (day, month) = SurgeSpent.Of(Terms, State, at);
        var more = price + Reserved + aside;
        if (day + more > Terms.Policy.CapPerDay) return Terms.Policy.CapPerDay;
        return month + more > Terms.Policy.CapPerMonth ? Terms.Policy.CapPerMonth : null;
    }
}
