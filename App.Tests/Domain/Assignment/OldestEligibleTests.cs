using Plainmend.Domain.Assignment;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

/// <summary>When everybody is full the queue waits; when somebody is free again, the oldest job he can do goes first.</summary>
public sealed class OldestEligibleTests
{
    private static readonly Job Newest = Fridge(1, waitedMinutes: 5), Older = Fridge(2, waitedMinutes: 60), Oldest = Fridge(3, waitedMinutes: 240);

    private static Guid? Next(IReadOnlyList<Job> waiting, Technician? freed = null, Workload? workload = null) =>
        Assigner.OldestEligible(waiting, freed ?? Technician(1), workload ?? Workload.None(Id(1)), [Rule()], Now)?.Id;

    [Fact]
    public void The_oldest_goes_first_not_the_newest() => Assert.Equal(Oldest.Id, Next([Newest, Oldest, Older]));

    [Fact]
    public void A_job_he_cannot_do_is_passed_over_for_the_oldest_he_can()
    {
        Assert.Equal(Older.Id, Next([Newest, Older, Oldest with { Line = "lock" }]));
        Assert.Equal(Older.Id, Next([Newest, Older, Oldest with { District = "闵行" }]));
        Assert.Equal(Older.Id, Next([Newest, Older, Oldest with { RefusedBy = [Id(1)] }]));
        Assert.Equal(Older.Id, Next([Newest, Older, Oldest with { RefusedBy = [Id(5), Id(6), Id(7)] }]));
        Assert.Equal(Older.Id, Next([Newest, Older, Oldest with { WantedAt = Now.AddHours(14) }]));
    }

    [Fact]
    public void Jobs_that_waited_equally_long_go_by_id() =>
        Assert.Equal(Id(4), Next([Oldest with { Id = Id(5) }, Oldest with { Id = Id(4) }]));

    [Fact]
    public void Somebody_who_is_not_really_free_gets_nothing()
    {
        Assert.Null(Next([Oldest], workload: Busy(1, 4)));
        Assert.Null(Next([Oldest], Technician(1) with { Active = false }));
        Assert.Null(Next([]));
    }

    [Fact]
    public void A_job_without_a_rule_waits_on() =>
        Assert.Null(Assigner.OldestEligible([Oldest], Technician(1), Workload.None(Id(1)), [], Now));
}
