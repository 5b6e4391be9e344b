using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>Any company's invoice for the operator of the installation: the same files, each opening in the company's log, nothing for anybody else.</summary>
public sealed class OperatorFileTests(BilledServer server) : IClassFixture<BilledServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_operator_takes_every_form_away_and_each_opening_is_written_into_the_companys_log()
    {
        var (company, number) = await InvoiceAsync();
        using var client = await EnterAsync(p => p.Login.StartsWith("lushan@", StringComparison.Ordinal));
        var before = await OpeningsAsync(company);
        var statement = await GetAsync(client, $"/operator/{company.Slug}/{number}/statement.json", "application/json");
        Assert.Empty(StatementFile.Verify(statement));
        Assert.Equal(statement, await GetAsync(client, $"/operator/{company.Slug}/{number}/statement.json?verify", "application/json"));
        Assert.StartsWith("\uFEFFkey,kind", await GetAsync(client, $"/operator/{company.Slug}/{number}/lines.csv", "text/csv"), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", await GetAsync(client, $"/operator/{company.Slug}/{number}/sheet.pdf", "application/pdf"), StringComparison.Ordinal);
        var noted = (await OpeningsAsync(company))[before.Count..];
        Assert.Equal(["json", "verify", "csv", "pdf"], noted.Select(n => Regex.Match(n.Payload, "\"form\":\"([a-zA-Z]+)\"").Groups[1].Value.ToLowerInvariant()));
        Assert.All(noted, n => Assert.Equal(("陆珊", true), (n.ActorName, n.Payload.Contains(number, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Nobody_else_gets_anything_and_nothing_is_noted()
    {
        var (company, number) = await InvoiceAsync();
        var before = await OpeningsAsync(company);
        // Not even the company's own administrator by this way.
        using var admin = await EnterAsync(p => p.TenantId == company.Id && p.Role == Role.Admin);
        using var stranger = server.CreateClient();
        using var operators = await EnterAsync(p => p.Login.StartsWith("lushan@", StringComparison.Ordinal));
        foreach (var file in new[] { "sheet.pdf", "lines.csv", "statement.json" })
        {
            foreach (var (client, path) in new[] { (admin, $"/operator/{company.Slug}/{number}/{file}"), (stranger, $"/operator/{company.Slug}/{number}/{file}"), (operators, $"/operator/{company.Slug}/QH-P999999/{file}"), (operators, $"/operator/nobody/{number}/{file}") })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
                Assert.Equal((path, "text/html"), (path, answer.Content.Headers.ContentType?.MediaType));
            }
        }
        Assert.Equal(before.Count, (await OpeningsAsync(company)).Count);
    }

    private static async Task<string> GetAsync(HttpClient client, string path, string media)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal((path, media), (path, answer.Content.Headers.ContentType?.MediaType));
        return System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    private async Task<List<EventRow>> OpeningsAsync(Tenant company)
    {
        await using var db = server.Get<Db>().Read(company.Id);
        return await db.Events.Where(e => e.Kind == "InvoiceOpened").OrderBy(e => e.Number).ToListAsync(Stop);
    }

    private async Task<(Tenant Company, string Number)> InvoiceAsync()
    {
        var company = await server.CompanyAsync();
        return (company, (await server.Get<InvoiceReads>().ListAsync(company.Id, Stop)).First(i => i.State != InvoiceState.Draft).Number);
    }

    private async Task<HttpClient> EnterAsync(Func<Member, bool> who)
    {
        var person = (await server.Get<MemberBook>().DemoAsync(Stop)).Select(d => d.Person).First(who);
        return await server.EnteredAsync(person.Id);
    }
}
