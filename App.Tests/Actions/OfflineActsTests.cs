using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What a technician did without a connection, on both databases: once, in its order, at its own time, or refused with a reason.</summary>
public sealed class OfflineActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Acts_keep_their_own_time_and_the_same_key_is_carried_out_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician, acts) = await AcceptedAsync(world);
        var began = world.Store.Clock.GetUtcNow();
        world.Store.Clock.Advance(TimeSpan.FromHours(3));
        var photo = await world.Uploads.FromStaffAsync(technician, report.TicketId, "a.jpg", Upload.Jpeg, world.Stop);
        OfflineAct[] kept =
        [
            new("1", OfflineKind.Depart, began.AddMinutes(10)), new("2", OfflineKind.Arrive, began.AddMinutes(40), Kilometres: 8),
            new("3", OfflineKind.Photos, began.AddMinutes(45), Photo: PhotoKind.Before, Files: [photo.Id]), new("4", OfflineKind.Note, began.AddMinutes(50), Text: "门禁 1234"),
        ];
        foreach (var act in kept) await acts.DoAsync(technician, report.TicketId, act, world.Stop);
        var version = (await world.TicketAsync(report.TicketId)).Version;
        // The answers were lost on their way, and three days later the telephone asks again.
        world.Store.Clock.Advance(TimeSpan.FromDays(4));
        foreach (var act in kept) await acts.DoAsync(technician, report.TicketId, act, world.Stop);

        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal((version, TicketState.InDiagnosis, began.AddMinutes(40)), (ticket.Version, ticket.State, ticket.ArrivedAt!.Value));
        Assert.Equal(began.AddMinutes(10), ticket.LiveVisit!.DepartedAt);
        // What was charged for the way is charged as of then.
        Assert.All(ticket.Usage, u => Assert.Equal(began.AddMinutes(40), u.From));
        var events = await EventsAsync(world, report.TicketId);
        Assert.Equal([began.AddMinutes(10), began.AddMinutes(40), began.AddMinutes(45), began.AddMinutes(50)],
            events.Where(e => e.Fact is Departed or Arrived or PhotosAdded or NotedInternally).Select(e => e.At));
        Assert.Equal(TicketText.Of(ticket), TicketText.Of(Ticket.Replay(world.Tenant, report.TicketId, events)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_time_ahead_too_long_ago_or_before_what_happened_since_is_refused_and_nothing_is_written(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician, acts) = await AcceptedAsync(world);
        var (lina, noted) = (await world.WhoAsync("lina"), world.Store.Clock.GetUtcNow().AddMinutes(1));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(30));
        // Words of the customer move nothing; a new appointment does.
        await world.Customers.WriteAsync(report.Secret, "到了请打电话", "w1", world.Stop);
        var visit = (await world.TicketAsync(report.TicketId)).LiveVisit!;
        await world.Desk.RescheduleAsync(lina, report.TicketId, new(visit.From.AddHours(2), visit.To.AddHours(2)), "客户改约", world.Stop);
        var version = (await world.TicketAsync(report.TicketId)).Version;
        var now = world.Store.Clock.GetUtcNow();
        Assert.Equal(Refusal.NotedAhead, await WhyAsync(new("a", OfflineKind.Depart, now.AddMinutes(6))));
        Assert.Equal(Refusal.NotedTooLongAgo, await WhyAsync(new("b", OfflineKind.Depart, now.AddHours(-73))));
        Assert.Equal(Refusal.NotedOutOfOrder, await WhyAsync(new("c", OfflineKind.Depart, noted)));
        Assert.Equal(Refusal.NotedOutOfOrder, await WhyAsync(new("d", OfflineKind.Note, noted.AddHours(-1), Text: "x")));
        Assert.Equal(Refusal.Required, await WhyAsync(new("e", OfflineKind.Note, noted, Text: " ")));
        Assert.Equal(Refusal.FileGone, await WhyAsync(new("f", OfflineKind.Photos, noted, Files: [Guid.CreateVersion7(now)])));
        Assert.Equal(version, (await world.TicketAsync(report.TicketId)).Version);
        // A little ahead is a clock that nobody sets; it counts as now.
        await acts.DoAsync(technician, report.TicketId, new("g", OfflineKind.Depart, now.AddMinutes(2)), world.Stop);
        Assert.Equal(now, (await world.TicketAsync(report.TicketId)).LiveVisit!.DepartedAt);

        async Task<Refusal> WhyAsync(OfflineAct act) => (await Assert.ThrowsAsync<RefusedException>(() => acts.DoAsync(technician, report.TicketId, act, world.Stop))).Reason;
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_ticket_that_was_given_to_somebody_else_meanwhile_takes_nothing_from_him(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician, acts) = await AcceptedAsync(world);
        var (lina, noted) = (await world.WhoAsync("lina"), world.Store.Clock.GetUtcNow().AddMinutes(1));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(30));
        await world.Assignment.UnassignAsync(lina, report.TicketId, "生病", undo: false, world.Stop);
        foreach (var act in new OfflineAct[] { new("a", OfflineKind.Depart, noted), new("b", OfflineKind.Note, noted, Text: "x"), new("c", OfflineKind.StopLabour, noted) })
            Assert.Contains((await Assert.ThrowsAsync<RefusedException>(() => acts.DoAsync(technician, report.TicketId, act, world.Stop))).Reason, new[] { Refusal.NotYours, Refusal.NotAllowedNow });
        // Two telephones that chose the same key are two.
        var other = await world.ReportFridgeAsync("k2");
        var his = await world.TechnicianOfAsync(other.TicketId);
        await world.Technicians.AcceptAsync(his, other.TicketId, world.Stop);
        await acts.DoAsync(his, other.TicketId, new("same", OfflineKind.Note, world.Store.Clock.GetUtcNow(), Text: "一"), world.Stop);
        await acts.DoAsync(lina, other.TicketId, new("same", OfflineKind.Note, world.Store.Clock.GetUtcNow(), Text: "二"), world.Stop);
        Assert.Equal(2, (await EventsAsync(world, other.TicketId)).Count(e => e.Fact is NotedInternally));
    }

    private static async Task<(ReportTaken Report, Viewer Technician, OfflineActions Acts)> AcceptedAsync(World world)
    {
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        return (report, technician, new(world.Technicians, world.Labour, world.Desk));
    }

    private static async Task<IReadOnlyList<TicketEvent>> EventsAsync(World world, Guid id)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return [.. (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == id).OrderBy(e => e.Version).ToListAsync(world.Stop)).Select(e => e.ToTicketEvent())];
    }
}
