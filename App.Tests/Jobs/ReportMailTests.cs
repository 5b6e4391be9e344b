using Microsoft.EntityFrameworkCore;
using MimeKit;
using MiniExcelLibs;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Jobs;

/// <summary>A report goes out when it is due, once, with the figures of its page.</summary>
public sealed class ReportMailTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_mail_brings_the_figures_of_the_page_its_link_and_its_workbook(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer();
        var (mails, boss) = (new ReportMails(world), await world.WhoAsync("shenlan"));
        await world.ReportFridgeAsync("a");
        await world.ReportFridgeAsync("b");
        await mails.Acts.KeepAsync(boss, null, 0, ReportMails.Daily, world.Stop);
        await mails.RunAsync();
        Assert.Empty(await mails.WrittenAsync());

        // Nine the next morning; nobody has counted anything yet.
        world.Store.Clock.Advance(TimeSpan.FromHours(23));
        await mails.RunAsync();
        await mails.RunAsync();
        var letters = await mails.DeliverAsync(server);
        Assert.Equal(["boss@example.com", "office@example.com"], letters.Select(l => l.To.Mailboxes.Single().Address));
        Assert.Equal("Anju Appliances: figures of 15 Jun 2026", letters[0].Subject);
        var text = letters[0].TextBody!.ReplaceLineEndings("\n");
        Assert.Contains("Figures of Anju Appliances, 15 Jun 2026, compared with 14 Jun 2026.", text, StringComparison.Ordinal);
        var picture = (await new FigureReads(world.Store.Db, world.Store.Clock).ReadAsync(world.Tenant, DayRange.UpTo(new(2026, 6, 15), 1), world.Stop))!;
        Assert.Equal(2m, picture.Of(Figure.Find("Reported")!));
        NoticeWords.In("en", () =>
        {
            foreach (var figure in Figure.All.Where(f => f.Group is FigureGroup.Volume or FigureGroup.Money))
                Assert.Contains($"\n{FigureWords.Name(figure)}: {FigureWords.Value(figure, picture.Of(figure), "CNY")} (before: {FigureWords.Value(figure, picture.Before(figure), "CNY")}; change: {FigureWords.Change(figure, picture.Of(figure), picture.Before(figure), "CNY")})\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain(FigureWords.Of(FigureGroup.Quality), text, StringComparison.Ordinal);
            return true;
        });
        Assert.Contains("\nhttps://desk.example.com/analytics?from=2026-06-15&to=2026-06-15\n", text, StringComparison.Ordinal);
        Assert.Contains($"because {boss.NameEn} set it up", text, StringComparison.Ordinal);
        var book = Assert.IsType<MimePart>(Assert.Single(letters[0].Attachments));
        Assert.Equal("figures-2026-06-15-2026-06-15.xlsx", book.FileName);
        using var file = new MemoryStream();
        await book.Content!.DecodeToAsync(file, world.Stop);
        var rows = file.Query().Select(r => ((IDictionary<string, object>)r).Values.Select(v => v?.ToString()).ToArray()).ToArray();
        Assert.Equal(["Day", "Told apart by", "Value", "Figure", "Tickets", "Sum"], rows[0]);
        Assert.Contains(rows, r => r is ["2026-06-15", _, null or "", "Reported", "2", "2"]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Several_processes_write_each_period_once_and_the_next_one_is_moved_with_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var mails = new ReportMails(world);
        await mails.Acts.KeepAsync(await world.WhoAsync("shenlan"), null, 0, ReportMails.Daily, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromHours(23));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => mails.RunAsync()));
        Assert.Equal(2, (await mails.WrittenAsync()).Count);
        Assert.Equal(new DateTimeOffset(2026, 6, 17, 1, 0, 0, TimeSpan.Zero), (await mails.OnlyAsync()).NextAt);

        // The hour is moved on the same day: that period was told.
        var row = await mails.OnlyAsync();
        await mails.Acts.KeepAsync(await world.WhoAsync("shenlan"), row.Id, row.Version, ReportMails.Daily with { Hour = 10 }, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromHours(1));
        await mails.RunAsync();
        Assert.Equal(2, (await mails.WrittenAsync()).Count);
        Assert.Equal(new DateTimeOffset(2026, 6, 17, 2, 0, 0, TimeSpan.Zero), (await mails.OnlyAsync()).NextAt);
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(["ReportMailKept", "ReportMailSent", "ReportMailKept", "ReportMailSent"], await db.Events.Where(e => e.Subject == Subjects.ReportMail).OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync(world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task After_days_without_a_server_only_the_latest_period_goes_out(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var mails = new ReportMails(world);
        await mails.Acts.KeepAsync(await world.WhoAsync("shenlan"), null, 0, ReportMails.Daily, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromDays(5));
        await mails.RunAsync();
        await mails.RunAsync();
        Assert.Equal([new DateOnly(2026, 6, 19)], (await mails.WrittenAsync()).Select(m => m.Says.Report!.First).Distinct());
        Assert.Equal(2, (await mails.WrittenAsync()).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_trial_goes_out_at_once_and_leaves_the_next_where_it_was(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (mails, boss) = (new ReportMails(world), await world.WhoAsync("shenlan"));
        var id = await mails.Acts.KeepAsync(boss, null, 0, ReportMails.Daily with { Every = ReportEvery.Month }, world.Stop);
        var next = (await mails.OnlyAsync()).NextAt;
        var facts = (await mails.Reads.TrialAsync(boss, id, world.Stop))!;
        Assert.Equal(DayRange.MonthOf(new(2026, 5, 1)), facts.Range);
        await mails.Acts.TryAsync(boss, id, facts, world.Stop);
        await mails.Acts.TryAsync(boss, id, facts, world.Stop);
        Assert.Equal(2, (await mails.WrittenAsync()).Count);
        Assert.Equal((next, world.Store.Clock.GetUtcNow()), ((await mails.OnlyAsync()).NextAt, (await mails.OnlyAsync()).LastAt));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await mails.Acts.TryAsync(boss, id, facts, world.Stop);
        Assert.Equal(4, (await mails.WrittenAsync()).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_wrong_is_named_at_its_field_and_nothing_is_kept(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (mails, boss) = (new ReportMails(world), await world.WhoAsync("shenlan"));
        (string Field, Refusal Why, Plainmend.Actions.ReportMailEntry Entry)[] wrong =
        [
            ("Recipients", Refusal.Required, ReportMails.Daily with { Recipients = " \n" }),
            ("Recipients", Refusal.OutOfRange, ReportMails.Daily with { Recipients = " ,; " }),
            ("Recipients", Refusal.NotAnAddress, ReportMails.Daily with { Recipients = "boss@example.com, Boss <b@example.com>" }),
            ("Recipients", Refusal.OutOfRange, ReportMails.Daily with { Recipients = string.Join(';', Enumerable.Range(0, 11).Select(n => $"a{n}@example.com")) }),
            ("Groups", Refusal.Required, ReportMails.Daily with { Groups = [] }),
            ("Every", Refusal.Required, ReportMails.Daily with { Every = (ReportEvery)9 }),
            ("Hour", Refusal.OutOfRange, ReportMails.Daily with { Hour = 24 }),
        ];
        foreach (var (field, why, entry) in wrong)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => mails.Acts.KeepAsync(boss, null, 0, entry, world.Stop));
            Assert.Equal((field, why), (refused.Field, refused.Reason));
        }
        await Assert.ThrowsAsync<RefusedException>(() => mails.Acts.KeepAsync(boss with { Role = Role.Agent }, null, 0, ReportMails.Daily, world.Stop));
        Assert.Empty((await mails.Reads.ListAsync(boss, world.Stop))!.Mails);

        // The same address in other letters is one reader; an earlier change is not written over.
        var id = await mails.Acts.KeepAsync(boss, null, 0, ReportMails.Daily with { Recipients = "boss@example.com\nBOSS@example.com" }, world.Stop);
        Assert.Equal(["boss@example.com"], (await mails.OnlyAsync()).Plan.Recipients);
        await mails.Acts.KeepAsync(boss, id, 1, ReportMails.Daily, world.Stop);
        var late = await Assert.ThrowsAsync<RefusedException>(() => mails.Acts.KeepAsync(boss, id, 1, ReportMails.Daily, world.Stop));
        Assert.Equal(Refusal.SomeoneWasFaster, late.Reason);
        await mails.Acts.RemoveAsync(boss, id, 2, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromDays(2));
        await mails.RunAsync();
        Assert.Empty(await mails.WrittenAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task While_the_module_is_off_nothing_goes_out_and_nothing_is_set_up(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var (mails, boss) = (new ReportMails(payer.World), await payer.World.WhoAsync("shenlan"));
        await mails.Acts.KeepAsync(boss, null, 0, ReportMails.Daily, payer.Stop);
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Reports, false, payer.Stop);
        payer.World.Store.Clock.Advance(TimeSpan.FromDays(2));
        await mails.RunAsync();
        Assert.Empty(await mails.WrittenAsync());
        Assert.Null(await mails.Reads.ListAsync(boss, payer.Stop));
        await Assert.ThrowsAsync<RefusedException>(() => mails.Acts.KeepAsync(boss, null, 0, ReportMails.Daily, payer.Stop));
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Reports, true, payer.Stop);
        await mails.RunAsync();
        Assert.Equal(2, (await mails.WrittenAsync()).Count);
    }

    [Fact]
    public async Task A_chinese_reader_gets_chinese_words_and_is_told_what_could_not_be_counted()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = new MailServer();
        var mails = new ReportMails(world);
        await world.ReportFridgeAsync();
        await world.Store.Writer.WriteAsync(world.Tenant, (db, s) => db.Database.ExecuteSqlAsync($"""UPDATE "Events" SET "Payload" = '[]' WHERE "Kind" = 'Submitted'""", s), world.Stop);
        await mails.Acts.KeepAsync(await world.WhoAsync("shenlan"), null, 0, ReportMails.Daily with { Recipients = "boss@example.com", Language = "zh-CN", Every = ReportEvery.Week }, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromDays(7));
        await mails.RunAsync();
        var letter = Assert.Single(await mails.DeliverAsync(server));
        Assert.Equal("安居电器：2026年6月15日至2026年6月21日的指标", letter.Subject);
        Assert.Contains("【单量】", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("有 1 张工单", letter.TextBody, StringComparison.Ordinal);
    }
}
