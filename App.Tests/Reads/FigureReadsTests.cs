using Plainmend.Domain.People;
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
        var figures = (await new FigureReads(payer.World.Store.Db, payer.World.Store.Clock).LastAsync(payer.Tenant, 7, payer.Stop))!;
        Assert.Equal([(new DateOnly(2026, 6, 16), 1), (new DateOnly(2026, 6, 17), 2)], figures.Days.Where(d => d.Reported > 0).Select(d => (d.Day, d.Reported)));
        Assert.Equal((7, 3, 0, 3), (figures.Days.Count, figures.Reported, figures.Completed, figures.Open));
        Assert.Null(figures.MedianHours);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Without_the_module_there_are_no_figures(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Reports, false, payer.Stop);
        Assert.Null(await new FigureReads(payer.World.Store.Db, payer.World.Store.Clock).LastAsync(payer.Tenant, 7, payer.Stop));
    }
}
