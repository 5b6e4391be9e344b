using Plainmend.Components.Shared;
using Plainmend.Actions;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of a person as typed.</summary>
public sealed class PersonDraft
{
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string Login { get; set; } = "";
    public string Password { get; set; } = "";
    public string Role { get; set; } = nameof(Domain.People.Role.Agent);
    public bool Active { get; set; } = true;
    /// <summary>Level by product line, 0 = none.</summary>
    public Dictionary<string, string> Levels { get; init; } = new(StringComparer.Ordinal);
    public string Certificates { get; set; } = "";
    public string Districts { get; set; } = "";
    /// <summary>How a technician works for the company.</summary>
    public string Kind { get; set; } = nameof(TechnicianKind.Own);
    public string JobsPerDay { get; set; } = "6";
    public string JobsAtOnce { get; set; } = "4";
    /// <summary>Shift by weekday, Monday first.</summary>
    public string[] Hours { get; init; } = [.. Pick.Week.Select(d => d == DayOfWeek.Sunday ? "" : "08:00-18:00")];

    public bool IsTechnician => Role == nameof(Domain.People.Role.Technician);

    /// <summary>What is stored about somebody; an empty form for nobody.</summary>
    public static PersonDraft Of(AdminPerson? person) => person is null ? new() : person.Work is not { } work ? Plain(person) : new()
    {
        Name = person.Name, NameEn = person.NameEn, Login = person.Login, Role = person.Role.ToString(), Active = person.Active,
        Levels = work.Skills.ToDictionary(s => s.Code, s => Pick.Typed(s.Level)), Certificates = Pick.Typed(work.Certificates), Districts = Pick.Typed(work.Districts),
        JobsPerDay = Pick.Typed(work.JobsPerDay), JobsAtOnce = Pick.Typed(work.JobsAtOnce), Hours = HoursText.Print(work.Shift), Kind = work.Kind.ToString(),
    };

    /// <summary>What was typed; faults say what cannot be read.</summary>
    public MemberEntry Entry(AdminPerson? person, string zone, FieldFaults faults)
    {
        faults.Needed("Name", AdminText.Name, Name);
        var role = Enum.Parse<Role>(Role);
        return new(Name, NameEn, role, Active, IsTechnician ? Work(person?.Work, zone, faults) : null);
    }

    private static PersonDraft Plain(AdminPerson person) =>
        new() { Name = person.Name, NameEn = person.NameEn, Login = person.Login, Role = person.Role.ToString(), Active = person.Active };

    private WorkEntry Work(Domain.Assignment.Technician? known, string zone, FieldFaults faults)
    {
        var skills = Levels.Where(l => l.Value is not ("0" or "")).Select(l => new Skill(l.Key, Math.Clamp(faults.Whole($"Level-{l.Key}", AdminText.Skills, l.Value, 1, 5), 1, 5)));
        return new(
            [.. skills], Pick.Words(Certificates), Pick.Words(Districts),
            faults.Whole("JobsPerDay", AdminText.JobsPerDay, JobsPerDay, 0, Domain.Assignment.Technician.MostJobs), faults.Whole("JobsAtOnce", AdminText.JobsAtOnce, JobsAtOnce, 0, Domain.Assignment.Technician.MostJobs),
            new BusinessCalendar(known?.Shift.Zone ?? zone, HoursText.Read(Hours, "Shift", faults), known?.Shift.Special ?? []), Enum.Parse<TechnicianKind>(Kind));
    }
}
