using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>What the desk finds by words, on both databases.</summary>
public sealed class TicketSearchTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static async Task<string[]> FindAsync(World world, Viewer viewer, string text) =>
        [.. (await new DeskReads(world.Store.Db, world.Store.Clock).ListAsync(viewer, new(Text: text), world.Stop)).Rows.Select(r => r.Number).Order(StringComparer.Ordinal)];

    private static Task<ReportTaken> ReportAsync(World world, string key, string words, int? tenant = null, string district = "浦东") =>
        world.Reports.SubmitAsync(tenant ?? world.Tenant, new FaultReport(Channel.Phone, "fridge", "fridge.not-cooling", "BCD-452", words, "张伟", "13812345678", district, "示例路 1 号"), Actor.Customer("张伟"), key, world.Stop);

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_ticket_is_found_by_everything_the_desk_knows_of_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var report = await ReportAsync(world, "k1", "空调不制冷，显示Ｅ３");
        await ReportAsync(world, "k2", "漏水");
        await world.Customers.WriteAsync(report.Secret, "明天在家", "w1", world.Stop);
        await world.Desk.NoteAsync(lina, report.TicketId, "客户很着急", "n1", world.Stop);
        foreach (var words in new[] { "空调", "调", "e3", "显示E3", "空调 e3", "明天", "着急", report.Number, report.Number.ToLowerInvariant() }) Assert.Equal([report.Number], await FindAsync(world, lina, words));
        foreach (var words in new[] { "冷调", "空调 漏水", "在家客户", "isplay" }) Assert.Empty(await FindAsync(world, lina, words));
        foreach (var words in new[] { "张伟", "示例路", "浦东", "冰箱", "制冷", "冷", "cool", "bcd-45", "5678", "345678" }) Assert.Equal(2, (await FindAsync(world, lina, words)).Length);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_changed_or_taken_back_is_found_by_its_new_words_only(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var report = await ReportAsync(world, "k1", "空调不制冷");
        await world.Desk.NoteAsync(lina, report.TicketId, "机密内容", "n1", world.Stop);
        Assert.Single(await FindAsync(world, lina, "机密"));
        await using var db = world.Store.Db.Read(world.Tenant);
        var note = await db.Events.SingleAsync(e => e.Kind == nameof(NotedInternally), world.Stop);
        await world.Desk.RetractNoteAsync(lina, report.TicketId, note.Version, world.Stop);
        await world.Desk.EditAsync(lina, report.TicketId, [new("Description", "空调不制冷", "电视黑屏")], world.Stop);
        Assert.Empty(await FindAsync(world, lina, "机密"));
        Assert.Empty(await FindAsync(world, lina, "空调"));
        Assert.Single(await FindAsync(world, lina, "黑屏"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_ended_ticket_is_found_among_the_ended_and_among_the_open_ones_once_it_is_open_again(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var (stays, ends) = (await ReportAsync(world, "k1", "空调不制冷"), await ReportAsync(world, "k2", "空调漏水", district: "无人区"));
        async Task<string[]> EndedAsync() => [.. (await new DeskReads(world.Store.Db, world.Store.Clock).ListAsync(lina, new(DeskView.Ended, Text: "空调"), world.Stop)).Rows.Select(r => r.Number)];
        Assert.Empty(await EndedAsync());
        // Solved at the telephone, accepted, nothing to pay: ended, with no word changed.
        await world.Desk.SolveAsync(lina, ends.TicketId, "重启后正常", "设置", world.Stop);
        await world.Customers.ConfirmWorksAsync(ends.Secret, world.Stop);
        Assert.Equal(TicketState.Closed, (await world.TicketAsync(ends.TicketId)).State);
        Assert.Equal([stays.Number], await FindAsync(world, lina, "空调"));
        Assert.Equal([ends.Number], await EndedAsync());
        await world.Customers.ReopenAsync(ends.Secret, "又坏了", world.Stop);
        Assert.Equal([stays.Number, ends.Number], await FindAsync(world, lina, "空调"));
        Assert.Empty(await EndedAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_a_word_that_is_everywhere_only_the_latest_tickets_are_looked_at_and_the_list_says_so(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var first = await ReportAsync(world, "k1", "空调不制冷");
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            // As many others with the same words as are looked at at all.
            var id = db.Database.IsNpgsql() ? "('ffffffff-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid" : "'FFFFFFFF-0000-0000-0000-' || printf('%012d', n)";
            var columns = db.Database.IsNpgsql() ? "\"TenantId\", \"TicketId\", \"Words\"" : "\"TenantId\", \"TicketId\", \"Ticket\", \"Words\"";
            var values = columns.Replace("\"TicketId\"", id, StringComparison.Ordinal);
            var numbers = "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1000) SELECT n FROM c) AS numbers";
#pragma warning disable EF1002 // Made of constants alone.
            return await db.Database.ExecuteSqlRawAsync($"INSERT INTO \"Search\" ({columns}) SELECT {values} FROM \"Search\", {numbers}", s);
#pragma warning restore EF1002
        }, world.Stop);
        var list = await new DeskReads(world.Store.Db, world.Store.Clock).ListAsync(lina, new(Text: "空调"), world.Stop);
        Assert.Equal((true, 0), (list.More, list.Total));
        list = await new DeskReads(world.Store.Db, world.Store.Clock).ListAsync(lina, new(Text: first.Number), world.Stop);
        Assert.True(list.More);
        var rare = await ReportAsync(world, "k2", "特急");
        list = await new DeskReads(world.Store.Db, world.Store.Clock).ListAsync(lina, new(Text: "特急"), world.Stop);
        Assert.Equal((false, rare.Number), (list.More, list.Rows.Single().Number));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Companies_and_technicians_find_nothing_of_it_and_an_erased_company_leaves_no_word(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        await ReportAsync(world, "k1", "空调不制冷");
        var other = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        Assert.Empty(await FindAsync(world, lina with { Tenant = other }, "空调"));
        Assert.Empty(await FindAsync(world, lina with { Tenant = other }, $"{world.Tenant}t空调"));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => FindAsync(world, lina with { Role = Role.Technician }, "空调"));
        Assert.Equal(Refusal.NotFound, refused.Reason);

        await new TenantEraser(world.Store.Writer, world.Rules, new RunningBills(world.Store.Db, world.Rules, world.Store.Clock)).EraseAsync(world.Tenant, world.Stop);
        await using var db = world.Store.Db.Read(0);
        Assert.Equal(0, (await db.Database.SqlQuery<int>($"""SELECT CAST(COUNT(*) AS integer) AS "Value" FROM "Search" """).ToListAsync(world.Stop)).Single());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Tickets_from_before_the_search_are_filled_in_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var report = await ReportAsync(world, "k1", "空调不制冷");
        Task<int> EmptyAsync() => world.Store.Writer.WriteAsync(world.Tenant, async (db, s) => await db.Database.ExecuteSqlAsync($"""DELETE FROM "Search" """, s), world.Stop);
        await EmptyAsync();
        Assert.Empty(await FindAsync(world, lina, "空调"));
        var fill = new SearchFill(world.Store.Db, world.Store.Writer);
        await fill.FillAsync(world.Tenant, world.Stop);
        Assert.Equal([report.Number], await FindAsync(world, lina, "空调"));
        await EmptyAsync();
        await fill.FillAsync(world.Tenant, world.Stop);
        Assert.Empty(await FindAsync(world, lina, "空调"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task No_query_breaks_the_search(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var report = await ReportAsync(world, "k1", "空调 NEAR 坏");
        foreach (var odd in new[] { "\"", "*", "-", "''", "\\", "\0", "(", ")", "AND", "OR OR", "NEAR(a b)", "a:b", "^", "空调:*", "' | '", "<->", "%", "\uD800", "!!", new string('(', 10_000), new string('空', 10_000), string.Concat(Enumerable.Repeat("a* ", 3_333)) })
            Assert.DoesNotContain(await FindAsync(world, lina, odd), n => n != report.Number);
        Assert.Equal([report.Number], await FindAsync(world, lina, "NEAR"));
        Assert.Equal([report.Number], await FindAsync(world, lina, "\"空调\"*"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Random_words_are_found_where_a_plain_look_finds_them(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        string[] pieces = ["空", "调", "坏", "ab", "X", "7", "Ｚ", " ", "-", "'", "\"", "*", "，", "é", "𠀀"];
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        var texts = piece.Array[1, 12].Where(p => p.Any(x => x.Length > 0 && char.IsLetterOrDigit(x, 0))).Array[25].Single(_ => true, "0N0XIzNsQ0O2").Select(string.Concat<string>).ToArray();
        var byNumber = new Dictionary<string, string>();
        foreach (var (i, text) in texts.Index()) byNumber[(await ReportAsync(world, $"k{i}", $"始{text}")).Number] = $"始{text}";
        // The rest of a ticket is the same everywhere and no word of it begins like one of these.
        var queries = piece.Array[1, 4].Array[120].Single(_ => true, "0N0XIzNsQ0O2").Select(string.Concat<string>);
        foreach (var query in queries.Distinct())
            Assert.Equal((query, string.Join(',', byNumber.Where(t => Holds(t.Value, query)).Select(t => t.Key).Order(StringComparer.Ordinal))), (query, string.Join(',', await FindAsync(world, lina, query))));
    }

    // A plain look: level both, put one blank at every edge of words, and look for each part as it stands, Latin only from the beginning of a word.
    private static bool Holds(string text, string query)
    {
        var parts = query.Normalize(NormalizationForm.FormKC).Split(' ').Select(Plain).Where(p => p.Length > 1).ToArray();
        return parts.Length > 0 && parts.All(p => Plain(text).Contains(Latin(p[1]) ? p : p[1..], StringComparison.Ordinal));
    }

    private static bool Latin(char c) => c < 0x2000;

    private static string Plain(string text)
    {
        var plain = new StringBuilder(" ");
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture))
        {
            var kept = char.IsLetterOrDigit(c) || char.IsSurrogate(c);
            if (plain[^1] != ' ' && (!kept || Latin(c) != Latin(plain[^1]))) plain.Append(' ');
            if (kept) plain.Append(c);
        }
        return plain.ToString().TrimEnd();
    }
}
