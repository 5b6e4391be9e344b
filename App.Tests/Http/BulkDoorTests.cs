using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Http;

/// <summary>One act for many tickets, as another program asks for it.</summary>
public sealed class BulkDoorTests(ApiServer server) : IClassFixture<ApiServer>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_ticket_has_its_own_answer_and_sending_again_with_the_same_key_writes_nothing_twice()
    {
        var (admin, key) = await KeyAsync(ApiRight.WorkTickets);
        var reports = server.Get<ReportActions>();
        var one = await reports.SubmitAsync(admin.Tenant, Fridge, Actor.Customer("张伟"), LinkSecret.New(), _stop);
        var ended = await reports.SubmitAsync(admin.Tenant, Fridge, Actor.Customer("张伟"), LinkSecret.New(), _stop);
        await server.Get<DeskActions>().CancelAsync(admin, ended.TicketId, "不需要了", _stop);
        var run = LinkSecret.New();
        var body = $$"""{"key":"{{run}}","tickets":["{{one.Number}}","{{ended.Number}}","XX-000000-0001"],"act":{"kind":"priority","priority":"high"} }""";
        var reply = await SendAsync(body, key);
        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(["done", "refused", "refused"], reply.Json!["results"]!.AsArray().Select(r => (string)r!["status"]!));
        Assert.Equal(["notAllowedNow", "notFound"], reply.Json["results"]!.AsArray().Skip(1).Select(r => (string)r!["reason"]!));
        await SendAsync($$"""{"key":"{{run}}-2","tickets":["{{one.Number}}"],"act":{"kind":"reply","text":"稍等"} }""", key);
        var again = await SendAsync($$"""{"key":"{{run}}-2","tickets":["{{one.Number}}"],"act":{"kind":"reply","text":"稍等"} }""", key);
        Assert.Equal("done", (string)again.Json!["results"]![0]!["status"]!);
        await using var db = server.Get<Db>().Read(admin.Tenant);
        var said = await db.Events.Where(e => e.SubjectId == one.TicketId && e.Kind == nameof(RepliedPublicly)).ToListAsync(_stop);
        Assert.Equal("program", Assert.Single(said).ActorName);
    }

    [Theory]
    [InlineData("""{"key":"","tickets":["A"],"act":{"kind":"resume"} }""", "key")]
    [InlineData("""{"key":"k","tickets":[],"act":{"kind":"resume"} }""", "tickets")]
    [InlineData("""{"key":"k","tickets":["A","A"],"act":{"kind":"resume"} }""", "tickets[1]")]
    [InlineData("""{"key":"k","tickets":["A"],"act":{"kind":"assign","technician":"谁也不是"} }""", "act.technician")]
    [InlineData("""{"key":"k","tickets":["A"],"act":{"kind":"explode"} }""", "act.kind")]
    [InlineData("""{"key":"k","tickets":["A"],"act":{"kind":"priority","priority":"highest"} }""", "act.priority")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        var (_, key) = await KeyAsync(ApiRight.WorkTickets);
        var reply = await SendAsync(body, key);
        Assert.Equal((422, field), (reply.Status, reply.Fields.Count == 0 ? null : reply.Fields[0]));
    }

    [Fact]
    public async Task Only_a_key_with_this_right_works_on_tickets()
    {
        const string body = """{"key":"k","tickets":["A"],"act":{"kind":"resume"} }""";
        Assert.Equal(401, (await SendAsync(body, null)).Status);
        Assert.Equal(403, (await SendAsync(body, (await KeyAsync(ApiRight.ReadBills)).Key)).Status);
        var many = string.Join(',', Enumerable.Range(0, BulkActions.Most + 1).Select(n => $"\"A{n}\""));
        Assert.Equal(422, (await SendAsync($$"""{"key":"k","tickets":[{{many}}],"act":{"kind":"resume"} }""", (await KeyAsync(ApiRight.WorkTickets)).Key)).Status);
    }

    private static FaultReport Fridge => new(Channel.Form, "fridge", "fridge.not-cooling", "", "不制冷", "张伟", "13812345678", "浦东", "");

    private Task<(Viewer Admin, string Key)> KeyAsync(ApiRight right) => server.KeyAsync(right, "program");

    private Task<ApiReply> SendAsync(string body, string? key) => server.AskAsync(key, "/api/v1/tickets/bulk", body);
}
