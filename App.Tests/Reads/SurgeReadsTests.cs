using Plainmend.Domain.Surge;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>What the desk and the page of flexible capacity read, on either database.</summary>
public sealed class SurgeReadsTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task The_desk_sees_who_is_here_what_it_costs_and_why_nobody_more_comes(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var lina = await given.World.WhoAsync("lina");
        Assert.False((await given.Reads.OnDeskAsync(lina, given.World.Stop))!.Stirs);
        await given.CalledAsync();
        var view = (await given.Reads.OnDeskAsync(lina, given.World.Stop))!;
        var here = Assert.Single(view.Here);
        Assert.Equal(("周建国", 60m, 60m, 600m, 60m), (here.Name.Zh, view.PerHour, view.Today, view.CapPerDay, view.Month));
        Assert.Equal(SurgeCause.NotYet, view.Now.Cause);
        await given.PassAsync(11);
        Assert.Equal(SurgeCause.NobodyLeft, (await given.Reads.OnDeskAsync(lina, given.World.Stop))!.Now.Cause);

        var book = (await given.Reads.BookAsync(given.Supervisor, given.World.Stop))!;
        Assert.Equal(3, book.People.Count);
        Assert.Equal("周建国", Assert.Single(book.People, one => one.TakesCalls).Name.Zh);
        Assert.Equal(here.Call, Assert.Single(book.Calls).Of.Id);
        Assert.Equal("路上", await NotedAsync(given));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task The_past_is_gone_through_from_the_moment_a_ticket_could_be_given_out_to_the_first_who_was_asked(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var world = given.World;
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        world.Store.Clock.Advance(TimeSpan.FromHours(3));
        await world.Assignment.AssignAsync(await world.WhoAsync("lina"), ticket, (await world.WhoAsync("zhaomin")).Id, "只有她能去", world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromHours(3));
        using var trials = new SurgeTrialReads(world.Store.Db, world.Store.Clock);
        var trial = (await trials.RunAsync(given.Admin, SurgePolicy.Start, 30, world.Stop))!;
        Assert.Equal((1, 1, 1), (trial.All, trial.Looked, trial.People));
        // Called at 55 minutes, taken at 56; really asked at three hours.
        Assert.Equal((180L, 124L, 1), (trial.Result.WaitedMinutes, trial.Result.SavedMinutes, trial.Result.CallCount));
        Assert.Null(await trials.RunAsync(await world.WhoAsync("lina"), SurgePolicy.Start, 30, world.Stop));
    }

    // His own words reach the log and the page as he said them.
    private static async Task<string?> NotedAsync(Surging given)
    {
        await given.Acts.ReleaseAsync(given.Supervisor, (await given.StateAsync()).Open[0].Id, "路上", given.World.Stop);
        return (await given.Reads.BookAsync(given.Supervisor, given.World.Stop))!.Calls[0].Of.Released?.Text;
    }
}
