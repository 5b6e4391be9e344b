using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Http.Api;
using Plainmend.Reads;

namespace Plainmend.Tests.Http;

/// <summary>What needs a key: sending usage and reading bills, as another program does it.</summary>
public sealed class KeyedApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Usage = "/api/v1/usage", Bills = "/api/v1/billing/";
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_key_401_with_the_wrong_right_403_and_after_revoking_401()
    {
        var (admin, key) = await server.KeyAsync(ApiRight.ReadBills);
        foreach (var path in new[] { "live", "statements", "statements/X-1", "difference?from=X-1", "simulation" })
        {
            Assert.Equal((401, "application/problem+json"), Head(await GetAsync(Bills + path, null)));
            Assert.Equal(401, (await GetAsync(Bills + path, "pm_AAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status);
        }
        Assert.Equal(200, (await GetAsync(Bills + "live", key)).Status);
        Assert.Equal((403, "application/problem+json"), Head(await SendAsync(Record("a"), key)));
        Assert.Equal((401, "application/problem+json"), Head(await SendAsync(Record("a"), null)));
        var row = (await server.Get<ApiKeyReads>().ListAsync(admin.Tenant, _stop))[0];
        await server.Get<ApiKeyActions>().RevokeAsync(admin, row.Id, _stop);
        Assert.Equal(401, (await GetAsync(Bills + "live", key)).Status);
    }

    [Fact]
    public async Task With_its_module_off_a_company_lets_no_program_in()
    {
        var (admin, key) = await server.KeyAsync(ApiRight.ReadBills);
        await server.Get<ModuleActions>().SwitchAsync(admin, Modules.Api, false, _stop);
        try
        {
            Assert.Equal((403, "application/problem+json"), Head(await GetAsync(Bills + "live", key)));
        }
        finally
        {
            await server.Get<ModuleActions>().SwitchAsync(admin, Modules.Api, true, _stop);
        }
        Assert.Equal(200, (await GetAsync(Bills + "live", key)).Status);
    }

    [Fact]
    public async Task A_record_is_stored_once_and_says_so_and_other_content_is_a_conflict()
    {
        var (admin, key) = await server.KeyAsync(ApiRight.SendUsage);
        var id = LinkSecret.New();
        var first = await SendAsync(Record(id), key);
        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(("accepted", id), Told(first, 0));
        Assert.Equal("duplicate", Told(await SendAsync(Record(id), key), 0).Status);
        var other = await SendAsync(Record(id, amount: "4"), key);
        Assert.Equal((409, "id"), (other.Status, other.Fields.Single()));
        await using var db = server.Get<Db>().Read(admin.Tenant);
        Assert.Equal(3.5m, (await db.Usage.SingleAsync(u => u.RecordId == $"scan {id}", _stop)).Amount);
    }

    [Fact]
    public async Task A_batch_answers_for_each_of_its_records()
    {
        var (_, key) = await server.KeyAsync(ApiRight.SendUsage);
        var (one, two) = (LinkSecret.New(), LinkSecret.New());
        var reply = await SendAsync($"[{Record(one)},{Record(two, meter: "seats")},{Record(one)},{Record(one, amount: "9")},null]", key, UsageDoor.Batch);
        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(["accepted", "refused", "duplicate", "conflict", "refused"], Enumerable.Range(0, 5).Select(n => Told(reply, n).Status));
        Assert.Equal("data.meter", (string)reply.Json!["results"]![1]!["field"]!);
        Assert.Equal(422, (await SendAsync(Record(two, meter: "seats"), key)).Status);
        Assert.Equal(422, (await SendAsync("[" + string.Join(',', Enumerable.Repeat("1", 1001)) + "]", key, UsageDoor.Batch)).Status);
        Assert.Equal(400, (await SendAsync("[", key)).Status);
        Assert.Equal(415, (await SendAsync("x", key, "text/csv")).Status);
    }

    [Fact]
    public async Task A_stream_is_answered_line_by_line_after_it_was_stored()
    {
        var (admin, key) = await server.KeyAsync(ApiRight.SendUsage);
        var run = LinkSecret.New();
        var body = new StringBuilder();
        for (var n = 0; n < 2500; n++) body.Append(Record($"{run}-{n}")).Append('\n');
        body.Append("not json\n\n").Append('{', 70_000).Append('\n').Append(Record(run + "-0"));
        var reply = await SendAsync(body.ToString(), key, UsageDoor.Lines);
        Assert.Equal((200, UsageDoor.Lines), (reply.Status, reply.Media));
        var lines = reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(2503, lines.Count);
        Assert.Equal(2500, lines.Count(l => (string)l["status"]! == "accepted"));
        Assert.Equal([(2500, "refused"), (2502, "refused"), (2503, "duplicate")], lines.Skip(2500).Select(l => ((int)l["index"]!, (string)l["status"]!)));
        await using var db = server.Get<Db>().Read(admin.Tenant);
        Assert.Equal(2500, await db.Usage.CountAsync(u => u.RecordId.StartsWith("scan " + run), _stop));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stream_is_answered_while_it_is_still_being_sent()
    {
        var stop = TestContext.Current.CancellationToken;
        var (_, key) = await server.KeyAsync(ApiRight.SendUsage);
        // By hand: the framework's client reads nothing before it has sent everything.
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync("127.0.0.1", new Uri(server.Address).Port, stop);
        var (stream, heard) = (socket.GetStream(), new StringBuilder());
        await SayAsync($"POST {Usage} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: {UsageDoor.Lines}\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var n = 1; n <= 3; n++)
        {
            var line = Record(LinkSecret.New()) + "\n";
            await SayAsync($"{line.Length:x}\r\n{line}\r\n");
            await HearAsync("\"accepted\"", n);
        }
        await SayAsync("0\r\n\r\n");
        await HearAsync("0\r\n\r\n", 1);

        async Task SayAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop);

        async Task HearAsync(string word, int times)
        {
            var buffer = new byte[4096];
            while (Regex.Count(heard.ToString(), Regex.Escape(word)) < times)
            {
                var got = await stream.ReadAsync(buffer, stop);
                Assert.True(got > 0, heard.ToString());
                heard.Append(Encoding.UTF8.GetString(buffer, 0, got));
            }
        }
    }

    [Fact]
    public async Task A_company_reads_its_own_bills_and_every_call_is_metered_once()
    {
        var (admin, key) = await server.KeyAsync(ApiRight.ReadBills);
        var flush = server.Get<ApiCallFlush>();
        await flush.FlushAsync(_stop);
        var before = await CallsAsync(admin.Tenant);
        var live = await GetAsync(Bills + "live", key);
        Assert.True(live.Status == 200, live.Text);
        Assert.True((bool)(await server.PostAsync(Bills + "verify", live.Json!["soFar"]!.ToJsonString())).Json!["valid"]!);
        Assert.Equal(200, (await GetAsync(Bills + "statements", key)).Status);
        Assert.Equal(404, (await GetAsync(Bills + "statements/none", key)).Status);
        Assert.Equal(404, (await GetAsync(Bills + "difference?from=none", key)).Status);
        Assert.Equal((422, "from"), One(await GetAsync(Bills + "difference", key)));
        var simulation = await GetAsync(Bills + "simulation?scale=1.5", key);
        Assert.True(simulation.Status == 200 && simulation.Json!["plans"]!.AsArray().Count > 1, simulation.Text);
        foreach (var bad in new[] { "-1", "NaN", "1e9", "101", "1.123", "x", "" }) Assert.Equal((422, "scale"), One(await GetAsync(Bills + "simulation?scale=" + bad, key)));
        await flush.FlushAsync(_stop);
        await flush.FlushAsync(_stop);
        Assert.Equal(before + 13, await CallsAsync(admin.Tenant));
    }

    [Fact]
    public async Task Finance_reads_with_his_session_the_desk_does_not_and_no_session_sends_usage()
    {
        Assert.Equal(200, (await AsAsync(Role.Finance, HttpMethod.Get, Bills + "live")).Status);
        Assert.Equal(200, (await AsAsync(Role.Admin, HttpMethod.Get, Bills + "statements")).Status);
        Assert.Equal(403, (await AsAsync(Role.Agent, HttpMethod.Get, Bills + "live")).Status);
        Assert.Equal(401, (await AsAsync(Role.Admin, HttpMethod.Post, Usage)).Status);
    }

    private async Task<ApiReply> AsAsync(Role role, HttpMethod method, string path)
    {
        using var client = await server.EnteredAsync((await server.PeopleAsync()).First(m => m.Role == role).Id);
        using var request = new HttpRequestMessage(method, path);
        using var answer = await client.SendAsync(request, _stop);
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync(_stop), null, null);
    }

    private async Task<decimal> CallsAsync(int tenant)
    {
        await using var db = server.Get<Db>().Read(tenant);
        return (await db.Usage.Where(u => u.Meter == PlatformMeters.ApiCalls).ToListAsync(_stop)).Sum(u => u.Amount);
    }

    private static string Record(string id, string meter = "scans", string amount = "3.5") => $$"""
        {"specversion":"1.0","id":"{{id}}","source":"scan","type":"scan.done","time":"{{TimeProvider.System.GetUtcNow().AddHours(-1):yyyy-MM-ddTHH:00:00Z}}","data":{"meter":"{{meter}}","amount":"{{amount}}"} }
        """.Replace("\n", "", StringComparison.Ordinal).Trim();

    private static (int, string) Head(ApiReply reply) => (reply.Status, reply.Media);
    private static (int, string) One(ApiReply reply) => (reply.Status, reply.Fields.Single());
    private static (string Status, string Id) Told(ApiReply reply, int n) => ((string)reply.Json!["results"]![n]!["status"]!, (string)reply.Json["results"]![n]!["id"]!);

    private Task<ApiReply> GetAsync(string path, string? key) => server.AskAsync(key, path);

    private Task<ApiReply> SendAsync(string body, string? key, string media = UsageDoor.Event) => server.AskAsync(key, Usage, body, media);
}
