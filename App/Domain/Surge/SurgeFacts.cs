namespace Plainmend.Domain.Surge;

/// <summary>Something that happened to the flexible capacity of a company. Each name and field is stored.</summary>
public abstract record SurgeFact;

/// <summary>Somebody was called in; his first hour began.</summary>
/// <param name="PolicyVersion">The version of the policy that set price and caps.</param>
/// <param name="ReserveHours">Hours set aside so that he can finish what he has begun.</param>
public sealed record SurgeCalled(Guid PersonId, string Person, SurgeReason Reason, int PolicyVersion, decimal PricePerHour, int ReserveHours) : SurgeFact;

/// <summary>His next hour began.</summary>
/// <param name="Number">2, 3 … of this call.</param>
/// <param name="Begun">When it began; the act may come later.</param>
public sealed record SurgeHourBegun(int Number, DateTimeOffset Begun, decimal Amount, SurgeHourKind Kind) : SurgeFact;

/// <summary>He gets no more jobs, and is released as soon as he has finished what he has begun.</summary>
public sealed record SurgeEnding(SurgeReason Reason) : SurgeFact;

/// <summary>He was released.</summary>
/// <param name="Hours">Started hours that were charged …</param>
/// <param name="Overrun">… and hours of a job past everything set aside for it, which the cap kept from being charged.</param>
public sealed record SurgeReleased(Guid PersonId, string Person, SurgeReason Reason, int Hours, int Overrun, decimal Amount) : SurgeFact;

/// <summary>A person switched the policy off, or on again.</summary>
public sealed record SurgeSwitched(bool On, string Why) : SurgeFact;

/// <summary>How an hour is paid.</summary>
public enum SurgeHourKind
{
    Ordinary,
    /// <summary>From what was set aside for finishing a job.</summary>
    Reserve,
    /// <summary>Not charged: the cap is reached, and a job is still going on.</summary>
    Overrun,
}

/// <summary>A fact in its place.</summary>
/// <param name="Activation">The call it belongs to; any for a switch.</param>
public sealed record SurgeEvent(Guid Activation, DateTimeOffset At, SurgeFact Fact);
