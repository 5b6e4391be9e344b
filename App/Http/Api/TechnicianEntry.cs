using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A technician given inline: what he can do, where, when, how much, and what he has on his hands.</summary>
/// <param name="Id">His place in the list as an id where none is named.</param>
/// <param name="Districts">Districts he travels to, his home district first; empty = everywhere.</param>
/// <param name="Base">Where his day starts; where it is left out the district stands in for the distance.</param>
/// <param name="Shift">Always at work where it is left out; days are then those of UTC.</param>
/// <param name="Partner">Called in only when nobody of the own staff can take the job.</param>
/// <param name="Workload">Nothing to do and no history where it is left out.</param>
public sealed record TechnicianEntry(
    string Name, IReadOnlyList<SkillEntry> Skills, int JobsPerDay, int JobsAtOnce, Guid? Id = null, IReadOnlyList<string>? Certificates = null,
    IReadOnlyList<string>? Districts = null, PlaceEntry? Base = null, CalendarEntry? Shift = null, IReadOnlyList<LeaveEntry>? Leaves = null, bool Active = true,
    bool Partner = false, WorkloadEntry? Workload = null)
{
    /// <summary>The technician and his workload; null with every fault when they cannot be.</summary>
    internal (Technician Who, Workload Load)? ToTechnician(int place, string field, Faults faults)
    {
        var (before, id) = (faults.Found, Id ?? At(place));
        faults.Filled(field + ".name", Name);
        faults.Within(field + ".jobsPerDay", JobsPerDay, 0, Technician.MostJobs);
        faults.Within(field + ".jobsAtOnce", JobsAtOnce, 0, Technician.MostJobs);
        var skills = Skills.Select((skill, n) => skill.ToSkill(FormattableString.Invariant($"{field}.skills[{n}]"), faults)).ToList();
        var leaves = (Leaves ?? []).Select((leave, n) => leave.ToLeave(FormattableString.Invariant($"{field}.leaves[{n}]"), faults)).ToList();
        var (where, shift, load) = (Base?.ToPlace(field + ".base", faults), Shift?.ToCalendar(field + ".shift", faults) ?? BusinessCalendar.AroundTheClock(), Workload?.ToWorkload(id, field + ".workload", faults));
        if (faults.Found > before) return null;
        return (new(id, Name, [.. skills.OfType<Skill>()], Certificates ?? [], Districts ?? [], where, shift, leaves, JobsPerDay, JobsAtOnce, Active, Partner),
            load ?? Domain.Assignment.Workload.None(id));
    }

    /// <summary>The id of what has none of its own: its place, counted from one.</summary>
    internal static Guid At(int place) => new(place + 1, 0, 0, new byte[8]);
}

/// <summary>A skill, such as a product line, and how well: 1 (apprentice) to 5 (master).</summary>
public sealed record SkillEntry(string Code, int Level)
{
    internal Skill? ToSkill(string field, Faults faults) => faults.Filled(field + ".code", Code) & faults.Within(field + ".level", Level, 1, Skill.Master) ? new(Code, Level) : null;
}

/// <summary>A point on the map in degrees (WGS 84).</summary>
public sealed record PlaceEntry(decimal Latitude, decimal Longitude)
{
    internal Place ToPlace(string field, Faults faults)
    {
        if (Latitude is < -90 or > 90) faults.Add(field + ".latitude", ApiText.NotAFactor.With(-90, 90));
        if (Longitude is < -180 or > 180) faults.Add(field + ".longitude", ApiText.NotAFactor.With(-180, 180));
        return new((double)Latitude, (double)Longitude);
    }
}

/// <summary>An absence [from, to).</summary>
public sealed record LeaveEntry(DateTimeOffset From, DateTimeOffset To, string Reason = "")
{
    internal Leave ToLeave(string field, Faults faults)
    {
        if (To <= From) faults.Add(field + ".to", ApiText.EndsBefore);
        return new(From, To, Reason);
    }
}

/// <summary>What somebody has on his hands and how he has done lately.</summary>
/// <param name="Arrivals">Recent arrivals at customers' …</param>
/// <param name="OnTime">… of which inside the promised window.</param>
/// <param name="LastAssignedAt">When he last got a job; never where it is left out.</param>
public sealed record WorkloadEntry(IReadOnlyList<LoadEntry>? Jobs = null, int Arrivals = 0, int OnTime = 0, DateTimeOffset? LastAssignedAt = null)
{
    private const int Most = 1_000_000;

    internal Workload ToWorkload(Guid technician, string field, Faults faults)
    {
        if (faults.Within(field + ".arrivals", Arrivals, 0, Most)) faults.Within(field + ".onTime", OnTime, 0, Arrivals);
        return new(technician, [.. (Jobs ?? []).Select((job, n) => new WorkloadItem(job.Id ?? TechnicianEntry.At(n), job.Day, job.Open))], Arrivals, OnTime, LastAssignedAt);
    }
}

/// <summary>One job in somebody's hands.</summary>
/// <param name="Day">The local day on which it uses up capacity.</param>
/// <param name="Open">False once it no longer occupies him; it then counts for its day only.</param>
public sealed record LoadEntry(DateOnly Day, bool Open = true, Guid? Id = null);
