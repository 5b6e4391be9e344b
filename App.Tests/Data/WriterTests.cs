using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Data;

/// <summary>One way in: whole or not at all, numbered without gaps, and never without a bell.</summary>
public sealed class WriterTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_last_migration_and_the_model_are_one(string kind)
    {
        await using var store = await Store.OfAsync(kind, cluster);
        await using var db = store.Db.Read(0);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reader_and_writer_share_one_model(string kind)
    {
        await using var store = await Store.OfAsync(kind, cluster);
        await using var db = store.Db.Read(0);
        Assert.Same(db.Model, await store.Writer.WriteAsync(0, (written, _) => Task.FromResult(written.Model), TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_refusal_undoes_itself_and_not_its_neighbours(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        var lina = await world.WhoAsync("lina");

        var acts = Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? world.Desk.NoteAsync(lina, ticket, $"备注 {i}", $"n{i}", world.Stop)
            : world.Desk.ResumeAsync(lina, ticket, world.Stop));
        var outcomes = await Task.WhenAll(acts.Select(async a => await Record.ExceptionAsync(() => a)));

        Assert.Equal(20, outcomes.Count(o => o is null));
        Assert.All(outcomes.OfType<Exception>(), o => Assert.IsType<RefusedException>(o));
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(20, await db.Events.CountAsync(e => e.SubjectId == ticket && e.Kind == nameof(NotedInternally), world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Event_numbers_have_no_gaps_and_a_tickets_versions_neither(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => world.ReportFridgeAsync($"g{i}")));

        await using var db = world.Store.Db.Read(world.Tenant);
        var numbers = await db.Events.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync(world.Stop);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        foreach (var ticket in await db.Events.Where(e => e.Subject == "ticket").GroupBy(e => e.SubjectId).Select(g => new { g.Key, Count = g.Count(), Max = g.Max(e => e.Version) }).ToListAsync(world.Stop))
            Assert.Equal(ticket.Max, ticket.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_same_command_key_is_carried_out_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        var lina = await world.WhoAsync("lina");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Desk.ReplyAsync(lina, ticket, "马上安排", "once", world.Stop)));

        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(1, await db.Events.CountAsync(e => e.Kind == nameof(RepliedPublicly), world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_commit_rings_and_a_refusal_rings_nobody(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        var lina = await world.WhoAsync("lina");
        var rung = new TaskCompletionSource();
        using var watch = world.Store.Feed.Watch(new Topic(world.Tenant, ticket), () => { rung.TrySetResult(); return Task.CompletedTask; });

        await Assert.ThrowsAsync<RefusedException>(() => world.Desk.ResumeAsync(lina, ticket, world.Stop));
        var before = world.Store.Feed.Heard(world.Tenant);
        Assert.False(rung.Task.IsCompleted);

        await world.Desk.NoteAsync(lina, ticket, "客户在家", "k", world.Stop);
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(20), world.Stop);
        Assert.Equal(before + 1, world.Store.Feed.Heard(world.Tenant));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_change_without_an_event_and_a_save_outside_the_writer_are_refused(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            (await db.Members.AsTracking().FirstAsync(s)).Name = "改名";
            await db.SaveChangesAsync(s);
        }, world.Stop));

        await using var read = world.Store.Db.Read(world.Tenant);
        (await read.Members.AsTracking().FirstAsync(world.Stop)).Name = "改名";
        await Assert.ThrowsAsync<InvalidOperationException>(() => read.SaveChangesAsync(world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_stored_ticket_is_exactly_the_replay_of_its_events(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板", [new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);

        await using var db = world.Store.Db.Read(world.Tenant);
        var rows = await db.Events.Where(e => e.SubjectId == report.TicketId).OrderBy(e => e.Version).ToListAsync(world.Stop);
        var replayed = Ticket.Replay(world.Tenant, report.TicketId, rows.Select(r => r.ToTicketEvent()));
        Assert.Equal(TicketText.Of(await world.TicketAsync(report.TicketId)), TicketText.Of(replayed));
    }
}
