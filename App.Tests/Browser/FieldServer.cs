using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Reads;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Browser;

/// <summary>The app with a small demo world in which nothing happens by itself, for walls and telephones.</summary>
public class FieldServer : DeskServer
{
    /// <summary>Past tickets per company.</summary>
    public int History { get; init; } = 6;

    protected override IEnumerable<KeyValuePair<string, string>> Settings() =>
        [.. base.Settings(), new("Demo:Enabled", "true"), new("Demo:Play", "false"), new("Demo:History", History.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Demo:Days", "1")];

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>安居电器.</summary>
    public async Task<Tenant> CompanyAsync() => (await Get<TenantBook>().ActiveAsync(TestContext.Current.CancellationToken)).First(t => t.Slug == "anju");

    public async Task<string> WallAsync(string label = "东区")
    {
        var company = await CompanyAsync();
        return await Get<WallActions>().CreateAsync(company.Id, label, Actor.System("Test"), TestContext.Current.CancellationToken);
    }

    public async Task<ReportTaken> ReportAsync(string fault = "fridge.not-cooling", string district = "浦东") => await Get<ReportActions>().SubmitAsync(
        (await CompanyAsync()).Id,
        new FaultReport(Channel.Form, fault.Split('.')[0], fault, "BCD-452", "冷藏室不制冷，昨天晚上开始的。", "张伟", "13812345678", district, "示例路 1 号 302 室"),
        Actor.Customer("张伟"), LinkSecret.New(), TestContext.Current.CancellationToken);

    public async Task<Ticket> TicketAsync(Guid id)
    {
        await using var db = Get<Db>().Read((await CompanyAsync()).Id);
        return await TicketDoor.LoadAsync(db, id, TestContext.Current.CancellationToken);
    }

    /// <summary>A person of the demo company as the acts know him.</summary>
    public async Task<Viewer> WhoAsync(Guid id)
    {
        return Viewer.Of((await Get<MemberBook>().ByIdAsync((await CompanyAsync()).Id, id, TestContext.Current.CancellationToken))!);
    }

    /// <summary>A page signed in as this person, at this path.</summary>
    public async Task<IPage> EnterAsync(Chromium chromium, Screen screen, Guid person, string path)
    {
        var page = await chromium.OpenAsync(this, screen, $"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"form:has(input[value='{person}']) button").ClickAsync();
        await page.WaitForURLAsync("**" + path);
        await page.LiveAsync();
        return page;
    }

    /// <summary>Offered to somebody who is on shift or not: the desk asks him with a reason.</summary>
    public async Task<(ReportTaken Report, Viewer Technician)> OfferAsync(string login = "zhoujianguo")
    {
        var company = await CompanyAsync();
        var stop = TestContext.Current.CancellationToken;
        var people = (await Get<MemberBook>().DemoAsync(stop)).Where(p => p.Company.Id == company.Id).Select(p => p.Person).ToList();
        var technician = await WhoAsync(people.First(p => p.Login.StartsWith(login + "@", StringComparison.Ordinal)).Id);
        var desk = await WhoAsync(people.First(p => p.Role == Role.Supervisor).Id);
        var report = await ReportAsync();
        var ticket = await TicketAsync(report.TicketId);
        if (ticket.State == TicketState.Offered) await Get<AssignmentActions>().UnassignAsync(desk, report.TicketId, "test", undo: true, stop);
        await Get<AssignmentActions>().AssignAsync(desk, report.TicketId, technician.Id, "test", stop);
        return (report, technician);
    }
}
