using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>Figures over time are counted on the company's own days, and are closed while their module is off.</summary>
public sealed class FigureReadsTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_report_belongs_to_the_day_its_company_had_then(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        payer.MoveTo(2026, 6, 16, 23, 59);
        await payer.World.ReportFridgeAsync("a");
        payer.MoveTo(2026, 6, 17, 0, 1);
        await payer.World.ReportFridgeAsync("b");
        await payer.World.ReportFridgeAsync("c");
        await Given.Figures.CountAsync(payer.World);
        var picture = (await LastWeekAsync(payer))!;
        Assert.Equal([(new DateOnly(2026, 6, 16), 1, 1), (new DateOnly(2026, 6, 17), 2, 3)], picture.Days.Where(d => d.Reported > 0).Select(d => (d.Day, d.Reported, d.Open)));
        Assert.Equal((7, 3m, 0m, 3m), (picture.Days.Count, Of(picture, "Reported"), Of(picture, "Completed"), Of(picture, "Open")));
        Assert.Null(Of(picture, "ResolveRealMedian"));
        Assert.Equal((0, 0L), (picture.OpenThen, picture.Behind));
        Assert.Equal([3], picture.Ages.Where(a => a.Tickets > 0).Select(a => a.Tickets));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Without_the_module_there_are_no_figures(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.World.ReportFridgeAsync();
        await Given.Figures.CountAsync(payer.World);
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Reports, false, payer.Stop);
        var (db, clock) = (payer.World.Store.Db, payer.World.Store.Clock);
        var (range, work) = (DayRange.UpTo(new(2026, 6, 17), 7), new WorkReads(db, new(db, payer.World.Rules, clock), clock));
        Assert.Null(await LastWeekAsync(payer));
        Assert.Null(await new FigureReads(db, clock).CutAsync(payer.Tenant, range, Cut.Channel, payer.Stop));
        Assert.Null(await new FigureReads(db, clock).OutlookAsync(payer.Tenant, payer.Stop));
        Assert.Null(await new DrillReads(db).ReadAsync(payer.Tenant, new(Figure.All[0], range), payer.Stop));
        Assert.Null(await work.PeopleAsync(payer.Tenant, range, payer.Stop));
        Assert.Null(await work.PlatformAsync(payer.Tenant, payer.Stop));
        Assert.Empty(await new Plainmend.Reads.Exports.FigureTables(db).LinesAsync(payer.Tenant, range, payer.Stop).ToListAsync(payer.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Work_is_measured_against_shifts_and_the_platform_against_reports(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var (world, db, clock) = (payer.World, payer.World.Store.Db, payer.World.Store.Clock);
        var technician = await world.WhoAsync("zhoujianguo");
        await Given.Figures.PrepareAsync(world);
        await Given.Figures.TellAsync(world, Given.Figures.Mixed([HalfAnHourOf(technician.Id)]));
        payer.MoveTo(2026, 6, 15, 16);
        await Given.Figures.CountAsync(world);
        var work = new WorkReads(db, new(db, world.Rules, clock), clock);
        var range = DayRange.UpTo(new(2026, 6, 15), 1);
        var people = (await work.PeopleAsync(payer.Tenant, range, payer.Stop))!;
        var busy = people.People[0];
        Assert.Equal((technician.Id, 1, 0.5m), (busy.Id, busy.Completed, busy.Hours));
        Assert.Equal(decimal.Round(1m - 1m / people.People.Count, 10, MidpointRounding.ToEven), decimal.Round(people.GiniTickets!.Value, 10, MidpointRounding.ToEven));
        await using var reading = db.Read(payer.Tenant);
        var shift = (await reading.Technicians.SingleAsync(t => t.Id == technician.Id, payer.Stop)).Profile.Shift;
        var open = Enumerable.Range(0, 24 * 60).Select(m => new DateTimeOffset(2026, 6, 14, 16, 0, 0, TimeSpan.Zero).AddMinutes(m)).Count(at => at < payer.Now && shift.IsOpen(at));
        Assert.Equal(open / 60m, busy.Shift);
        var running = Assert.Single((await work.PlatformAsync(payer.Tenant, payer.Stop))!);
        Assert.Equal((true, 1L, (await payer.LiveAsync()).Forecast.SoFar.TotalMoney), (running.Running, running.Reported, running.Cost));
    }

    private static IReadOnlyList<TicketEvent> HalfAnHourOf(Guid technician)
    {
        var told = GivenTicket.In(TicketState.InRepair).TakeNewEvents().Select(e => e.Fact is OfferMade offer ? e with { Fact = offer with { TechnicianId = technician } } : e).ToList();
        var at = told[^1].At;
        Fact[] rest = [new Used(UsageRecord.During("h", ServiceMeters.Labour, "v", at, at.AddMinutes(30), "test")), new WorkFinished("好", "因", 0), new WorkConfirmed()];
        return [.. told, .. rest.Select((fact, n) => new TicketEvent(told.Count + 1 + n, at.AddMinutes(30), GivenTicket.Technician, fact))];
    }

    private static Task<FigurePicture?> LastWeekAsync(Payer payer) => new FigureReads(payer.World.Store.Db, payer.World.Store.Clock).ReadAsync(payer.Tenant, DayRange.UpTo(new(2026, 6, 17), 7), payer.Stop);

    private static decimal? Of(FigurePicture picture, string figure) => picture.Of(Figure.Find(figure)!);
}
