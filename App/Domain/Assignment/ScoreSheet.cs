namespace Plainmend.Domain.Assignment;

/// <summary>
/// Fills the scoring table. The scales: skill level × 20; distance 100 × 10 ÷ (10 + km); load 100 × free share of the day;
/// punctuality the per cent on time; fairness 100 × hours ÷ (hours + 8). None of them ends, so nearer always scores more.
/// </summary>
internal sealed class ScoreSheet(Job job, string skill, ScoreWeights weights, DateTimeOffset now)
{
    /// <summary>Kilometres that stand for an unknown distance: in the home district, in another district of his, anywhere.</summary>
    private const decimal HomeKm = 5, DistrictKm = 15, AnywhereKm = 30;

    /// <summary>Per cent on time that stands for no history.</summary>
    private const decimal NewcomerPercent = 90;

    private readonly int _sum = Enum.GetValues<Factor>().Sum(weights.Of);

    /// <summary>The row of one suitable technician.</summary>
    public Candidate RowOf(Technician technician, Workload workload)
    {
        var scores = Enum.GetValues<Factor>().Select(factor => Cell(factor, technician, workload)).ToList();
        return new(technician.Id, technician.Name, scores.Sum(score => score.Points), workload.OpenJobs, workload.LastAssignedAt, scores);
    }

    private FactorScore Cell(Factor factor, Technician technician, Workload workload)
    {
        var (raw, outOf, assumed, score) = factor switch
        {
            Factor.SkillFit => SkillFit(technician),
            Factor.Distance => Distance(technician),
            Factor.Load => Load(technician, workload),
            Factor.Punctuality => Punctuality(workload),
            Factor.Fairness => Fairness(workload),
            _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, null),
        };
        var rounded = Rounded(score);
        return new(factor, raw, outOf, assumed, rounded, weights.Of(factor), Rounded(rounded * weights.Of(factor) / _sum));
    }

    private (decimal?, decimal?, bool, decimal) SkillFit(Technician technician)
    {
        decimal level = technician.LevelIn(skill);
        return (level, Skill.Master, false, level * 100 / Skill.Master);
    }

    private (decimal?, decimal?, bool, decimal) Distance(Technician technician)
    {
        var known = job.District is null || (job.Place is not null && technician.Base is not null);
        var kilometres = known ? Known(technician) : Guessed(technician);
        return (kilometres, null, !known, 100 * 10 / (10 + kilometres));
    }

    private decimal Known(Technician technician) => job.District is null ? 0 : technician.Base!.Value.KilometresTo(job.Place!.Value);

    private decimal Guessed(Technician technician) =>
        technician.Districts.Count == 0 ? AnywhereKm : technician.Districts[0] == job.District ? HomeKm : DistrictKm;

    private (decimal?, decimal?, bool, decimal) Load(Technician technician, Workload workload)
    {
        decimal today = workload.JobsOn(technician.Shift.DayOf(job.WorkAt(now)));
        return (today, technician.JobsPerDay, false, 100 * (technician.JobsPerDay - today) / technician.JobsPerDay);
    }

    private static (decimal?, decimal?, bool, decimal) Punctuality(Workload workload)
    {
        var known = workload.Arrivals > 0;
        var percent = known ? Math.Round(100m * workload.OnTime / workload.Arrivals, 1, MidpointRounding.AwayFromZero) : NewcomerPercent;
        return (percent, 100, !known, percent);
    }

    private (decimal?, decimal?, bool, decimal) Fairness(Workload workload)
    {
        if (workload.LastAssignedAt is not { } last) return (null, null, false, 100);
        var hours = Math.Max(0, Math.Round((decimal)(now - last).Ticks / TimeSpan.TicksPerHour, 2, MidpointRounding.AwayFromZero));
        return (hours, null, false, 100 * hours / (hours + 8));
    }

    private static decimal Rounded(decimal value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
}
