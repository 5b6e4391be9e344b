using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Surge;

namespace Plainmend.Reads;

/// <summary>Flexible capacity at one instant, for the desk and the wall.</summary>
/// <param name="On">False while the policy is switched off.</param>
/// <param name="Here">Who is called in now, in the order of the calls.</param>
/// <param name="PerHour">What an hour of all of them costs.</param>
/// <param name="Today">What the hours begun on this local day cost.</param>
/// <param name="Now">Why nobody more is called now, or why somebody is about to be.</param>
public sealed record SurgeView(
    string Currency, bool On, IReadOnlyList<SurgeHere> Here, decimal PerHour, decimal Today, decimal CapPerDay, decimal Month, decimal CapPerMonth, SurgeReason Now)
{
    /// <summary>True while there is something to say besides that all is calm.</summary>
    public bool Stirs => Here.Count > 0 || Now.Cause is not (SurgeCause.Calm or SurgeCause.OutsideHours or SurgeCause.SwitchedOff);
}

/// <summary>Somebody who is called in.</summary>
/// <param name="Name">On a wall the family name only.</param>
/// <param name="Amount">What this call cost so far, the running hour whole.</param>
/// <param name="Ending">True while he finishes the job in his hand.</param>
public sealed record SurgeHere(Guid Call, Bilingual Name, DateTimeOffset Since, SurgeReason Reason, decimal Amount, bool Ending);

/// <summary>Everything on the page of flexible capacity besides the policy itself.</summary>
/// <param name="Now">Null while there is no policy.</param>
/// <param name="People">Everybody who comes only when called.</param>
/// <param name="Calls">Calls of the last month, those that go on first, then the newest.</param>
public sealed record SurgeBook(string Zone, string Currency, SurgeView? Now, IReadOnlyList<SurgeStaff> People, IReadOnlyList<SurgeCall> Calls);

/// <summary>Somebody who comes only when called.</summary>
/// <param name="TakesCalls">His own switch.</param>
/// <param name="Call">The call he is on.</param>
public sealed record SurgeStaff(Guid Id, Bilingual Name, TechnicianKind Kind, bool TakesCalls, Guid? Call, IReadOnlyList<Bilingual> Lines, IReadOnlyList<string> Districts);

/// <summary>One call.</summary>
public sealed record SurgeCall(Activation Of, Bilingual Name);

/// <summary>A technician's own standby; null parts while he is not called.</summary>
public sealed record SurgeMine(bool TakesCalls, DateTimeOffset? Since, bool Ending, SurgeReason? Reason, string Zone, string Currency);

/// <summary>What a policy would have cost and saved, and the stretch that was looked at.</summary>
/// <param name="From">Later than asked for when there were too many tickets.</param>
/// <param name="All">Tickets of the stretch that was asked for.</param>
/// <param name="People">Whom it could have called.</param>
public sealed record SurgeTrial(DateTimeOffset From, DateTimeOffset Until, int All, int Looked, int People, SurgeSimulationResult Result);
