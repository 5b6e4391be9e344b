using Plainmend.Domain.Surge;

namespace Plainmend.Tests.Domain.Surge;

/// <summary>A small company with people who come when called, and a minute's walk through its day.</summary>
internal static class GivenSurge
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    /// <summary>Nine in the morning in Shanghai, a Monday.</summary>
    public static readonly DateTimeOffset Nine = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    public static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    public static SurgePolicy Policy => SurgePolicy.Start with { From = new(0, 0), To = new(23, 59) };

    public static SurgeTerms Terms(SurgePolicy policy) => new(policy, 1, Shanghai);

    public static SurgePerson Person(int n, bool busy = false, bool may = true, int helps = 1) => new(Id(n), $"P{n}", may, busy, helps, null);

    /// <summary>A load that has pressed since an instant.</summary>
    public static SurgePressure High(DateTimeOffset since, int minutes = 60) => new(new(5, minutes, minutes / 2, 0), since, null);

    /// <summary>A load that has been slack since an instant.</summary>
    public static SurgePressure Low(DateTimeOffset since) => new(new(0, 0, 0, 0), null, since);

    /// <summary>Carries out whatever is decided until nothing is left to do; answers why nothing more is.</summary>
    public static SurgeReason Settle(ref SurgeState state, SurgeTerms terms, SurgePressure pressure, IReadOnlyList<SurgePerson> people, DateTimeOffset now)
    {
        for (var n = 0; n < 1000; n++)
        {
            var decision = SurgeRules.Decide(terms, state, pressure, people, now);
            if (decision.Fact is not { } fact) return decision.Reason;
            state = state.After(new(decision.Activation ?? Id(100 + state.Open.Count + state.Over.Count), now, fact));
        }
        throw new InvalidOperationException("It never came to rest.");
    }
}
