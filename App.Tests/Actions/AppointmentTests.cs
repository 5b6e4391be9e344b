using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>The guard of appointments: inside the working hours, no overlap, time to travel; also when many come at once.</summary>
public sealed class AppointmentTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    // The world's clock says Monday 2026-06-15, 10:00 in Shanghai.
    private static ArrivalWindow At(int day, int hour, int minute = 0)
    {
        var from = new DateTimeOffset(2026, 6, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        return new(from, from.AddMinutes(30));
    }

    private static async Task<Refusal?> RefusedAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Reason;
        }
    }

    /// <summary>Tickets of one technician that he accepted, each with an appointment.</summary>
    private static async Task<(Viewer Technician, IReadOnlyList<ReportTaken> Reports)> AcceptedAsync(World world, int many)
    {
        var reports = new List<ReportTaken> { await world.ReportFridgeAsync() };
        var technician = await world.TechnicianOfAsync(reports[0].TicketId);
        for (var i = 1; i < many; i++)
        {
            var next = await world.ReportFridgeAsync($"k{i + 1}");
            if ((await world.TicketAsync(next.TicketId)).TechnicianId != technician.Id)
                await world.Assignment.ReassignAsync(await world.WhoAsync("lina"), next.TicketId, technician.Id, "同一片区", world.Stop);
            reports.Add(next);
        }
        foreach (var report in reports) await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        return (technician, reports);
    }

    private static Task WorkAsync(World world, Guid technician, Func<Technician, Technician> change) => world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
    {
        var row = await db.Technicians.AsTracking().SingleAsync(t => t.Id == technician, s);
        (row.Profile, row.Version) = (change(row.Profile), row.Version + 1);
        db.Note(Subjects.Technician, row.Id, row.Version, "TechnicianChanged", row.Profile, Actor.System("test"), world.Store.Clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, world.Stop);

    private static BusinessCalendar Daytime(params SpecialDay[] special) =>
        new("Asia/Shanghai", [.. Enum.GetValues<DayOfWeek>().Select(d => new DayHours(d, [new(new(8, 0), new(18, 0))]))], special);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_two_dispatchers_who_book_the_same_time_at_once_one_wins_and_the_other_is_told_which_ticket_has_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (technician, reports) = await AcceptedAsync(world, 4);
        var lina = await world.WhoAsync("lina");
        for (var round = 0; round < 5; round++)
        {
            var window = At(16, 9 + 2 * round);
            var answers = await Task.WhenAll(reports.Select(r => Task.Run(() => RefusedAsync(() => world.Desk.RescheduleAsync(lina, r.TicketId, window, "客户要求", world.Stop)))));
            Assert.Equal(1, answers.Count(a => a is null));
            Assert.All(answers.Where(a => a is not null), a => Assert.Equal(Refusal.VisitOverlap, a));
        }
        await using var db = world.Store.Db.Read(world.Tenant);
        var living = await db.Visits.Where(v => v.TechnicianId == technician.Id && v.State <= VisitState.Break).OrderBy(v => v.From).ToListAsync(world.Stop);
        Assert.All(living.Zip(living.Skip(1)), pair => Assert.True(pair.Second.From - pair.First.To >= TimeSpan.FromMinutes(20), $"{pair.First.To} – {pair.Second.From}"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nobody_is_booked_outside_his_shift_on_leave_on_a_holiday_or_without_time_to_travel(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (technician, reports) = await AcceptedAsync(world, 2);
        var lina = await world.WhoAsync("lina");
        var leave = At(17, 12);
        await WorkAsync(world, technician.Id, t => t with { Shift = Daytime(), Leaves = [new(leave.From, leave.From.AddHours(3), "医院")] });
        await world.Company.PublishAsync(world.Tenant, 1, _ => new BusinessCalendar("Asia/Shanghai", Daytime().Week, [SpecialDay.Closed(new(2026, 6, 19), "端午节")]), Actor.System("test"), world.Stop);
        await world.Desk.RescheduleAsync(lina, reports[0].TicketId, At(17, 9), "约定", world.Stop);

        async Task<Refusal?> MoveAsync(ArrivalWindow window) => await RefusedAsync(() => world.Desk.RescheduleAsync(lina, reports[1].TicketId, window, "约定", world.Stop));
        Assert.Equal(Refusal.VisitOffShift, await MoveAsync(At(17, 18)));
        Assert.Equal(Refusal.VisitOffShift, await MoveAsync(At(17, 17, 45)));
        Assert.Equal(Refusal.VisitOnLeave, await MoveAsync(At(17, 14, 45)));
        Assert.Equal(Refusal.VisitOnHoliday, await MoveAsync(At(19, 9)));
        Assert.Equal(Refusal.VisitOverlap, await MoveAsync(At(17, 9, 45)));
        Assert.Null(await MoveAsync(At(17, 9, 50)));

        // What the customer may choose from knows the same.
        var free = await world.Track.FreeWindowsAsync(reports[1].Secret, world.Stop);
        Assert.DoesNotContain(At(17, 18), free);
        Assert.DoesNotContain(At(17, 12), free);
        Assert.DoesNotContain(At(17, 9, 30), free);
        Assert.DoesNotContain(At(19, 9), free);
        Assert.Contains(At(17, 15), free);
        Assert.Contains(At(20, 17, 30), free);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_time_the_customer_chose_and_that_was_taken_meanwhile_is_refused_and_no_longer_offered(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (_, reports) = await AcceptedAsync(world, 2);
        var slot = (await world.Track.FreeWindowsAsync(reports[0].Secret, world.Stop))[4];
        var answers = await Task.WhenAll(reports.Select(r => Task.Run(() => RefusedAsync(() => world.Customers.RescheduleAsync(r.Secret, slot, world.Stop)))));
        Assert.Equal(1, answers.Count(a => a is null));
        Assert.Equal(1, answers.Count(a => a == Refusal.SlotTaken));
        var loser = reports[answers[0] is null ? 1 : 0];
        Assert.DoesNotContain(slot, await world.Track.FreeWindowsAsync(loser.Secret, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task After_a_visit_that_nobody_came_to_the_customer_chooses_a_new_time_himself(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (_, reports) = await AcceptedAsync(world, 1);
        world.Store.Clock.Advance(TimeSpan.FromHours(3));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        Assert.Equal(TicketState.Accepted, (await world.TicketAsync(reports[0].TicketId)).State);
        var slot = (await world.Track.FreeWindowsAsync(reports[0].Secret, world.Stop))[0];
        await world.Customers.BookAsync(reports[0].Secret, slot, world.Stop);
        var visit = (await world.TicketAsync(reports[0].TicketId)).LiveVisit!;
        Assert.Equal((slot, VisitState.Confirmed), (visit.Window, visit.State));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_time_offered_with_the_job_is_the_appointment_once_the_technician_accepts(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (technician, reports) = await AcceptedAsync(world, 1);
        var lina = await world.WhoAsync("lina");
        var ticket = await world.TicketAsync(reports[0].TicketId);
        var other = (await world.Assignment.SuggestAsync(lina, ticket.Id, world.Stop)).Candidates.First(c => c.TechnicianId != technician.Id);
        var seen = new SeenVisit(technician.Id, ticket.LiveVisit!.Window);
        await world.Assignment.ReassignAsync(lina, ticket.Id, other.TechnicianId, "临时调整", world.Stop, new(At(16, 9), seen));
        Assert.Equal(Refusal.MovedMeanwhile, await RefusedAsync(() => world.Assignment.ReassignAsync(lina, ticket.Id, technician.Id, "退回", world.Stop, new(At(16, 9), seen))));
        await world.Technicians.AcceptAsync(await world.TechnicianOfAsync(ticket.Id), ticket.Id, world.Stop);
        Assert.Equal(At(16, 9), (await world.TicketAsync(ticket.Id)).LiveVisit!.Window);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_shift_without_hours_is_accepted_without_an_appointment(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await WorkAsync(world, technician.Id, t => t with { Shift = new BusinessCalendar("Asia/Shanghai", [], []) });
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal((TicketState.Accepted, null), (ticket.State, ticket.LiveVisit));
    }
}
