using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>Rules are tried on the company's own past, on both databases, and leave no trace.</summary>
public sealed class DryRunReadsTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task The_rules_that_were_in_force_repeat_the_past_and_others_say_what_would_have_changed(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (first, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, first.TicketId, "压缩机异响", [], null, world.Stop);
        var others = new List<ReportTaken>();
        foreach (var key in new[] { "k2", "k3", "k4" })
        {
            world.Store.Clock.Advance(TimeSpan.FromMinutes(7));
            others.Add(await world.ReportFridgeAsync(key));
        }
        var (admin, before) = (await AdminAsync(world), await EventsAsync(world));
        var reads = new DryRunReads(world.Store.Db, world.Store.Clock);
        var own = (await reads.RunAsync(admin, await RulesAsync(world, admin), 30, world.Stop))!;
        Assert.Equal((4, 4, 4, 4, 0), (own.All, own.Looked, own.Result.Jobs, own.Result.AtOnce, own.Result.Differ));
        Assert.Equal((4, 0, 0), (own.Result.ByRule, own.Result.ByHand, own.Result.ByNobody));
        Assert.All(own.Result.People, one => Assert.Equal(one.Did, one.Would));

        var none = (await reads.RunAsync(admin, [.. (await RulesAsync(world, admin)).Select(rule => rule with { On = false })], 30, world.Stop))!.Result;
        Assert.Equal([new DryRunWait(WaitReason.NoRule, 4, 4)], none.Waits);
        Assert.Equal(4, none.Differ);
        foreach (var ticket in others.Append(first))
            Assert.Equal((await world.TicketAsync(ticket.TicketId)).TechnicianName, none.Differences.Single(one => one.Past.Job.Id == ticket.TicketId).Past.Asked!.Name);
        Assert.Equal(before, await EventsAsync(world));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Who_was_chosen_by_hand_counts_so_and_what_was_solved_by_telephone_needed_nobody(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        await world.Company.PublishRulesAsync(admin, 1, [.. (await RulesAsync(world, admin)).Select(rule => rule with { On = false })], world.Stop);
        var (byHand, byPhone, lina) = (await world.ReportFridgeAsync("a"), await world.ReportFridgeAsync("b"), await world.WhoAsync("lina"));
        var suggested = await world.Assignment.SuggestAsync(lina, byHand.TicketId, world.Stop);
        Assert.Equal(WaitReason.NoRule, suggested.Waiting);
        var crew = await TechniciansAsync(world);
        await world.Assignment.AssignAsync(lina, byHand.TicketId, crew[0].Id, "熟客", world.Stop);
        await world.Desk.SolveAsync(lina, byPhone.TicketId, "重新插电", "user", world.Stop);
        await world.ReportFridgeAsync("c");
        world.Store.Clock.Advance(TimeSpan.FromHours(1));
        var result = (await new DryRunReads(world.Store.Db, world.Store.Clock).RunAsync(admin, await RulesAsync(world, admin), 7, world.Stop))!.Result;
        Assert.Equal((2, 0, 1, 1), (result.Jobs, result.ByRule, result.ByHand, result.ByNobody));
        Assert.Equal((crew[0].Name, false), (result.Differences.Single().Past.Asked!.Name, result.Differences.Single().Past.Asked!.ByRule));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Too_many_are_cut_to_the_newest_the_older_ones_still_fill_hands_and_old_ones_are_left_out(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        await world.ReportFridgeAsync("old");
        world.Store.Clock.Advance(TimeSpan.FromDays(8));
        var taken = new List<ReportTaken>();
        foreach (var key in new[] { "a", "b", "c" })
        {
            world.Store.Clock.Advance(TimeSpan.FromMinutes(5));
            taken.Add(await world.ReportFridgeAsync(key));
        }
        var rules = await RulesAsync(world, admin);
        var cut = (await new DryRunReads(world.Store.Db, world.Store.Clock) { Most = 2 }.RunAsync(admin, rules, 7, world.Stop))!;
        Assert.Equal((3, 2, 2), (cut.All, cut.Looked, cut.Result.Jobs));
        Assert.Equal((await world.TicketAsync(taken[1].TicketId)).SubmittedAt, cut.From);
        Assert.Equal(0, cut.Result.Differ);
        // The oldest of the three and the one of last week lie in somebody's hands when the stretch begins.
        var why = (await new DryRunReads(world.Store.Db, world.Store.Clock) { Most = 2 }.RunAsync(admin, [.. rules.Select(r => r with { Strategy = Strategy.RoundRobin })], 7, world.Stop))!;
        Assert.Equal(2, why.Result.AtOnce);
        Assert.Equal(4, (await new DryRunReads(world.Store.Db, world.Store.Clock).RunAsync(admin, rules, 30, world.Stop))!.All);
    }

    [Fact]
    public async Task Only_who_sees_the_administration_may_and_a_run_called_off_stands_in_nobodys_way()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await world.ReportFridgeAsync();
        var (admin, reads) = (await AdminAsync(world), new DryRunReads(world.Store.Db, world.Store.Clock));
        Assert.Null(await reads.RunAsync(await world.WhoAsync("lina"), [], 30, world.Stop));
        Assert.Null(await reads.RunAsync(null, [], 30, world.Stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reads.RunAsync(admin, [], 30, new(canceled: true)));
        Assert.Equal(1, (await reads.RunAsync(admin, [], 30, world.Stop))!.Result.LeftWaiting);
    }

    private static async Task<Viewer> AdminAsync(World world)
    {
        var admin = (await world.Members.DemoAsync(world.Stop)).First(d => d.Person.Role == Role.Admin).Person;
        return new(admin.TenantId, admin.Id, admin.Name, admin.NameEn, admin.Role);
    }

    private static async Task<IReadOnlyList<AssignmentRule>> RulesAsync(World world, Viewer admin) => (await new AdminAgreements(world.Store.Db, world.Rules).RulesAsync(admin, world.Stop))!.Current!;

    private static async Task<IReadOnlyList<Technician>> TechniciansAsync(World world) =>
        [.. (await new AdminReads(world.Store.Db, world.Rules).PeopleAsync(await AdminAsync(world), world.Stop))!.People.Select(p => p.Work).OfType<Technician>()];

    private static async Task<int> EventsAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return db.Events.Count();
    }
}
