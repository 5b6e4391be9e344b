using Plainmend.Domain.Assignment;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

/// <summary>Each reason against somebody, and what it means for the waiting job.</summary>
public sealed class SieveTests
{
    private static readonly RuleNeeds Licensed = new("fridge", 3, ["refrigerant"]);

    public static TheoryData<ExclusionReason, WaitReason> Reasons => new()
    {
        { ExclusionReason.Inactive, WaitReason.NoSkill },
        { ExclusionReason.SkillMissing, WaitReason.NoSkill },
        { ExclusionReason.LevelTooLow, WaitReason.NoSkill },
        { ExclusionReason.CertificateMissing, WaitReason.NoSkill },
        { ExclusionReason.OutsideTerritory, WaitReason.NoTerritory },
        { ExclusionReason.OffShift, WaitReason.NobodyOnShift },
        { ExclusionReason.OnLeave, WaitReason.NobodyOnShift },
        { ExclusionReason.DayFull, WaitReason.AllFull },
        { ExclusionReason.HandsFull, WaitReason.AllFull },
        { ExclusionReason.AlreadyRefused, WaitReason.AllRefused },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Each_reason_alone_excludes_and_names_why_the_job_waits(ExclusionReason reason, WaitReason waiting)
    {
        var (technician, workload, job) = Unsuitable(reason);
        var decision = Choose(job, Rule() with { Needs = Licensed }, [technician], workload);
        Assert.Equal(reason, Assert.Single(Assert.Single(decision.Excluded).Reasons).Reason);
        Assert.Equal((DecisionOutcome.Waits, waiting), (decision.Outcome, decision.Waiting));
    }

    [Theory]
    [InlineData(false, false, 0, false)]
    [InlineData(true, false, 0, true)]
    [InlineData(true, false, 4, true)]
    [InlineData(true, false, 5, false)]
    [InlineData(true, true, 0, false)]
    public void Whoever_comes_only_when_called_gets_jobs_while_he_is_called_for_the_next_hours_and_until_he_is_to_go(bool called, bool ending, int inHours, bool gets)
    {
        var standby = Technician(1) with { Standby = new(true, called ? Id(9) : null, called ? Now : null, ending) };
        var decision = Choose(Fridge() with { WantedAt = Now.AddHours(inHours) }, Rule(), [standby]);
        Assert.Equal(gets ? [] : [ExclusionReason.NotCalled], decision.Excluded.SelectMany(one => one.Reasons).Select(one => one.Reason));
    }

    [Fact]
    public void A_call_goes_before_the_shift()
    {
        var night = Now.AddHours(14);
        Assert.Equal(DecisionOutcome.Chosen, Assigner.Choose(Fridge(), [Rule()], [Technician(1) with { Standby = new(true, Id(9), night) }], [], night).Outcome);
        Assert.Equal(DecisionOutcome.Waits, Assigner.Choose(Fridge(), [Rule()], [Technician(1)], [], night).Outcome);
    }

    [Fact]
    public void Every_reason_is_named_not_only_the_first()
    {
        var nobody = Technician(1) with { Active = false, Skills = [], Districts = ["闵行"], JobsPerDay = 0 };
        Assert.Equal(
            [ExclusionReason.Inactive, ExclusionReason.SkillMissing, ExclusionReason.CertificateMissing, ExclusionReason.OutsideTerritory, ExclusionReason.DayFull],
            Choose(Fridge(), Rule() with { Needs = Licensed }, [nobody]).Excluded[0].Reasons.Select(exclusion => exclusion.Reason));
    }

    [Fact]
    public void A_reason_carries_the_figures_it_mentions()
    {
        var excluded = Choose(Fridge(), Rule() with { Needs = new("fridge", 5, []) }, [Technician(1)], Busy(1, 6)).Excluded[0].Reasons;
        Assert.Equal([new(ExclusionReason.LevelTooLow, "5", "3"), new(ExclusionReason.DayFull, "6", "6"), new Exclusion(ExclusionReason.HandsFull, "4", "6")], excluded);
    }

    [Fact]
    public void The_wait_reason_is_the_step_of_the_sieve_that_leaves_nobody()
    {
        // One fails early, another late: the job waits for the late one.
        var full = Choose(Fridge(), Rule(), [Technician(1) with { Skills = [] }, Technician(2)], Busy(2, 6));
        Assert.Equal(WaitReason.AllFull, full.Waiting);
    }

    [Fact]
    public void A_full_day_today_does_not_stand_against_a_job_of_tomorrow()
    {
        var tomorrow = Fridge() with { WantedAt = Now.AddDays(1) };
        var done = new Workload(Id(1), [.. Enumerable.Range(1, 6).Select(i => new WorkloadItem(Id(i), Today, Open: false))], 0, 0, null);
        Assert.Equal(WaitReason.AllFull, Choose(Fridge(), Rule(), [Technician(1)], done).Waiting);
        Assert.Equal(Id(1), Choose(tomorrow, Rule(), [Technician(1)], done).Technician);
    }

    [Fact]
    public void Nobody_travels_for_a_remote_job_so_no_district_is_asked_for() =>
        Assert.Equal(Id(1), Choose(Fridge() with { District = null }, Rule(), [Technician(1) with { Districts = ["闵行"] }]).Technician);

    [Fact]
    public void A_technician_without_districts_goes_everywhere() =>
        Assert.Equal(Id(1), Choose(Fridge() with { District = "顺德" }, Rule(), [Technician(1) with { Districts = [] }]).Technician);

    private static (Technician, Workload, Job) Unsuitable(ExclusionReason reason)
    {
        var good = Technician(1) with { Certificates = ["refrigerant"] };
        var (free, job) = (Workload.None(Id(1)), Fridge());
        return reason switch
        {
            ExclusionReason.Inactive => (good with { Active = false }, free, job),
            ExclusionReason.SkillMissing => (good with { Skills = [new("washer", 5)] }, free, job),
            ExclusionReason.LevelTooLow => (good with { Skills = [new("fridge", 2)] }, free, job),
            ExclusionReason.CertificateMissing => (good with { Certificates = ["gas"] }, free, job),
            ExclusionReason.OutsideTerritory => (good, free, job with { District = "闵行" }),
            ExclusionReason.OffShift => (good, free, job with { WantedAt = Now.AddHours(10) }),
            ExclusionReason.OnLeave => (good with { Leaves = [new(Now, Now.AddTicks(1), "年假")] }, free, job),
            ExclusionReason.DayFull => (good with { JobsAtOnce = 99 }, Busy(1, 6), job),
            ExclusionReason.HandsFull => (good, Busy(1, 4), job),
            ExclusionReason.AlreadyRefused => (good, free, job with { RefusedBy = [Id(1)] }),
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
    }
}
