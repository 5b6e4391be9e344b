using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What an administrator does about his company, on both databases.</summary>
public sealed class CompanyActionsTests(PostgresCluster cluster)
{
    private const string Password = "correct horse battery";
    private static readonly WorkEntry Work = new([new("fridge", 3)], ["gas"], ["浦东"], 6, 4, BusinessCalendar.AroundTheClock("Asia/Shanghai"));

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_sign_in_name_is_unique_over_all_companies_whatever_its_case(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        await world.Company.TakeOnAsync(admin, "Wang.Fang", Password, new("王芳", "", Role.Agent, true, null), world.Stop);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.Company.TakeOnAsync(admin with { Tenant = world.Tenant }, "wang.FANG", Password, new("王方", "", Role.Agent, true, null), world.Stop));
        Assert.Equal((Refusal.AlreadyTaken, "Login"), (refused.Reason, refused.Details[0]));
        var member = await world.Members.ByLoginAsync("WANG.fang", world.Stop);
        Assert.Equal("王芳", member!.NameEn);
        Assert.True(Passwords.Matches(member.PasswordHash!, Password));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Deactivating_changing_the_role_and_a_new_password_end_sessions_and_a_new_name_does_not(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        var id = await world.Company.TakeOnAsync(admin, "zhao", Password, new("赵敏", "Zhao Min", Role.Technician, true, Work), world.Stop);
        var stamp = (await MemberAsync(world, id)).Stamp;
        await world.Company.ChangePersonAsync(admin, id, 1, new("赵敏敏", "Zhao Min", Role.Technician, true, Work), world.Stop);
        Assert.Equal(stamp, (await MemberAsync(world, id)).Stamp);
        await world.Company.ResetPasswordAsync(admin, id, 2, Password + "2", world.Stop);
        Assert.NotEqual(stamp, stamp = (await MemberAsync(world, id)).Stamp);
        await world.Company.ChangePersonAsync(admin, id, 3, new("赵敏", "", Role.Agent, true, null), world.Stop);
        Assert.NotEqual(stamp, stamp = (await MemberAsync(world, id)).Stamp);
        Assert.False((await ProfileAsync(world, id)).Active);
        await world.Company.ChangePersonAsync(admin, id, 4, new("赵敏", "", Role.Agent, false, null), world.Stop);
        Assert.NotEqual(stamp, (await MemberAsync(world, id)).Stamp);
        Assert.Null(await world.Members.ByLoginAsync("zhao", world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_version_that_is_not_the_newest_is_refused_and_changes_nothing(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        var reads = new AdminAgreements(world.Store.Db, world.Rules);
        var card = (await reads.PricesAsync(admin, world.Stop))!;
        var dearer = (PriceEntry.Of(card.Current!) with { CallOut = 35m }).On(card.Current!);
        Assert.Equal(2, await world.Company.PublishPricesAsync(admin, card.Number, dearer, world.Stop));
        var late = await Assert.ThrowsAsync<RefusedException>(() => world.Company.PublishPricesAsync(admin, card.Number, card.Current!, world.Stop));
        Assert.Equal(Refusal.SomeoneWasFaster, late.Reason);
        var now = (await reads.PricesAsync(admin, world.Stop))!;
        Assert.Equal((2, 35m), (now.Number, PriceEntry.Of(now.Current!).CallOut));
        Assert.Equal([(2, admin.Name), (1, "Demo")], now.History.Select(v => (v.Number, v.Author)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_ticket_keeps_the_prices_it_was_taken_in_with(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        var report = await world.ReportFridgeAsync();
        var card = (await new AdminAgreements(world.Store.Db, world.Rules).PricesAsync(admin, world.Stop))!.Current!;
        await world.Company.PublishPricesAsync(admin, 1, (PriceEntry.Of(card) with { CallOut = 99m }).On(card), world.Stop);
        var later = await world.ReportFridgeAsync("k2");
        Assert.Equal(1, (await world.TicketAsync(report.TicketId)).RateCardVersion);
        Assert.Equal(2, (await world.TicketAsync(later.TicketId)).RateCardVersion);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_published_rule_decides_the_next_ticket(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        var rules = (await new AdminAgreements(world.Store.Db, world.Rules).RulesAsync(admin, world.Stop))!;
        await world.Company.PublishRulesAsync(admin, rules.Number, [.. rules.Current!.Select(r => r with { On = false })], world.Stop);
        var report = await world.ReportFridgeAsync();
        Assert.Null((await world.TicketAsync(report.TicketId)).TechnicianId);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_an_administrator_changes_the_set_up_and_the_last_one_stays(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        var entry = new MemberEntry("某人", "", Role.Agent, true, null);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.Company.TakeOnAsync(admin with { Role = Role.Supervisor }, "x1", Password, entry, world.Stop));
        Assert.Equal(Refusal.AdminOnly, refused.Reason);
        var others = (await new AdminReads(world.Store.Db, world.Rules).PeopleAsync(admin, world.Stop))!.People.Where(p => p.Role == Role.Admin && p.Id != admin.Id);
        foreach (var other in others) await world.Company.ChangePersonAsync(admin, other.Id, other.Version, entry, world.Stop);
        refused = await Assert.ThrowsAsync<RefusedException>(() => world.Company.ChangePersonAsync(admin, admin.Id, 1, entry, world.Stop));
        Assert.Equal(Refusal.LastAdmin, refused.Reason);
        Assert.Null(await new AdminReads(world.Store.Db, world.Rules).PeopleAsync(admin with { Role = Role.Agent }, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_typed_wrongly_is_refused_by_the_name_of_its_field(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await AdminAsync(world);
        var entry = new MemberEntry("某人", "", Role.Agent, true, null);
        async Task<(Refusal, object)> RefusedAsync(Func<Task> act)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(act);
            return (refused.Reason, refused.Details[0]);
        }
        Assert.Equal((Refusal.OutOfRange, "Password"), await RefusedAsync(() => world.Company.TakeOnAsync(admin, "x", "short", entry, world.Stop)));
        Assert.Equal((Refusal.BadForm, "Login"), await RefusedAsync(() => world.Company.TakeOnAsync(admin, "a b", Password, entry, world.Stop)));
        Assert.Equal((Refusal.BadText, "Name"), await RefusedAsync(() => world.Company.TakeOnAsync(admin, "x", Password, entry with { Name = "a\0b" }, world.Stop)));
        Assert.Equal((Refusal.AlreadyTaken, "Code"), await RefusedAsync(() => world.Company.AddLineAsync(admin, "Fridge", new("冰箱", "", 12, true), world.Stop)));
        Assert.Equal((Refusal.AlreadyTaken, "Serial"), await RefusedAsync(() => world.Company.AddDeviceAsync(admin, new("fridge", "X", $"SN{world.Tenant}01000", null, null), world.Stop)));
        var card = (await new AdminAgreements(world.Store.Db, world.Rules).PricesAsync(admin, world.Stop))!.Current!;
        Assert.Equal((Refusal.OutOfRange, "CallOut"), await RefusedAsync(() => world.Company.PublishPricesAsync(admin, 1, (PriceEntry.Of(card) with { CallOut = -1m }).On(card), world.Stop)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_starter_kit_opens_a_company_that_takes_in_a_ticket(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var kit = new StarterKit(world.Company, world.Store.Clock);
        var entry = new CompanyEntry("新企业", "", "xin", "xq", "400-1", "Asia/Shanghai", "CNY", false, "老板", "Boss", Password);
        var id = await kit.OpenAsync(entry, world.Stop);
        var taken = await Assert.ThrowsAsync<RefusedException>(() => kit.OpenAsync(entry with { Login = "other" }, world.Stop));
        Assert.Equal((Refusal.AlreadyTaken, "Slug"), (taken.Reason, taken.Details[0]));
        var report = await world.Reports.SubmitAsync(
            id, new FaultReport(Channel.Form, "example", "example.other", "", "坏了", "张伟", "13812345678", "浦东", ""), Actor.Customer("张伟"), "k9", world.Stop);
        Assert.StartsWith("XQ-", report.Number, StringComparison.Ordinal);
        var boss = await world.Members.ByLoginAsync("boss", world.Stop);
        Assert.Equal((id, Role.Admin), (boss!.TenantId, boss.Role));
    }

    private static async Task<Viewer> AdminAsync(World world)
    {
        var admin = (await world.Members.DemoAsync(world.Stop)).First(d => d.Person.Role == Role.Admin).Person;
        return new(admin.TenantId, admin.Id, admin.Name, admin.NameEn, admin.Role);
    }

    private static async Task<Member> MemberAsync(World world, Guid id)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Members.SingleAsync(m => m.Id == id, world.Stop);
    }

    private static async Task<Technician> ProfileAsync(World world, Guid id)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Technicians.Where(t => t.Id == id).Select(t => t.Profile).SingleAsync(world.Stop);
    }
}
