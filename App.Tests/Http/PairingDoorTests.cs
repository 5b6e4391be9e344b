using System.Net;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>Who only knows a screen's code is given nothing by it.</summary>
public sealed class PairingDoorTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_alone_opens_no_page_and_the_secret_is_told_to_nobody()
    {
        var secret = LinkSecret.New();
        var people = await server.PeopleAsync();
        var boss = people.First(p => p.Role == Role.Supervisor);
        var code = await server.Get<PairingActions>().OfferAsync(boss.Id, secret, "1.2.3.4", Stop);
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
        using (var asked = await stranger.GetAsync(At($"/wall/{code}"), Stop)) Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        using (var asked = await stranger.GetAsync(At($"/wall/{secret}"), Stop)) Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        using (var asked = await stranger.GetAsync(At($"/walls?code={code}"), Stop))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            // The way back keeps the code, so that a phone that has to sign in first need not scan twice.
            Assert.Contains(Uri.EscapeDataString($"/walls?code={code}"), asked.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        }
        var waiting = await stranger.GetStringAsync(At("/wall/pair"), Stop);
        Assert.DoesNotContain(code, waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("data-code", waiting, StringComparison.Ordinal);

        using var desk = await server.EnteredAsync(boss.Id, "zh-CN");
        var page = await desk.GetStringAsync(At($"/walls?code={code}"), Stop);
        Assert.Contains(PairingCode.Halves(code), page, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        using var technician = await server.EnteredAsync(people.First(p => p.Role == Role.Technician).Id);
        Assert.DoesNotContain("data-pair-form", await technician.GetStringAsync(At($"/walls?code={code}"), Stop), StringComparison.Ordinal);

        await server.Get<PairingActions>().ConfirmAsync(boss.TenantId, code, "前台", Acting(boss), Stop);
        using var opened = await stranger.GetAsync(At($"/wall/{secret}"), Stop);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using var still = await stranger.GetAsync(At($"/wall/{code}"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, still.StatusCode);
    }

    private static Actor Acting(Member member) => Viewer.Of(member).Actor;

    private static Uri At(string path) => new(path, UriKind.Relative);
}
