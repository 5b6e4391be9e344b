using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Jobs;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Jobs;

/// <summary>Groups hear what they chose, in the language of their service, and nobody is called who must not be.</summary>
public sealed class BotCourierTests(PostgresCluster cluster)
{
    private static readonly EphemeralDataProtectionProvider Keys = new();

    public static TheoryData<string> Kinds => Store.Kinds;

    private static BotLine Line(string environment) => new(new HostingEnvironment { EnvironmentName = environment });

    private static BotActions Bots(World world, BotLine line) => new(world.Store.Db, world.Store.Writer, new BotSeal(Keys), line, world.Store.Clock);

    private static async Task<Viewer> AdminAsync(World world) => (await world.WhoAsync("lina")) with { Role = Role.Admin };

    private static BotEntry Entry(string address, BotKind kind = BotKind.WeCom, string secret = "") =>
        new(kind, "值班群", address, secret, "zh-CN", [NoticeKind.ReportTaken, NoticeKind.QuoteDecided]);

    private static async Task DeliverAsync(World world, BotLine line)
    {
        var outbox = new OutboxActions(world.Store.Db, world.Store.Writer, world.Store.Clock);
        var site = new PublicBase(new ConfigurationBuilder().AddInMemoryCollection([new("PublicBase", "https://desk.example.com")]).Build(), new HostingEnvironment { EnvironmentName = "Development" });
        await new BotCourier(outbox, Bots(world, line), line, site, world.Store.Clock)
            .DeliverAsync(world.Tenant, await outbox.DueAsync(world.Tenant, toGroups: true, world.Stop), world.Stop);
    }

    private static async Task<OutboxRow> OnlyAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Outbox.SingleAsync(world.Stop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_group_hears_of_a_new_report_once_and_its_key_is_kept_sealed(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = await BotServer.StartAsync();
        using var line = Line("Development");
        await Bots(world, line).KeepAsync(await AdminAsync(world), null, 0, Entry($"{server.Address}/send?key=very-secret-key"), world.Stop);
        var report = await world.ReportFridgeAsync();
        await DeliverAsync(world, line);
        await DeliverAsync(world, line);

        var (query, body) = Assert.Single(server.Heard);
        Assert.Equal("?key=very-secret-key", query);
        var text = (string)JsonNode.Parse(body)!["text"]!["content"]!;
        Assert.StartsWith($"新报修 {report.Number}", text, StringComparison.Ordinal);
        Assert.EndsWith($"https://desk.example.com/desk/{report.Number}", text, StringComparison.Ordinal);
        Assert.Equal((MessageState.Sent, "值班群"), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).Recipient));
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.DoesNotContain("very-secret-key", (await db.Bots.SingleAsync(world.Stop)).SealedAddress, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.Events.Select(e => e.Payload).ToListAsync(world.Stop), p => p.Contains("very-secret", StringComparison.Ordinal));
        var seen = Assert.Single(await new BotReads(world.Store.Db).ListAsync(await AdminAsync(world), world.Stop));
        Assert.DoesNotContain("very-secret", seen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DingTalk_and_Feishu_get_their_own_form_and_signature()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = await BotServer.StartAsync();
        using var line = Line("Development");
        var now = world.Store.Clock.GetUtcNow();
        await line.SayAsync(new(BotKind.DingTalk, new($"{server.Address}/robot/send?access_token=t"), "SEC1", "zh-CN"), "你好", now, world.Stop);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("SEC1"), Encoding.UTF8.GetBytes($"{now.ToUnixTimeMilliseconds()}\nSEC1")));
        Assert.Equal($"?access_token=t&timestamp={now.ToUnixTimeMilliseconds()}&sign={Uri.EscapeDataString(sign)}", server.Heard[0].Query);
        Assert.Equal("你好", (string?)JsonNode.Parse(server.Heard[0].Body)!["text"]!["content"]);

        server.Answer = (200, """{"code":0,"msg":"success","data":{}}""");
        Assert.Equal(BotOutcome.Taken, (await line.SayAsync(new(BotKind.Feishu, new($"{server.Address}/hook/x"), "S2", "zh-CN"), "你好", now, world.Stop)).Outcome);
        var body = JsonNode.Parse(server.Heard[1].Body)!;
        var at = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes($"{at}\nS2"));
        Assert.Equal(("text", "你好", at, Convert.ToBase64String(hmac.ComputeHash(Array.Empty<byte>()))),
            ((string?)body["msg_type"], (string?)body["content"]!["text"], (string?)body["timestamp"], (string?)body["sign"]));
    }

    [Theory]
    [InlineData(200, """{"errcode":0}""", BotOutcome.Taken)]
    [InlineData(200, """{"StatusCode":0,"StatusMessage":"success"}""", BotOutcome.Taken)]
    [InlineData(200, """{"errcode":45009,"errmsg":"freq out of limit"}""", BotOutcome.Later)]
    [InlineData(200, """{"errcode":93000,"errmsg":"invalid webhook url"}""", BotOutcome.Never)]
    [InlineData(200, """{"errcode":310000,"errmsg":"sign not match"}""", BotOutcome.Never)]
    [InlineData(200, """{"code":19021,"msg":"sign match fail"}""", BotOutcome.Never)]
    [InlineData(200, "<html>ok</html>", BotOutcome.Unclear)]
    [InlineData(200, "null", BotOutcome.Unclear)]
    [InlineData(200, """{"errcode":"0"}""", BotOutcome.Unclear)]
    [InlineData(200, """{"errcode":{}}""", BotOutcome.Unclear)]
    [InlineData(302, "", BotOutcome.Never)]
    [InlineData(404, "", BotOutcome.Never)]
    [InlineData(429, "", BotOutcome.Later)]
    [InlineData(502, "", BotOutcome.Later)]
    public async Task What_a_service_says_inside_its_answer_is_understood(int status, string body, BotOutcome outcome)
    {
        await using var server = await BotServer.StartAsync();
        server.Answer = (status, body);
        using var line = Line("Development");
        var answer = await line.SayAsync(new(BotKind.WeCom, new(server.Address), null, "zh-CN"), "x", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Equal(outcome, answer.Outcome);
        // Nobody is followed elsewhere.
        Assert.Single(server.Heard);
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again_and_a_removed_bot_says_nothing_more()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = await BotServer.StartAsync();
        server.Answer = (200, """{"errcode":45009,"errmsg":"freq out of limit"}""");
        using var line = Line("Development");
        var admin = await AdminAsync(world);
        var id = await Bots(world, line).KeepAsync(admin, null, 0, Entry(server.Address), world.Stop);
        await world.ReportFridgeAsync();
        await DeliverAsync(world, line);
        Assert.Equal((MessageState.Delayed, "45009 freq out of limit"), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).LastError));
        server.Answer = (200, """{"errcode":0}""");
        await Bots(world, line).RemoveAsync(admin, id, 1, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(world, line);
        Assert.Equal((MessageState.GivenUp, OutboxActions.NoBot), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).LastError));
        Assert.Single(server.Heard);
    }

    [Theory]
    [InlineData("http://hooks.example.com/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://0x7f.1/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::ffff:10.0.0.1]/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://100.100.100.200/x")]
    [InlineData("https://user:pass@hooks.example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public void Addresses_of_the_house_are_refused_when_they_are_typed(string address)
    {
        using var line = Line("Production");
        Assert.Null(line.Accept(address));
    }

    [Fact]
    public async Task A_name_that_leads_into_the_house_is_refused_when_it_is_called()
    {
        await using var server = await BotServer.StartAsync();
        using var line = Line("Production");
        var port = new Uri(server.Address).Port;
        Assert.NotNull(line.Accept($"https://localhost:{port}/"));
        var answer = await line.SayAsync(new(BotKind.WeCom, new($"https://localhost:{port}/"), null, "zh-CN"), "x", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Equal((BotOutcome.Never, "inner address"), (answer.Outcome, answer.Said));
        Assert.Empty(server.Heard);
    }

    [Theory]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fc00::1", true)]
    [InlineData("64:ff9b::7f00:1", true)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("::ffff:192.168.1.1", true)]
    [InlineData("255.255.255.255", true)]
    public void The_world_and_the_house_are_told_apart(string address, bool inner) => Assert.Equal(inner, InnerAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task Only_an_administrator_of_a_real_company_adds_bots_and_an_edit_keeps_the_saved_address()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        using var line = Line("Development");
        using var strict = Line("Production");
        var admin = await AdminAsync(world);
        await Assert.ThrowsAsync<RefusedException>(async () => await Bots(world, line).KeepAsync(await world.WhoAsync("lina"), null, 0, Entry("https://hooks.example.com/a"), world.Stop));
        Assert.Equal(Refusal.NotInDemo, (await Assert.ThrowsAsync<RefusedException>(() => Bots(world, strict).KeepAsync(admin, null, 0, Entry("https://hooks.example.com/a"), world.Stop))).Reason);
        Assert.Equal(Refusal.AddressNotAllowed, (await Assert.ThrowsAsync<RefusedException>(() => Bots(world, strict).KeepAsync(admin, null, 0, Entry("http://hooks.example.com/a"), world.Stop))).Reason);
        var id = await Bots(world, line).KeepAsync(admin, null, 0, Entry("https://hooks.example.com/abcd", secret: "S"), world.Stop);
        await Bots(world, line).KeepAsync(admin, id, 1, Entry("") with { Label = "夜班群" }, world.Stop);
        var bot = (await Bots(world, line).OpenAsync(world.Tenant, id, world.Stop))!;
        Assert.Equal(("https://hooks.example.com/abcd", "S"), (bot.Address.ToString(), bot.Secret));
        await Assert.ThrowsAsync<RefusedException>(() => Bots(world, line).KeepAsync(admin, id, 1, Entry(""), world.Stop));
    }
}
