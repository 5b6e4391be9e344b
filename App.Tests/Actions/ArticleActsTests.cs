using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Demo;
using Plainmend.Domain;
using Plainmend.Domain.Help;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Articles of the knowledge base, on both databases: to whom they show themselves, what proposes them, what is counted.</summary>
public sealed class ArticleActsTests(PostgresCluster cluster)
{
    private static readonly ArticleEntry Cooling = new("冰箱不制冷先检查", "Fridge not cooling", "请确认温控旋钮不在零档，门封条没有缝隙。", "Check the thermostat and the door seal.", ["fridge"], ["fridge.not-cooling"], ArticleAudience.Customer, true);

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_published_article_is_proposed_and_found_and_drafts_and_staffs_are_not_shown_to_customers(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (acts, reads, admin) = (Acts(world), Reads(world), await world.WhoAsync("chenjing.admin"));
        var id = await acts.KeepAsync(admin, null, 0, Cooling, world.Stop);
        await acts.KeepAsync(admin, null, 0, Cooling with { Title = "草稿", Published = false }, world.Stop);
        await acts.KeepAsync(admin, null, 0, Cooling with { Title = "内部", Audience = ArticleAudience.Staff }, world.Stop);
        async Task<string[]> ProposedAsync(string line, string fault, string told, bool staff) => [.. (await reads.ProposeAsync(world.Tenant, line, fault, told, staff, world.Stop)).Select(a => a.Title).Order(StringComparer.Ordinal)];
        Assert.Equal([Cooling.Title], await ProposedAsync("fridge", "fridge.not-cooling", "", staff: false));
        Assert.Equal(["内部", Cooling.Title], await ProposedAsync("fridge", "fridge.not-cooling", "", staff: true));
        Assert.Empty(await ProposedAsync("washer", "washer.no-spin", "不制冷", staff: false));
        Assert.Equal([Cooling.Title], await ProposedAsync("fridge", "fridge.noise", "门封条没有缝隙吗", staff: false));
        Assert.Equal([id], (await reads.PublicAsync("anju", "封条 温控", world.Stop))!.Articles.Select(a => a.Id));
        Assert.Empty((await reads.PublicAsync("anju", "压缩机", world.Stop))!.Articles);
        Assert.Null(await reads.PublicAsync("nobody", null, world.Stop));

        var other = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        Assert.Empty(await reads.ProposeAsync(other, "fridge", "fridge.not-cooling", "不制冷", staff: true, world.Stop));
        Assert.Empty((await reads.PublicAsync(DemoCompanies.All[1].Slug, null, world.Stop))!.Articles);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => acts.VoteAsync(other, id, ArticleVote.Helped, "k", world.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_change_keeps_the_earlier_version_a_page_votes_once_and_an_edit_meets_no_vote(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (acts, reads, admin) = (Acts(world), Reads(world), await world.WhoAsync("chenjing.admin"));
        var id = await acts.KeepAsync(admin, null, 0, Cooling, world.Stop);
        foreach (var (vote, key) in new[] { (ArticleVote.Helped, "a"), (ArticleVote.Helped, "a"), (ArticleVote.NotHelped, "b"), (ArticleVote.Solved, "c") }) await acts.VoteAsync(world.Tenant, id, vote, key, world.Stop);
        await acts.KeepAsync(admin, id, 1, Cooling with { Body = "请先断电五分钟。" }, world.Stop);
        var view = Assert.Single((await reads.ListAsync(admin, world.Stop))!);
        Assert.Equal((2, 1, 1, 1), (view.Version, view.Helped, view.NotHelped, view.Solved));
        Assert.Equal(["请先断电五分钟。", Cooling.Body], (await reads.HistoryAsync(admin, id, world.Stop)).Select(v => v.Body));
        Assert.Equal([id], (await reads.PublicAsync("anju", "断电", world.Stop))!.Articles.Select(a => a.Id));
        Assert.Empty((await reads.PublicAsync("anju", "旋钮", world.Stop))!.Articles);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => acts.KeepAsync(admin, id, 1, Cooling, world.Stop))).Reason);
        await acts.RemoveAsync(admin, id, 2, world.Stop);
        Assert.Empty((await reads.PublicAsync("anju", null, world.Stop))!.Articles);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => acts.VoteAsync(world.Tenant, id, ArticleVote.Helped, "d", world.Stop))).Reason);
    }

    [Fact]
    public async Task A_wrong_field_is_named_and_only_an_administrator_writes()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var (acts, admin, lina) = (Acts(world), await world.WhoAsync("chenjing.admin"), await world.WhoAsync("lina"));
        async Task<(Refusal, object)> RefusedAsync(ArticleEntry entry) => await Assert.ThrowsAsync<RefusedException>(() => acts.KeepAsync(admin, null, 0, entry, world.Stop)) is var r ? (r.Reason, r.Details[0]) : default;
        Assert.Equal((Refusal.Required, "Title"), await RefusedAsync(Cooling with { Title = " " }));
        Assert.Equal((Refusal.Required, "Body"), await RefusedAsync(Cooling with { Body = "", BodyEn = "" }));
        Assert.Equal((Refusal.NotInCatalogue, "Line"), await RefusedAsync(Cooling with { Lines = ["rocket"] }));
        Assert.Equal((Refusal.NotInCatalogue, "Fault"), await RefusedAsync(Cooling with { Lines = ["washer"] }));
        Assert.Equal((Refusal.BadText, "BodyEn"), await RefusedAsync(Cooling with { BodyEn = new string('x', ArticleActions.Longest + 1) }));
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(() => acts.KeepAsync(lina, null, 0, Cooling, world.Stop))).Reason);
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(0, await db.Articles.CountAsync(world.Stop));
        Assert.Null(await Reads(world).ListAsync(lina with { Role = Role.Technician }, world.Stop));
    }

    private static ArticleActions Acts(World world) => new(world.Store.Writer, world.Store.Clock);

    private static ArticleReads Reads(World world) => new(world.Store.Db, new TenantBook(world.Store.Db));
}
