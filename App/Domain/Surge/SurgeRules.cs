namespace Plainmend.Domain.Surge;

/// <summary>
/// Decides about flexible capacity, one step at a time: first the hours that are due, then who goes, then who comes. The same
/// facts give the same step; a caller carries it out and asks again until nothing is left to do.
/// </summary>
public static class SurgeRules
{
    // An hour that began longer ago than this has been worked: it is counted before anything is decided about its end.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>The next step.</summary>
    /// <param name="people">Everybody who works only when called, each once.</param>
    public static SurgeDecision Decide(SurgeTerms terms, SurgeState state, SurgePressure pressure, IReadOnlyList<SurgePerson> people, DateTimeOffset now)
    {
        var look = new SurgeLook(terms, state, pressure, now);
        SurgePerson? Who(Activation one) => people.FirstOrDefault(person => person.Id == one.Person);
        if (state.Open.Where(one => now >= one.NextHour).MinBy(one => one.NextHour) is { } due) return Hour(look, due, Who(due));
        foreach (var one in state.Open)
            if (End(look, one, Who(one)) is { } end) return end;
        return Call(look, people);
    }

    /// <summary>The call of one person, if head count and caps allow; else why not.</summary>
    public static SurgeDecision Call(SurgeTerms terms, SurgeState state, SurgePerson person, SurgeReason reason, DateTimeOffset now)
    {
        var policy = terms.Policy;
        if (state.Open.Count >= policy.MostPeople) return Nothing(reason with { Cause = SurgeCause.MostPeople, Limit = policy.MostPeople });
        if (new SurgePurse(terms, state).Short(now, policy.PricePerHour, policy.FinishHours * policy.PricePerHour) is { } cap) return Nothing(reason with { Cause = SurgeCause.CapReached, Money = cap });
        return new(new SurgeCalled(person.Id, person.Name, reason, terms.Version, policy.PricePerHour, policy.FinishHours), null, reason);
    }

    /// <summary>The release of one person: at once, or when he has finished what he has begun.</summary>
    public static SurgeFact Release(Activation one, SurgeReason reason, bool busy) =>
        busy ? new SurgeEnding(reason) : new SurgeReleased(one.Person, one.Name, reason, one.Charged, one.Overrun, one.Amount);

    private static SurgeDecision Hour(SurgeLook look, Activation one, SurgePerson? person)
    {
        var busy = person?.Busy == true;
        if (!busy && look.Now < one.NextHour + Late && (one.Ending ?? look.EndOf(one, person)) is { } why) return new(Release(one, why, busy: false), one.Id, why);
        var (purse, price) = (new SurgePurse(look.Terms, look.State), one.PricePerHour);
        if (purse.Short(one.NextHour, price, 0) is not { } cap) return Begin(one, price, SurgeHourKind.Ordinary, look);
        var reached = look.Because(SurgeCause.CapReached) with { Money = cap };
        if (!busy || one.Ending is null) return new(Release(one, reached, busy), one.Id, reached);
        // What was set aside for him was counted all the time; taking it leaves the sum as it was.
        return one.ReserveLeft > 0 && purse.Short(one.NextHour, price, -purse.Reserved) is null
            ? Begin(one, price, SurgeHourKind.Reserve, look) : Begin(one, 0, SurgeHourKind.Overrun, look);
    }

    private static SurgeDecision Begin(Activation one, decimal amount, SurgeHourKind kind, SurgeLook look) =>
        new(new SurgeHourBegun(one.Hours.Count + 1, one.NextHour, amount, kind), one.Id, look.Because(kind == SurgeHourKind.Ordinary ? SurgeCause.Calm : SurgeCause.CapReached));

    private static SurgeDecision? End(SurgeLook look, Activation one, SurgePerson? person)
    {
        if ((one.Ending ?? look.EndOf(one, person)) is not { } why) return null;
        if (person?.Busy != true) return new(Release(one, why, busy: false), one.Id, why);
        return one.Ending is null ? new(Release(one, why, busy: true), one.Id, why) : null;
    }

    private static SurgeDecision Call(SurgeLook look, IReadOnlyList<SurgePerson> people)
    {
        if (look.Holds() is { } why) return Nothing(why);
        var reason = look.Because(look.Pressure.Load.Of(look.Terms.Policy.Measure) >= look.Terms.Policy.CallAbove ? SurgeCause.WaitTooLong : SurgeCause.QueueGrew);
        var next = people.Where(person => person.MayBeCalled && person.Helps > 0 && look.State.Open.All(one => one.Person != person.Id))
            .OrderByDescending(person => person.Helps).ThenBy(person => person.LastCalled ?? DateTimeOffset.MinValue).ThenBy(person => person.Id).FirstOrDefault();
        return next is null ? Nothing(look.Because(SurgeCause.NobodyLeft)) : Call(look.Terms, look.State, next, reason, look.Now);
    }

    private static SurgeDecision Nothing(SurgeReason why) => new(null, null, why);
}
