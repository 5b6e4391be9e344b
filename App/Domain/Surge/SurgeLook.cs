namespace Plainmend.Domain.Surge;

/// <summary>One look at what is going on, and the questions a decision asks of it.</summary>
internal sealed record SurgeLook(SurgeTerms Terms, SurgeState State, SurgePressure Pressure, DateTimeOffset Now)
{
    private SurgePolicy Policy => Terms.Policy;

    /// <summary>Why this person is to go; null when he is to stay.</summary>
    public SurgeReason? EndOf(Activation one, SurgePerson? person)
    {
        if (person?.MayBeCalled != true) return Because(SurgeCause.Withdrew);
        if (Now - one.Since >= TimeSpan.FromHours(Policy.LongestHours)) return Because(SurgeCause.LongEnough);
        // Whoever was called by hand while the policy rests stays until he is released by hand, or has been here long enough.
        if (!State.On) return one.ByPolicy ? Because(SurgeCause.SwitchedOff) : null;
        if (!Policy.IsOpen(Now, Terms.Zone)) return one.ByPolicy ? Because(SurgeCause.OutsideHours) : null;
        return For(Pressure.LowSince) >= Policy.SlackMinutes && For(one.Since) >= Policy.MinimumStay ? Because(SurgeCause.Slack) : null;
    }

    /// <summary>Why nobody is called now; null when somebody is to be.</summary>
    public SurgeReason? Holds()
    {
        if (!State.On) return Because(SurgeCause.SwitchedOff);
        if (!Policy.IsOpen(Now, Terms.Zone)) return Because(SurgeCause.OutsideHours);
        if (Pressure.HighSince is not { } since) return Because(SurgeCause.Calm);
        if (For(since) < Policy.HoldMinutes || (State.LastCall is { } call && For(call) < Policy.HoldMinutes)) return Because(SurgeCause.NotYet);
        if (State.LastRelease is { } release && For(release) < Policy.CoolDown) return Because(SurgeCause.CoolingDown);
        return State.Open.Count >= Policy.MostPeople ? Because(SurgeCause.MostPeople) : null;
    }

    /// <summary>A cause with the figures of this look.</summary>
    public SurgeReason Because(SurgeCause cause) => new(
        cause, Pressure.Load.Waiting, Pressure.Load.Of(Policy.Measure), Pressure.Load.Growth, cause switch
        {
            SurgeCause.WaitTooLong => Policy.CallAbove,
            SurgeCause.QueueGrew => Policy.GrowthBy,
            SurgeCause.Slack => Policy.ReleaseBelow,
            SurgeCause.LongEnough => Policy.LongestHours,
            SurgeCause.NotYet => Policy.HoldMinutes,
            SurgeCause.CoolingDown => Policy.CoolDown,
            SurgeCause.MostPeople => Policy.MostPeople,
            _ => 0,
        },
        cause switch
        {
            SurgeCause.WaitTooLong or SurgeCause.QueueGrew or SurgeCause.NotYet => For(Pressure.HighSince),
            SurgeCause.Slack => For(Pressure.LowSince),
            SurgeCause.CoolingDown => Policy.CoolDown - For(State.LastRelease),
            _ => 0,
        });

    private int For(DateTimeOffset? since) => since is { } begin ? (int)((Now - begin).Ticks / TimeSpan.TicksPerMinute) : 0;
}
