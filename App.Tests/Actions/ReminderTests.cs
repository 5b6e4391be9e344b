using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Appointments are reminded of, each time once, and only while they stand.</summary>
public sealed class ReminderTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static ReminderActions Reminders(World world) => new(world.Store.Db, world.Door);

    private static OutboxActions Outbox(World world) => new(world.Store.Db, world.Store.Writer, world.Store.Clock);

    /// <summary>A ticket with an appointment at nine in the morning two days from now; its technician has an address.</summary>
    private static async Task<(ReportTaken Report, Viewer Technician, ArrivalWindow Window)> BookedAsync(World world)
    {
        var report = await world.Reports.SubmitAsync(world.Tenant, new FaultReport(
            Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "不制冷", "张伟", "13812345678", "浦东", "示例路 1 号", Email: "zhang@customer.example", Language: "en"), Actor.Customer("张伟"), "k", world.Stop);
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        var from = new DateTimeOffset(2026, 6, 17, 9, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        var window = new ArrivalWindow(from, from.AddMinutes(30));
        await world.Desk.RescheduleAsync(await world.WhoAsync("lina"), report.TicketId, window, "约定", world.Stop);
        return (report, technician, window);
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var mails = await db.Outbox.Where(m => m.PersonId == null && m.BotId == null).OrderBy(m => m.Id).ToListAsync(world.Stop);
        return [.. mails.Where(m => m.Says.Kind is NoticeKind.VisitTomorrow or NoticeKind.VisitSoon).Select(m => m.Says.Kind.ToString())];
    }

    private static async Task<int> AtAsync(World world, DateTimeOffset at)
    {
        world.Store.Clock.SetUtcNow(at);
        return await Reminders(world).RunAsync(world.Tenant, world.Stop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_day_before_and_two_hours_before_customer_and_technician_are_reminded_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (_, technician, window) = await BookedAsync(world);
        Assert.Equal(0, await AtAsync(world, window.From.AddHours(-24).AddSeconds(-1)));
        // Two nodes, and one of them again after a restart.
        world.Store.Clock.SetUtcNow(window.From.AddHours(-24));
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Reminders(world).RunAsync(world.Tenant, world.Stop))))).Sum());
        Assert.Equal(0, await AtAsync(world, window.From.AddHours(-13)));
        Assert.Equal(0, await AtAsync(world, window.From.AddHours(-2).AddSeconds(-1)));
        Assert.Equal(1, await AtAsync(world, window.From.AddHours(-2)));
        Assert.Equal(0, await AtAsync(world, window.From.AddMinutes(-1)));
        Assert.Equal(0, await AtAsync(world, window.From.AddMinutes(1)));
        Assert.Equal(["VisitTomorrow", "VisitSoon"], await ToldAsync(world));
        await using var db = world.Store.Db.Read(world.Tenant);
        var shown = await db.Notices.Where(n => n.PersonId == technician.Id).OrderBy(n => n.At).ToListAsync(world.Stop);
        Assert.Equal([NoticeKind.VisitTomorrow, NoticeKind.VisitSoon], shown.Select(n => n.Says.Kind).Where(k => k != NoticeKind.OfferMade));
        Assert.All(shown.Where(n => n.Says.Kind != NoticeKind.OfferMade), n => Assert.Equal(window, n.Says.Window));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Who_just_agreed_on_a_time_is_not_reminded_of_it_and_what_was_late_half_a_day_is_left_out(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, _, window) = await BookedAsync(world);
        Assert.Equal(0, await AtAsync(world, window.From.AddHours(-11)));
        await world.Desk.RescheduleAsync(await world.WhoAsync("lina"), report.TicketId, new(window.From.AddHours(1), window.To.AddHours(1)), "改约", world.Stop);
        Assert.Equal(0, await AtAsync(world, window.From.AddHours(-2)));
        Assert.Equal(1, await AtAsync(world, window.From.AddHours(-1)));
        Assert.Equal(["VisitSoon"], await ToldAsync(world));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_cancelled_appointment_is_not_reminded_of_and_a_waiting_reminder_of_a_moved_one_does_not_leave(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, _, window) = await BookedAsync(world);
        Assert.Equal(1, await AtAsync(world, window.From.AddHours(-24)));
        var lina = await world.WhoAsync("lina");
        await world.Desk.RescheduleAsync(lina, report.TicketId, new(window.From.AddHours(5), window.To.AddHours(5)), "改约", world.Stop);
        await using (var db = world.Store.Db.Read(world.Tenant))
        {
            var waits = (await db.Outbox.ToListAsync(world.Stop)).Single(m => m.Says.Kind == NoticeKind.VisitTomorrow && m.PersonId == null);
            Assert.Null(await Outbox(world).BeginAsync(world.Tenant, waits.Id, withLink: false, world.Stop));
            var ended = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == waits.Id, world.Stop);
            Assert.Equal((MessageState.GivenUp, OutboxActions.Moot), (ended.State, ended.LastError));
        }
        await world.Desk.CancelAsync(lina, report.TicketId, "客户取消", world.Stop);
        Assert.Equal(0, await AtAsync(world, window.From.AddHours(3)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task In_quiet_hours_the_technicians_mail_waits_and_is_dropped_when_it_would_come_too_late(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (_, technician, window) = await BookedAsync(world);
        var choices = NoticeChoices.Default with { Email = "zhou@anju.example", QuietFrom = new(21, 0), QuietTo = new(8, 30) };
        await new NoticeActions(world.Store.Writer, world.Store.Clock).ChooseAsync(technician, 0, choices, world.Stop);
        Assert.Equal(1, await AtAsync(world, window.From.AddHours(-2)));
        await using var db = world.Store.Db.Read(world.Tenant);
        var mail = (await db.Outbox.ToListAsync(world.Stop)).Single(m => m.Says.Kind == NoticeKind.VisitSoon && m.PersonId == technician.Id);
        Assert.Null(await Outbox(world).BeginAsync(world.Tenant, mail.Id, withLink: false, world.Stop));
        Assert.Equal(window.From.AddMinutes(-30), (await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == mail.Id, world.Stop)).NextAt);
        world.Store.Clock.SetUtcNow(window.From.AddMinutes(1));
        Assert.Null(await Outbox(world).BeginAsync(world.Tenant, mail.Id, withLink: false, world.Stop));
        Assert.Equal(MessageState.GivenUp, (await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == mail.Id, world.Stop)).State);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task After_a_visit_that_came_to_nothing_the_customer_is_asked_to_choose_again(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician, window) = await BookedAsync(world);
        world.Store.Clock.SetUtcNow(window.To.AddHours(1));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        await world.Customers.BookAsync(report.Secret, (await world.Track.FreeWindowsAsync(report.Secret, world.Stop))[0], world.Stop);
        await world.Technicians.ReportNoShowAsync(technician, report.TicketId, "敲门无人应答", world.Stop);
        await using var db = world.Store.Db.Read(world.Tenant);
        var kinds = (await db.Outbox.Where(m => m.PersonId == null).ToListAsync(world.Stop)).Select(m => m.Says.Kind).ToList();
        Assert.Contains(NoticeKind.VisitFailed, kinds);
        Assert.Contains(NoticeKind.NobodyThere, kinds);
    }
}
