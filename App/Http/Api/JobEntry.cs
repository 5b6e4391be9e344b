using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A job to give out.</summary>
/// <param name="Line">Code of the product line: the skill that is asked for, unless a rule names another.</param>
/// <param name="Id">Its place in the list as an id where none is named.</param>
/// <param name="District">Where somebody must go; left out = nobody travels.</param>
/// <param name="WantedAt">Start of the wanted appointment; left out = as soon as possible.</param>
/// <param name="RefusedBy">Technicians who already declined it.</param>
public sealed record JobEntry(
    string Line, Guid? Id = null, string Fault = "", string? District = null, Priority Priority = Priority.Normal, string Tier = "", Channel Channel = Channel.Form,
    DateTimeOffset? WaitingSince = null, PlaceEntry? Place = null, DateTimeOffset? WantedAt = null, IReadOnlyList<Guid>? RefusedBy = null)
{
    internal Job ToJob(int place, DateTimeOffset at, IReadOnlySet<Guid> known, string field, Faults faults)
    {
        faults.Filled(field + ".line", Line);
        if (WantedAt == UsageRecord.StillHeld) faults.Add(field + ".wantedAt", ApiText.OutOfTime);
        for (var n = 0; n < RefusedBy?.Count; n++)
            if (!known.Contains(RefusedBy[n])) faults.Add(FormattableString.Invariant($"{field}.refusedBy[{n}]"), ApiText.NoSuchTechnician);
        return new(Id ?? TechnicianEntry.At(place), Line, Fault, District, Priority, Tier, Channel, WaitingSince ?? at, Place?.ToPlace(field + ".place", faults), WantedAt, RefusedBy ?? []);
    }
}
