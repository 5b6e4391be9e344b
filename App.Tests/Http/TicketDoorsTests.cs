using System.Text.Json.Nodes;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Http;

/// <summary>Another program reports a ticket, follows it and learns what changed.</summary>
public sealed class TicketDoorsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Tickets = "/api/v1/tickets";

    [Fact]
    public async Task A_report_becomes_a_ticket_with_a_tracking_page_and_stands_in_the_changes()
    {
        var (_, key) = await server.KeyAsync(ApiRight.Tickets);
        var before = (await ChangesAsync(key)).Last;
        var taken = await server.AskAsync(key, Tickets, Report(LinkSecret.New()));
        Assert.True(taken.Status == 200, taken.Text);
        var number = (string)taken.Json!["number"]!;
        using (var page = await server.Client.GetAsync(new Uri((string)taken.Json["tracking"]!).AbsolutePath, TestContext.Current.CancellationToken))
            Assert.Contains(number, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var one = (await server.AskAsync(key, $"{Tickets}/{number}")).Json!;
        Assert.Equal(("api", "fridge.not-cooling", "Zhou"), ((string)one["channel"]!, (string)one["fault"]!, (string)one["contact"]!["name"]!));
        Assert.NotEqual("new", (string)one["state"]!);
        var changed = (await server.AskAsync(key, $"{Tickets}?after={before}")).Json!;
        Assert.Single(changed["tickets"]!.AsArray(), t => (string)t!["number"]! == number);
        Assert.DoesNotContain((await server.AskAsync(key, $"{Tickets}?after={(string)changed["next"]!}")).Json!["tickets"]!.AsArray(), t => (string)t!["number"]! == number);
    }

    [Fact]
    public async Task Sent_again_it_is_the_same_ticket_and_with_other_content_a_conflict()
    {
        var (_, key) = await server.KeyAsync(ApiRight.Tickets);
        var id = LinkSecret.New();
        var (first, again) = (await server.AskAsync(key, Tickets, Report(id)), await server.AskAsync(key, Tickets, Report(id)));
        Assert.Equal((200, 200), (first.Status, again.Status));
        Assert.Equal((string)first.Json!["number"]!, (string)again.Json!["number"]!);
        var other = await server.AskAsync(key, Tickets, Report(id, description: "Something else"));
        Assert.Equal((409, "id"), (other.Status, other.Fields.Single()));
    }

    [Fact]
    public async Task A_wrong_report_names_every_field_and_stores_nothing()
    {
        var (_, key) = await server.KeyAsync(ApiRight.Tickets);
        var before = await server.StoredAsync();
        var wrong = await server.AskAsync(key, Tickets, """
            { "id": " ", "line": "fridge", "fault": "washer.no-spin", "description": "", "preferred": { "from": "2026-12-02T10:00:00Z", "to": "2026-12-02T09:00:00Z" },
              "contact": { "name": "", "phone": "1", "district": "浦东", "email": "no address", "language": "fr" } }
            """);
        Assert.Equal(422, wrong.Status);
        Assert.Equal(["contact.email", "contact.language", "contact.name", "description", "fault", "id", "preferred.to"], wrong.Fields.Order(StringComparer.Ordinal));
        Assert.Contains("fridge.not-cooling", wrong.Problem("fault"), StringComparison.Ordinal);
        Assert.Contains("fridge", (await server.AskAsync(key, Tickets, Report("x").Replace("\"fridge\"", "\"boat\"", StringComparison.Ordinal))).Problem("line"), StringComparison.Ordinal);
        Assert.Equal(["contact"], (await server.AskAsync(key, Tickets, """{ "id": "x", "line": "fridge", "fault": "f", "description": "d" }""")).Fields);
        Assert.Equal(before, await server.StoredAsync());
    }

    [Fact]
    public async Task Custom_fields_come_with_the_report_and_by_an_act_and_a_wrong_one_is_named()
    {
        var (admin, key) = await server.KeyAsync(ApiRight.Tickets);
        var stop = TestContext.Current.CancellationToken;
        int seen;
        await using (var db = server.Get<Db>().Read(admin.Tenant)) seen = await RuleBook.LatestVersionAsync<CustomFields>(db, stop);
        await server.Get<FieldActions>().PublishAsync(admin, seen, [new("floor", new("楼层", "Floor"), FieldKind.Number, "", [], [FieldPlace.Report], [], [], true, true)], stop);
        string With(string fields) => Report(LinkSecret.New()).TrimEnd()[..^1] + $", \"fields\": {fields} }}";
        var taken = await server.AskAsync(key, Tickets, With("""{ "floor": "12" }"""));
        Assert.True(taken.Status == 200, taken.Text);
        Assert.Equal("12", (string)taken.Json!["ticket"]!["fields"]!["floor"]!);
        var wrong = await server.AskAsync(key, Tickets, With("""{ "floor": "high" }"""));
        Assert.Equal((422, "fields.floor"), (wrong.Status, wrong.Fields.Single()));
        Assert.Contains("Floor", wrong.Problem("fields.floor"), StringComparison.Ordinal);
        Assert.Equal("fields.lift", (await server.AskAsync(key, Tickets, With("""{ "lift": "yes" }"""))).Fields.Single());

        var (_, worker) = await server.KeyAsync(ApiRight.WorkTickets);
        var number = (string)taken.Json["number"]!;
        string Fill(string value) => $$"""{ "key": "{{LinkSecret.New()}}", "tickets": ["{{number}}"], "act": { "kind": "field", "field": "floor", "value": "{{value}}" } }""";
        var refused = (await server.AskAsync(worker, Tickets + "/bulk", Fill("x"))).Json!["results"]![0]!;
        Assert.Equal("noNumber", (string)refused["reason"]!);
        Assert.Contains("Floor", (string)refused["problem"]!, StringComparison.Ordinal);
        Assert.Equal("done", (string)(await server.AskAsync(worker, Tickets + "/bulk", Fill("14"))).Json!["results"]![0]!["status"]!);
        Assert.Equal("14", (string)(await server.AskAsync(key, $"{Tickets}/{number}")).Json!["fields"]!["floor"]!);
    }

    [Fact]
    public async Task Only_a_key_with_this_right_may_ask_and_only_for_its_own_company()
    {
        var (_, bills) = await server.KeyAsync(ApiRight.ReadBills);
        Assert.Equal((403, 403), ((await server.AskAsync(bills, Tickets, Report("x"))).Status, (await server.AskAsync(bills, Tickets)).Status));
        Assert.Equal(401, (await server.PostAsync(Tickets, Report("x"))).Status);
        var (_, key) = await server.KeyAsync(ApiRight.Tickets);
        Assert.Equal(404, (await server.AskAsync(key, $"{Tickets}/QH-000000-0001")).Status);
        foreach (var bad in new[] { "-1", "1.5", "x", "99999999999999999999" }) Assert.Equal((422, "after"), One(await server.AskAsync(key, $"{Tickets}?after={bad}")));
        Assert.All((await ChangesAsync(key)).Numbers, n => Assert.StartsWith("AJ-", n, StringComparison.Ordinal));
    }

    // From the beginning to the end, page by page.
    private async Task<(long Last, IReadOnlyList<string> Numbers)> ChangesAsync(string key)
    {
        var (after, numbers) = (0L, new List<string>());
        while (true)
        {
            var page = (await server.AskAsync(key, $"{Tickets}?after={after}")).Json!;
            after = long.Parse((string)page["next"]!, System.Globalization.CultureInfo.InvariantCulture);
            numbers.AddRange(page["tickets"]!.AsArray().Select(t => (string)t!["number"]!));
            if (!(bool)page["more"]!) return (after, numbers);
        }
    }

    private static (int, string) One(ApiReply reply) => (reply.Status, reply.Fields.Single());

    private static string Report(string id, string description = "Warm since last night") => new JsonObject
    {
        ["id"] = id, ["line"] = "fridge", ["fault"] = "fridge.not-cooling", ["description"] = description,
        ["contact"] = new JsonObject { ["name"] = "Zhou", ["phone"] = "13800000000", ["district"] = "浦东", ["address"] = "Century Avenue 1" },
    }.ToJsonString();
}
