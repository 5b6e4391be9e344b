using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Assignment;

/// <summary>Technicians, jobs and rules in the trade's words. It is Monday 16 June 2025, 10:00 in Shanghai.</summary>
internal static class GivenDesk
{
    public static readonly DateTimeOffset Now = new(2025, 6, 16, 10, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateOnly Today = new(2025, 6, 16);
    public static readonly Place Pudong = new(31.2304, 121.5440);
    public static readonly Place Minhang = new(31.1128, 121.3817);

    public static readonly BusinessCalendar DayShift = Sla.GivenClock.Daily("Asia/Shanghai", Sla.GivenClock.Range("08:00", "20:00"));

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Repairs fridges at level 3 in Pudong, six a day, four at once, on shift.</summary>
    public static Technician Technician(int id, string name = "周建国") =>
        new(Id(id), name, [new("fridge", 3)], [], ["浦东"], null, DayShift, [], JobsPerDay: 6, JobsAtOnce: 4);

    /// <summary>A fridge in Pudong that has waited for so many minutes.</summary>
    public static Job Fridge(int id = 1000, int waitedMinutes = 0) =>
        new(Id(id), "fridge", "fridge.not-cooling", "浦东", Priority.Normal, "gold", Channel.Phone, Now.AddMinutes(-waitedMinutes), null, null, []);

    /// <summary>R12, in force, for everything, least loaded, offer of 15 minutes, three refusals.</summary>
    public static AssignmentRule Rule(Strategy strategy = Strategy.LeastLoaded, string number = "R12") =>
        new(number, "制冷类", 1, Now.AddDays(-30), On: true, Order: 10, RuleConditions.Always, RuleNeeds.Line, strategy, null, OfferMinutes: 15, MaxRefusals: 3);

    /// <summary>So many open jobs today.</summary>
    public static Workload Busy(int technician, int jobs, DateTimeOffset? lastAssigned = null) =>
        new(Id(technician), [.. Enumerable.Range(0, jobs).Select(i => new WorkloadItem(Id(100_000 + technician * 100 + i), Today, true))], 0, 0, lastAssigned);

    public static AssignmentDecision Choose(Job job, AssignmentRule rule, IReadOnlyList<Technician> technicians, params IReadOnlyList<Workload> workloads) =>
        Assigner.Choose(job, [rule], technicians, workloads, Now);
}
