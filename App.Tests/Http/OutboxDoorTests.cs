using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>The telephone's outbox over the wire: who may send, what a refusal says, and that an act keeps its time.</summary>
public sealed class OutboxDoorTests(FieldServer server) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_is_taken_once_at_its_own_time_and_only_from_the_technician_whose_ticket_it_is()
    {
        var (report, technician) = await server.OfferAsync();
        await server.Get<TechnicianActions>().AcceptAsync(technician, report.TicketId, Stop);
        var noted = TimeProvider.System.GetUtcNow();
        using var his = await server.EnteredAsync(technician.Id);
        var body = Body("depart", noted);
        Assert.Equal(401, (await SendAsync(report.TicketId, body)).Status);
        Assert.Equal(403, (await SendAsync(report.TicketId, body, his, "cross-site")).Status);
        Assert.Equal(403, (await SendAsync(report.TicketId, body, his, "")).Status);
        Assert.Equal(400, (await SendAsync(report.TicketId, "{", his)).Status);
        Assert.Equal(400, (await SendAsync(report.TicketId, Body("explode", noted), his)).Status);
        Assert.Equal(404, (await SendAsync(technician.Id, body, his)).Status);
        var other = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Person.TenantId == technician.Tenant && p.Person.Role == Role.Technician && p.Person.Id != technician.Id).Person;
        using var hers = await server.EnteredAsync(other.Id);
        Assert.Equal(403, (await SendAsync(report.TicketId, body, hers)).Status);

        Assert.Equal((204, null), await SendAsync(report.TicketId, body, his));
        Assert.Equal((204, null), await SendAsync(report.TicketId, body, his));
        var ticket = await server.TicketAsync(report.TicketId);
        Assert.Equal(noted.ToUnixTimeMilliseconds(), ticket.LiveVisit!.DepartedAt!.Value.ToUnixTimeMilliseconds());
        var (status, detail) = await SendAsync(report.TicketId, Body("depart", noted, "other"), his);
        Assert.Equal(422, status);
        Assert.Contains("出发", detail, StringComparison.Ordinal);
        Assert.Equal((422, "离线记录超过 72 小时，不再补录。"), await SendAsync(report.TicketId, Body("note", noted.AddDays(-4), "old"), his));
    }

    private static string Body(string kind, DateTimeOffset at, string key = "k") =>
        $$"""{ "key": "{{key}}", "kind": "{{kind}}", "at": "{{at.ToString("O", CultureInfo.InvariantCulture)}}", "kilometres": 0, "text": "x", "photo": "before", "files": [] }""";

    private async Task<(int Status, string? Detail)> SendAsync(Guid ticket, string body, HttpClient? client = null, string site = "same-origin")
    {
        using var own = server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/jobs/outbox/{ticket}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.AcceptLanguage.ParseAdd("zh-CN");
        if (site.Length > 0) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await (client ?? own).SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return ((int)answer.StatusCode, text.Length == 0 ? null : (string?)JsonNode.Parse(text)!["detail"]);
    }
}
