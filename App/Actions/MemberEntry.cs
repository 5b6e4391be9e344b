using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;

namespace Plainmend.Actions;

/// <summary>What an administrator says about a person.</summary>
/// <param name="Work">What he can do as a technician; null for everybody else.</param>
public sealed partial record MemberEntry(string Name, string NameEn, Role Role, bool Active, WorkEntry? Work)
{
    /// <summary>The same with its texts fit to be stored.</summary>
    internal MemberEntry Clean()
    {
        var name = TextGate.Needed(Name, nameof(Name), 80);
        var english = TextGate.Clean(NameEn, nameof(NameEn), 80);
        if (Role == Role.Technician && Work is null) throw new RefusedException(Refusal.Required, "Skills");
        return this with { Name = name, NameEn = english.Length > 0 ? english : name, Work = Role == Role.Technician ? Work!.Clean() : null };
    }

    /// <summary>A sign-in name as it is stored: lower case, one word.</summary>
    internal static string CleanLogin(string? login)
    {
        var clean = TextGate.Needed(login, nameof(Member.Login), 100).ToLowerInvariant();
        return Word().IsMatch(clean) ? clean : throw new RefusedException(Refusal.BadForm, nameof(Member.Login));
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$")]
    private static partial Regex Word();
}

/// <summary>What an administrator says about a technician's work.</summary>
public sealed record WorkEntry(
    IReadOnlyList<Skill> Skills, IReadOnlyList<string> Certificates, IReadOnlyList<string> Districts, int JobsPerDay, int JobsAtOnce, BusinessCalendar Shift, TechnicianKind Kind = TechnicianKind.Own)
{
    internal WorkEntry Clean() => this with { Certificates = Words(Certificates, nameof(Certificates)), Districts = Words(Districts, nameof(Districts)) };

    /// <summary>A list of words, each once.</summary>
    internal static IReadOnlyList<string> Words(IEnumerable<string> words, string field) =>
        [.. words.Select(w => TextGate.Clean(w, field, 60)).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>A new technician, or the known one with these changes; his base and absences stay.</summary>
    internal Technician Of(Member member, Technician? known) =>
        (known ?? new Technician(member.Id, member.Name, [], [], [], null, Shift, [], JobsPerDay, JobsAtOnce)).As(Kind) with
        {
            Name = member.Name,
            Skills = Skills,
            Certificates = Certificates,
            Districts = Districts,
            JobsPerDay = JobsPerDay,
            JobsAtOnce = JobsAtOnce,
            Shift = Shift,
            Active = member.Active,
        };
}
