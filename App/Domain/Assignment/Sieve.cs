using static System.FormattableString;

namespace Plainmend.Domain.Assignment;

/// <summary>Says for each technician every reason why he cannot get a job.</summary>
internal sealed class Sieve(Job job, RuleNeeds needs, DateTimeOffset now)
{
    private readonly DateTimeOffset _workAt = job.WorkAt(now);

    /// <summary>Every reason against this technician, in the order of the sieve; empty = suitable.</summary>
    public IReadOnlyList<Exclusion> Against(Technician technician, Workload workload) =>
        [.. Ability(technician), .. Whereabouts(technician), .. Capacity(technician, workload)];

    /// <summary>The skill the job asks for under this rule.</summary>
    public string Skill => needs.Skill ?? job.Line;

    /// <summary>The first step that leaves nobody, given everybody's reasons (at least one each).</summary>
    public static WaitReason FirstEmptyStep(IReadOnlyList<Excluded> excluded) =>
        Enum.GetValues<WaitReason>().Skip(1).First(step => !excluded.Any(one => one.Reasons.All(reason => StepOf(reason.Reason) > step)));

    private IEnumerable<Exclusion> Ability(Technician technician)
    {
        if (!technician.Active) yield return new(ExclusionReason.Inactive);
        var level = technician.LevelIn(Skill);
        if (level == 0) yield return new(ExclusionReason.SkillMissing, Skill);
        else if (level < needs.Level) yield return new(ExclusionReason.LevelTooLow, Invariant($"{needs.Level}"), Invariant($"{level}"));
        foreach (var certificate in needs.Certificates.Where(certificate => !technician.Certificates.Contains(certificate)))
            yield return new(ExclusionReason.CertificateMissing, certificate);
    }

    private IEnumerable<Exclusion> Whereabouts(Technician technician)
    {
        if (job.District is { } district && !technician.Covers(district)) yield return new(ExclusionReason.OutsideTerritory, district);
        if (technician.Standby is { } standby ? !standby.Gets(_workAt, now) : !technician.Shift.IsOpen(_workAt))
            yield return new(technician.Standby is null ? ExclusionReason.OffShift : ExclusionReason.NotCalled);
        if (technician.IsAway(_workAt)) yield return new(ExclusionReason.OnLeave);
    }

    private IEnumerable<Exclusion> Capacity(Technician technician, Workload workload)
    {
        var (today, open) = (workload.JobsOn(technician.Shift.DayOf(_workAt)), workload.OpenJobs);
        if (today >= technician.JobsPerDay) yield return new(ExclusionReason.DayFull, Invariant($"{technician.JobsPerDay}"), Invariant($"{today}"));
        if (open >= technician.JobsAtOnce) yield return new(ExclusionReason.HandsFull, Invariant($"{technician.JobsAtOnce}"), Invariant($"{open}"));
        if (job.RefusedBy.Contains(technician.Id)) yield return new(ExclusionReason.AlreadyRefused);
    }

    private static WaitReason StepOf(ExclusionReason reason) => reason switch
    {
        ExclusionReason.Inactive or ExclusionReason.SkillMissing or ExclusionReason.LevelTooLow or ExclusionReason.CertificateMissing => WaitReason.NoSkill,
        ExclusionReason.OutsideTerritory => WaitReason.NoTerritory,
        ExclusionReason.OffShift or ExclusionReason.OnLeave or ExclusionReason.NotCalled => WaitReason.NobodyOnShift,
        ExclusionReason.DayFull or ExclusionReason.HandsFull => WaitReason.AllFull,
        ExclusionReason.AlreadyRefused => WaitReason.AllRefused,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
