using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>What the schedule board shows of a day. The world's clock says Monday 2026-06-15, 10:00 in Shanghai.</summary>
public sealed class BoardReadsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static BoardReads Board(World world) => new(world.Store.Db, world.Rules, world.Store.Clock);

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_ticket_goes_from_nobody_to_an_offer_to_a_visit_and_back_to_the_unscheduled(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (board, lina) = (Board(world), await world.WhoAsync("lina"));
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        BoardRow Row(BoardView view) => view.Rows.Single(r => r.Id == technician.Id);

        var offered = await board.ReadAsync(lina, null, world.Stop);
        var offer = Assert.Single(Row(offered).Offers);
        Assert.Equal((TicketState.Offered, TicketAct.Unassign), (offer.State, offer.ActTo(offered.Rows.First(r => r.Id != technician.Id).Id)));
        Assert.Null(offer.ActTo(technician.Id));
        Assert.True(offer.OfferUntil > world.Store.Clock.GetUtcNow());

        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        var booked = Assert.Single(Row(await board.ReadAsync(lina, null, world.Stop)).Cards);
        Assert.Equal((VisitState.Proposed, TicketAct.Reschedule), (booked.Visit, booked.ActTo(technician.Id)));
        Assert.Empty((await board.ReadAsync(lina, new(2026, 6, 16), world.Stop)).Rows.SelectMany(r => r.Cards));

        world.Store.Clock.Advance(TimeSpan.FromHours(3));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        var missed = await board.ReadAsync(lina, null, world.Stop);
        Assert.Equal((VisitState.Missed, 0), (Row(missed).Cards.Single().Visit, Row(missed).Cards.Single().Open.Count));
        var waits = Assert.Single(missed.Waiting);
        Assert.Equal((TicketState.Accepted, technician.Id, TicketAct.Book), (waits.State, waits.TechnicianId!.Value, waits.ActTo(technician.Id)!.Value));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_day_is_as_long_as_the_shifts_and_shows_leave_and_holidays(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (board, lina) = (Board(world), await world.WhoAsync("lina"));
        var week = Enum.GetValues<DayOfWeek>().Select(d => new DayHours(d, [new(new(8, 0), new(18, 0))])).ToList();
        var noon = new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            foreach (var row in await db.Technicians.AsTracking().ToListAsync(s))
            {
                (row.Profile, row.Version) = (row.Profile with { Shift = new("Asia/Shanghai", week, []), Leaves = [new(noon, noon.AddDays(3), "病假")] }, row.Version + 1);
                db.Note(Subjects.Technician, row.Id, row.Version, "TechnicianChanged", row.Profile, Actor.System("test"), world.Store.Clock.GetUtcNow());
            }
            await db.SaveChangesAsync(s);
        }, world.Stop);
        var view = await board.ReadAsync(lina, null, world.Stop);
        Assert.Equal((noon.AddHours(-4), noon.AddHours(6), 20), (view.From, view.To, view.Columns));
        Assert.All(view.Rows, r => Assert.Equal(noon, Assert.Single(r.Away).From));
        Assert.All(view.Rows, r => Assert.Equal(view.From, Assert.Single(r.Shift).From));

        await world.Company.PublishAsync(world.Tenant, 1, _ => new BusinessCalendar("Asia/Shanghai", week, [SpecialDay.Closed(new(2026, 6, 19), "端午节")]), Actor.System("test"), world.Stop);
        var holiday = await board.ReadAsync(lina, new(2026, 6, 19), world.Stop);
        Assert.All(holiday.Rows, r => Assert.Empty(r.Shift));
        Assert.Equal(48, holiday.Columns);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_week_counts_what_its_days_show_and_nobody_is_free_who_does_not_work(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (board, lina) = (Board(world), await world.WhoAsync("lina"));
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        var week = await board.WeekAsync(lina, new(2026, 6, 21), world.Stop);
        Assert.Equal((new DateOnly(2026, 6, 15), new DateOnly(2026, 6, 15), 7), (week.Monday, week.Today, week.Days.Count()));
        for (var i = 0; i < 7; i++)
        {
            var day = await board.ReadAsync(lina, week.Monday.AddDays(i), world.Stop);
            Assert.Equal(day.Rows.Select(r => (r.Id, r.Jobs)), week.Rows.Select(r => (r.Id, r.Days[i].Jobs)));
        }
        var his = week.Rows.Single(r => r.Id == technician.Id);
        Assert.Equal((1, his.Days[0].JobsPerDay - 1), (his.Days[0].Jobs, his.Days[0].Free));
        Assert.Equal(week.Rows.Sum(r => r.Days[0].Free), week.Free(0));

        // On leave on Wednesday from noon, and wholly on Thursday; what was entered twice counts once.
        var noon = new DateTimeOffset(2026, 6, 17, 12, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            var row = await db.Technicians.AsTracking().SingleAsync(t => t.Id == technician.Id, s);
            (row.Profile, row.Version) = (row.Profile with { Leaves = [new(noon, noon.AddHours(36), "病假"), new(noon, noon.AddHours(30), "重复登记")] }, row.Version + 1);
            db.Note(Subjects.Technician, row.Id, row.Version, "TechnicianChanged", row.Profile, Actor.System("test"), world.Store.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, world.Stop);
        var days = (await board.WeekAsync(lina, null, world.Stop)).Rows.Single(r => r.Id == technician.Id).Days;
        Assert.Equal((false, true, true), (days[1].Away, days[2].Away, days[3].Away));
        Assert.Equal((TimeSpan.Zero, 0), (days[3].Working, days[3].Free));
        Assert.True(days[2].Working > TimeSpan.Zero && days[2].Working < days[1].Working);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => board.WeekAsync(technician, null, world.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_technician_is_not_shown_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => Board(world).ReadAsync(technician, null, world.Stop))).Reason);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => Board(world).OneAsync(technician, report.TicketId, world.Stop))).Reason);
    }
}
