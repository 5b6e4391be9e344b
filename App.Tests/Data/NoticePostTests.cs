using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Data;

/// <summary>What an act has to tell is stored with it, or not at all.</summary>
public sealed class NoticePostTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static FaultReport Fridge(string email, string district = "浦东") =>
        new(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "不制冷", "张伟", "13812345678", district, "示例路 1 号", Email: email, Language: "en");

    private static async Task<IReadOnlyList<string>> ToldAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return [.. (await db.Outbox.ToListAsync(world.Stop)).OrderBy(m => int.Parse(m.Key.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)).Select(m => $"{m.Says.Kind} {m.Recipient}")];
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_customer_is_told_the_whole_story_in_its_order(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.Reports.SubmitAsync(world.Tenant, Fridge("zhang@customer.example"), Actor.Customer("张伟"), "k", world.Stop);
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Desk.ReplyAsync(await world.WhoAsync("lina"), report.TicketId, "您好", "r1", world.Stop);
        await world.Desk.CancelAsync(await world.WhoAsync("lina"), report.TicketId, "客户取消", world.Stop);
        Assert.Equal(["ReportTaken", "Answered", "Cancelled"], (await ToldAsync(world)).Select(t => t.Split(' ')[0]).Where(k => k is not "AppointmentMade"));
        Assert.All(await ToldAsync(world), t => Assert.EndsWith("zhang@customer.example", t, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Staff_with_an_address_hear_of_offers_answers_and_broken_promises_and_not_of_their_own_acts(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = (await world.WhoAsync("lina")) with { Role = Role.Admin };
        var id = await world.Company.TakeOnAsync(admin, "mei@anju.example", "Long-enough-1", new("梅", "Mei", Role.Agent, true, null), world.Stop);
        await world.Company.TakeOnAsync(admin, "boss@anju.example", "Long-enough-1", new("沈", "Shen", Role.Supervisor, true, null), world.Stop);
        var mei = admin with { Id = id, Name = "梅", Role = Role.Agent };
        var report = await world.Reports.SubmitAsync(world.Tenant, Fridge("", "无人区"), Actor.Customer("张伟"), "k", world.Stop);
        // Nobody has it yet: the supervisors hear it.
        await world.Customers.WriteAsync(report.Secret, "在吗？", "w0", world.Stop);
        await world.Desk.NoteAsync(mei, report.TicketId, "我来", "n1", world.Stop);
        await world.Customers.WriteAsync(report.Secret, "什么时候来？", "w1", world.Stop);
        Assert.Equal(["CustomerWrote boss@anju.example", "CustomerWrote mei@anju.example"], await ToldAsync(world));
        world.Store.Clock.Advance(TimeSpan.FromDays(10));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        Assert.Equal(["PromiseBroken boss@anju.example", "PromiseBroken mei@anju.example"], (await ToldAsync(world)).Skip(2).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_who_share_a_letter_box_get_one_letter_and_the_act_is_kept(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var mei = await AgentAsync(world, "mei@anju.example");
        var choices = new NoticeActions(world.Store.Writer, world.Store.Clock);
        foreach (var who in new[] { mei, await world.WhoAsync("shenlan") }) await choices.ChooseAsync(who, 0, NoticeChoices.Default with { Email = "team@anju.example" }, world.Stop);
        var report = await world.Reports.SubmitAsync(world.Tenant, Fridge("", "无人区"), Actor.Customer("张伟"), "k", world.Stop);
        await world.Desk.NoteAsync(mei, report.TicketId, "我来", "n1", world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromDays(10));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        Assert.Equal(["PromiseBroken team@anju.example"], await ToldAsync(world));
        Assert.Equal(1, (await world.TicketAsync(report.TicketId)).EscalationLevel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nobody_is_told_of_what_he_did_himself(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var mei = await AgentAsync(world, "mei@anju.example");
        foreach (var byPhone in new[] { true, false })
        {
            var report = await world.ReportFridgeAsync($"k{byPhone}");
            var technician = await world.TechnicianOfAsync(report.TicketId);
            await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
            await world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop);
            await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new("BOARD-186", 1)], null, world.Stop);
            await world.Desk.NoteAsync(mei, report.TicketId, "我来", $"n{byPhone}", world.Stop);
            if (byPhone) await world.Desk.ApproveByPhoneAsync(mei, report.TicketId, 1, "张伟", world.Stop);
            else await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
            Assert.Equal(byPhone ? 0 : 1, (await ToldAsync(world)).Count(t => t == "QuoteDecided mei@anju.example"));
        }
    }

    private static async Task<Viewer> AgentAsync(World world, string login)
    {
        var admin = (await world.WhoAsync("lina")) with { Role = Role.Admin };
        return admin with { Id = await world.Company.TakeOnAsync(admin, login, "Long-enough-1", new("梅", "Mei", Role.Agent, true, null), world.Stop), Name = "梅", Role = Role.Agent };
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_an_act_tells_goes_with_it_when_it_is_refused(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await Assert.ThrowsAsync<RefusedException>(() => world.Store.Writer.WriteAsync<int>(world.Tenant, async (db, s) =>
        {
            var ticket = Ticket.Submit(world.Tenant, Guid.CreateVersion7(world.Store.Clock.GetUtcNow()), new Submitted(
                "X-1", Channel.Form, Priority.Normal, "fridge", "fridge.not-cooling", ServiceMode.Visit, "", "x",
                new("张伟", "1", "浦东", "", "zhang@customer.example", "en"), null, "standard", null, 1, 1, 1), Actor.Customer("张伟"), world.Store.Clock.GetUtcNow());
            db.Tickets.Add(ticket);
            await db.SaveChangesAsync(s);
            Assert.Equal(1, await db.Outbox.CountAsync(s));
            throw new RefusedException(Refusal.NotFound);
        }, world.Stop));
        Assert.Empty(await ToldAsync(world));
    }

    [Theory]
    [InlineData("zhang@customer", false)]
    [InlineData("张伟 <zhang@customer.example>", false)]
    [InlineData("zhang@customer.example\r\nBcc: a@b.example", false)]
    [InlineData("a@b.example,c@d.example", false)]
    [InlineData("zhang@customer.example", true)]
    [InlineData("o'brien+fridge@mail.customer.example", true)]
    public async Task Only_one_plain_address_is_taken_with_a_report(string address, bool good)
    {
        Assert.Equal(good, EmailAddress.IsOne(address));
        await using var world = await World.OfAsync("sqlite", cluster);
        var attempt = await Record.ExceptionAsync(() => world.Reports.SubmitAsync(world.Tenant, Fridge(address), Actor.Customer("张伟"), "k", world.Stop));
        if (good) Assert.Null(attempt);
        else Assert.Equal((Refusal.BadForm, "Email"), (Assert.IsType<RefusedException>(attempt).Reason, Assert.IsType<RefusedException>(attempt).Details[0]));
    }
}
