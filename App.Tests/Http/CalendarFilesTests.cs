using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>Appointments as files to take away.</summary>
public sealed class CalendarFilesTests(QuietServer server) : IClassFixture<QuietServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_opens_the_appointment_and_no_other_does()
    {
        var lina = await server.WhoAsync("lina");
        var report = await server.ReportAsync(lina, "无人区");
        using var client = server.CreateClient();
        async Task<HttpResponseMessage> GetAsync(string path) => await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/t/{report.Secret}/appointment.ics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/t/{LinkSecret.New()}/appointment.ics")).StatusCode);

        var technician = (await server.The<BoardReads>().ReadAsync(lina, null, Stop)).Rows[0];
        await server.The<AssignmentActions>().AssignAsync(lina, report.TicketId, technician.Id, "测试", Stop);
        var member = (await server.The<MemberBook>().ByIdAsync(lina.Tenant, technician.Id, Stop))!;
        await server.The<TechnicianActions>().AcceptAsync(new Viewer(lina.Tenant, technician.Id, member.Name, member.NameEn, member.Role), report.TicketId, Stop);
        using var answer = await GetAsync($"/t/{report.Secret}/appointment.ics");
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains($"UID:{report.TicketId:N}@plainmend", text, StringComparison.Ordinal);
        // The link may be seen by others: neither address nor telephone of the customer is in it.
        Assert.DoesNotContain("13812345678", text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例路", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_technicians_visits_are_for_technicians_who_signed_in()
    {
        var lina = await server.WhoAsync("lina");
        var technician = (await server.The<BoardReads>().ReadAsync(lina, null, Stop)).Rows[0].Id;
        using var his = await server.EnteredAsync(technician);
        using var hers = await server.EnteredAsync(lina.Id);
        using var nobodys = server.CreateClient();
        async Task<string?> MediaAsync(HttpClient client)
        {
            using var answer = await client.GetAsync(new Uri("/jobs/visits.ics", UriKind.Relative), Stop);
            return answer.Content.Headers.ContentType?.MediaType;
        }
        Assert.Equal(("text/calendar", "text/html", "text/html"), (await MediaAsync(his), await MediaAsync(hers), await MediaAsync(nobodys)));
    }
}
