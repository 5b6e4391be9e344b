using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access.Tables;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Reads.Exports;
using Plainmend.Tests.Browser;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Http;

/// <summary>Tables over the wire: what comes in waits to be looked at, what leaves is whole, one company's and without keys.</summary>
public sealed class TableDoorTests(FieldServer server) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_template_comes_back_as_a_table_and_a_refused_row_leaves_with_its_reason(string ending)
    {
        using var client = await EnterAsync(Role.Admin);
        var template = await client.GetByteArrayAsync(At($"/admin/import/devices/template.{ending}"), Stop);
        var rows = TableFile.Read("t", template, 10);
        Assert.Equal(["序列号", "产品", "型号"], rows[0].Cells.Take(3));
        var (status, said) = await SendAsync(client, Encoding.UTF8.GetBytes("序列号,产品,型号\nSN-1,飞船,=1+1\n"), "same-origin");
        Assert.Equal(200, status);
        var refused = TableFile.Read("r", await client.GetByteArrayAsync(At($"/admin/import/devices/{said["id"]}/refused.{ending}"), Stop), 10);
        Assert.Equal(["序列号", "产品", "型号", "原因"], refused[0].Cells);
        Assert.Equal(["SN-1", "飞船", "=1+1"], refused[1].Cells.Take(3));
        Assert.Contains("飞船", refused[1].Cells[3], StringComparison.Ordinal);
        foreach (var kind in Enum.GetNames<ImportKind>()) Assert.True((await client.GetByteArrayAsync(At($"/admin/import/{kind}/template.{ending}"), Stop)).Length > 20, kind);
        using var none = await client.GetAsync(At($"/admin/import/devices/{Guid.Empty}/refused.{ending}"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_sends_or_takes_tables_and_no_other_site_makes_him()
    {
        using var admin = await EnterAsync(Role.Admin);
        Assert.Equal(403, (await SendAsync(admin, [.. "a,b\n1,2"u8], "cross-site")).Status);
        var (status, said) = await SendAsync(admin, Upload.Png, "same-origin");
        Assert.Equal((415, true), (status, ((string)said["detail"]!).Contains("表格", StringComparison.Ordinal)));
        using var agent = await EnterAsync(Role.Supervisor);
        foreach (var path in new[] { "/admin/export/tickets.csv", "/admin/export/company.zip", "/admin/import/devices/template.csv" })
        {
            using var answer = await agent.GetAsync(At(path), Stop);
            Assert.NotEqual("text/csv", answer.Content.Headers.ContentType?.MediaType);
            Assert.NotEqual("application/zip", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Tables_hold_every_row_and_no_formula()
    {
        var report = await server.ReportAsync();
        var company = await server.CompanyAsync();
        await server.Get<ReportActions>().SubmitAsync(company.Id, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "M", "=HYPERLINK(\"x\")", "+Eve", "13800001234", "浦东", "x"), Actor.Customer("e"), "table-door", Stop);
        using var client = await EnterAsync(Role.Admin);
        await using var db = server.Get<Db>().Read(company.Id);
        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync(At("/admin/export/tickets.csv"), Stop));
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains(",'+Eve,", csv, StringComparison.Ordinal);
        Assert.Contains(report.Number, csv, StringComparison.Ordinal);
        foreach (var (kind, count) in new[] { ("tickets", await db.Tickets.CountAsync(Stop)), ("devices", await db.Devices.CountAsync(Stop)), ("technicians", await db.Technicians.CountAsync(Stop)) })
            Assert.Equal(count + 1, TableFile.Read(kind, await client.GetByteArrayAsync(At($"/admin/export/{kind}.xlsx"), Stop), 5000).Count);
        foreach (var kind in new[] { "customers", "parts" }) Assert.True(TableFile.Read(kind, await client.GetByteArrayAsync(At($"/admin/export/{kind}.csv"), Stop), 5000).Count > 1);
        Assert.True(await db.Events.CountAsync(e => e.Kind == "RecordsTaken", Stop) >= 6);
        // What is taken away may come back: nothing of it is refused, nothing changes.
        var devices = await client.GetByteArrayAsync(At("/admin/export/devices.csv"), Stop);
        var (_, said) = await SendAsync(client, devices, "same-origin");
        using var refused = await client.GetAsync(At($"/admin/import/devices/{said["id"]}/refused.csv"), Stop);
        Assert.Single(Encoding.UTF8.GetString(await refused.Content.ReadAsByteArrayAsync(Stop)).Trim().Split('\n'));
    }

    [Fact]
    public async Task The_whole_company_leaves_as_its_manifest_counts_without_another_company_and_without_a_key()
    {
        var report = await server.ReportAsync();
        var company = await server.CompanyAsync();
        var other = (await server.Get<TenantBook>().ActiveAsync(Stop)).First(t => t.Id != company.Id && !t.Operator);
        var foreign = await server.Get<ReportActions>().SubmitAsync(other.Id, await ReportOfAsync(other.Id), Actor.Customer("CANARY-B-NAME"), "canary-key-b", Stop);
        var boss = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == Role.Admin).Person;
        await server.Get<CompanyActions>().TakeOnAsync(await server.WhoAsync(boss.Id), "with.password", "a long enough password 1", new("有密码", "", Role.Agent, true, null), Stop);
        using var client = await EnterAsync(Role.Admin);
        using var archive = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync(At("/admin/export/company.zip"), Stop)));
        var manifest = JsonNode.Parse(await TextAsync(archive, "manifest.json"))!;
        var all = new StringBuilder();
        foreach (var file in manifest["files"]!.AsArray().Where(f => ((string)f!["name"]!).EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            var text = await TextAsync(archive, (string)file!["name"]!);
            Assert.Equal((int)file["count"]!, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.NotEmpty((string)file["meaning"]!);
            all.Append(text);
        }
        var taken = all.ToString();
        Assert.Contains(report.Number, taken, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY-B", taken, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign.TicketId.ToString(), taken, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"\"TenantId\":{other.Id},", taken, StringComparison.Ordinal);
        await using var db = server.Get<Db>().Read(company.Id);
        var member = await db.Members.SingleAsync(m => m.Login == "with.password", Stop);
        Assert.Contains("with.password", taken, StringComparison.Ordinal);
        Assert.DoesNotContain(member.Stamp, taken, StringComparison.Ordinal);
        Assert.DoesNotContain(member.PasswordHash!, taken, StringComparison.Ordinal);
        foreach (var link in await db.Links.ToListAsync(Stop)) Assert.DoesNotContain(Convert.ToBase64String(link.SecretHash), taken, StringComparison.Ordinal);
        foreach (var key in await db.Events.Where(e => e.CommandKey != null).Select(e => e.CommandKey!).ToListAsync(Stop)) Assert.DoesNotContain(key, taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_row_is_taken_or_left_on_purpose_and_nothing_that_sounds_like_a_key_is_taken()
    {
        await using var db = server.Get<Db>().Read(0);
        var known = CompanyReads.Taken.Keys.Concat(CompanyReads.Left).ToHashSet();
        Assert.DoesNotContain(db.Model.GetEntityTypes().Select(e => e.ClrType), t => !known.Contains(t));
        string[] keys = ["Hash", "Secret", "Stamp", "Password", "Token", "Sealed", "CommandKey", "Holder"];
        Assert.Empty(
            from type in db.Model.GetEntityTypes()
            where CompanyReads.Taken.ContainsKey(type.ClrType)
            from property in type.GetProperties()
            where keys.Any(k => property.Name.Contains(k, StringComparison.Ordinal)) && !CompanyReads.Taken[type.ClrType].Contains(property.Name)
            select $"{type.ClrType.Name}.{property.Name}");
    }

    [Fact]
    public async Task Figures_and_the_tickets_behind_them_leave_whole_for_a_supervisor_and_for_nobody_below()
    {
        var report = await server.ReportAsync();
        var company = await server.CompanyAsync();
        while (await server.Get<FigureFollower>().RunAsync(company.Id, Stop) > 0) { }
        await using var db = server.Get<Db>().Read(company.Id);
        var (first, last) = ((await db.Figures.MinAsync(f => f.ReportedDay, Stop)).ToString("o", System.Globalization.CultureInfo.InvariantCulture), (await server.Get<FigureReads>().TodayAsync(company.Id, Stop)).ToString("o", System.Globalization.CultureInfo.InvariantCulture));
        using var client = await EnterAsync(Role.Supervisor);
        var tickets = TableFile.Read("t", await client.GetByteArrayAsync(At($"/analytics/tickets.xlsx?figure=Reported&from={first}&to={last}"), Stop), 50_000);
        Assert.Equal(await db.Figures.CountAsync(Stop), tickets.Count - 1);
        Assert.Contains(tickets, t => t.Cells[0] == report.Number);
        var figures = Encoding.UTF8.GetString(await client.GetByteArrayAsync(At($"/analytics/figures.csv?from={first}&to={last}"), Stop));
        Assert.Equal(tickets.Count - 1, figures.Split("\r\n").Where(l => l.Contains(",全企业,,新报修,", StringComparison.Ordinal)).Sum(l => int.Parse(l.Split(',')[^1], System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var path in new[] { $"tickets.csv?figure=Wealth&from={first}&to={last}", "tickets.csv", $"figures.csv?from={last}&to={first}x", $"tickets.csv?figure=Reported&from={first}&to={last}&cut=Moon" })
        {
            using var none = await client.GetAsync(At($"/analytics/{path}"), Stop);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
        using var agent = await EnterAsync(Role.Agent);
        using var refused = await agent.GetAsync(At($"/analytics/figures.csv?from={first}&to={last}"), Stop);
        Assert.NotEqual("text/csv", refused.Content.Headers.ContentType?.MediaType);
    }

    private async Task<FaultReport> ReportOfAsync(int tenant)
    {
        await using var db = server.Get<Db>().Read(tenant);
        var fault = await db.Faults.Where(f => f.Active).OrderBy(f => f.Id).FirstAsync(Stop);
        return new(Channel.Form, fault.Line, fault.Code, "M", "CANARY-B-DESCRIPTION", "CANARY-B-NAME", "13800009999", "浦东", "CANARY-B-ADDRESS");
    }

    private async Task<HttpClient> EnterAsync(Role role)
    {
        var company = await server.CompanyAsync();
        var person = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == role).Person;
        return await server.EnteredAsync(person.Id, "zh-CN");
    }

    private static async Task<(int Status, JsonNode Said)> SendAsync(HttpClient client, byte[] content, string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/admin/import/files")) { Content = new ByteArrayContent(content) };
        request.Headers.Add("X-File-Name", "table.csv");
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request, Stop);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!);
    }

    private static async Task<string> TextAsync(ZipArchive archive, string name)
    {
        using var text = new StreamReader(archive.GetEntry(name)!.Open());
        return await text.ReadToEndAsync(Stop);
    }

    private static Uri At(string path) => new(path, UriKind.Relative);
}
