namespace Plainmend.Domain.Surge;

/// <summary>One hour of somebody who was called.</summary>
/// <param name="Amount">0 for an overrun.</param>
public sealed record SurgeHour(DateTimeOffset Begun, decimal Amount, SurgeHourKind Kind);

/// <summary>One call of one person, from its beginning to its end.</summary>
/// <param name="Hours">In their order; at least the first.</param>
/// <param name="ReserveLeft">Hours still set aside for finishing a job.</param>
/// <param name="Ending">Why he is to go as soon as he is done; null while he gets jobs.</param>
/// <param name="ReleasedAt">Null while he is here.</param>
/// <param name="Released">Why he was released.</param>
public sealed record Activation(
    Guid Id, Guid Person, string Name, DateTimeOffset Since, SurgeReason Reason, int PolicyVersion, decimal PricePerHour, IReadOnlyList<SurgeHour> Hours, int ReserveLeft,
    SurgeReason? Ending = null, DateTimeOffset? ReleasedAt = null, SurgeReason? Released = null)
{
    /// <summary>When the hour after those begun begins.</summary>
    public DateTimeOffset NextHour => Since.AddHours(Hours.Count);

    /// <summary>What it cost so far, the running hour whole.</summary>
    public decimal Amount => Hours.Sum(hour => hour.Amount);

    /// <summary>What is set aside for finishing a job.</summary>
    public decimal Reserved => ReserveLeft * PricePerHour;

    /// <summary>Hours that are charged.</summary>
    public int Charged => Hours.Count(hour => hour.Kind != SurgeHourKind.Overrun);

    /// <summary>Hours the cap kept from being charged.</summary>
    public int Overrun => Hours.Count - Charged;

    /// <summary>Whether the policy called him, not a person.</summary>
    public bool ByPolicy => Reason.Cause != SurgeCause.ByHand;
}

/// <summary>The flexible capacity of a company as its facts tell it.</summary>
/// <param name="On">False while a person has the policy switched off.</param>
/// <param name="Open">Calls that go on, in the order in which they began.</param>
/// <param name="Over">Calls that ended, in the order in which they ended.</param>
public sealed record SurgeState(bool On, IReadOnlyList<Activation> Open, IReadOnlyList<Activation> Over)
{
    /// <summary>Nothing happened yet.</summary>
    public static SurgeState None { get; } = new(true, [], []);

    /// <summary>When somebody was last released.</summary>
    public DateTimeOffset? LastRelease => Over.Count == 0 ? null : Over[^1].ReleasedAt;

    /// <summary>When somebody was last called.</summary>
    public DateTimeOffset? LastCall => Open.Concat(Over).Select(one => (DateTimeOffset?)one.Since).Max();

    /// <summary>What the facts come to.</summary>
    /// <param name="events">In the order in which they happened.</param>
    public static SurgeState Of(IEnumerable<SurgeEvent> events) => events.Aggregate(None, (state, e) => state.After(e));

    /// <summary>The state after one more fact. Facts about a call that is not known change nothing.</summary>
    public SurgeState After(SurgeEvent e) => e.Fact switch
    {
        SurgeCalled f => this with { Open = [.. Open, new(e.Activation, f.PersonId, f.Person, e.At, f.Reason, f.PolicyVersion, f.PricePerHour, [new(e.At, f.PricePerHour, SurgeHourKind.Ordinary)], f.ReserveHours)] },
        SurgeHourBegun f => Change(e.Activation, one => one with
        {
            Hours = [.. one.Hours, new(f.Begun, f.Amount, f.Kind)],
            ReserveLeft = one.ReserveLeft - (f.Kind == SurgeHourKind.Reserve ? 1 : 0),
        }),
        SurgeEnding f => Change(e.Activation, one => one with { Ending = f.Reason }),
        SurgeReleased f when Find(e.Activation) is { } gone => this with
        {
            Open = [.. Open.Where(one => one.Id != e.Activation)],
            Over = [.. Over, gone with { ReleasedAt = e.At, Released = f.Reason }],
        },
        SurgeSwitched f => this with { On = f.On },
        _ => this,
    };

    /// <summary>A call that goes on; null when there is none of this id.</summary>
    public Activation? Find(Guid activation) => Open.FirstOrDefault(one => one.Id == activation);

    /// <summary>What the hours begun in [from, to) cost.</summary>
    public decimal Spent(DateTimeOffset from, DateTimeOffset to) =>
        Open.Concat(Over).Sum(one => one.Hours.Where(hour => hour.Begun >= from && hour.Begun < to).Sum(hour => hour.Amount));

    private SurgeState Change(Guid activation, Func<Activation, Activation> change) =>
        this with { Open = [.. Open.Select(one => one.Id == activation ? change(one) : one)] };
}
