namespace Plainmend.Domain.Surge;

/// <summary>Somebody who works only when called.</summary>
/// <param name="MayBeCalled">He works here, takes calls and is not on leave.</param>
/// <param name="Busy">He has a job in hand that he would have to break off.</param>
/// <param name="Helps">How many of the waiting tickets he could take.</param>
/// <param name="LastCalled">When he was last called; null = not lately.</param>
public sealed record SurgePerson(Guid Id, string Name, bool MayBeCalled, bool Busy, int Helps, DateTimeOffset? LastCalled);

/// <summary>What is to be done next, or why nothing is.</summary>
/// <param name="Fact">What happens; null when nothing does.</param>
/// <param name="Activation">The call it happens to; null for a new one.</param>
public sealed record SurgeDecision(SurgeFact? Fact, Guid? Activation, SurgeReason Reason);
