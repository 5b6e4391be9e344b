using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Http.Paper;
using Plainmend.Reads;
using Plainmend.Tests.Browser;
using Plainmend.Texts;

namespace Plainmend.Tests.Http;

/// <summary>The demo companies with two billed months, and their invoices as files.</summary>
public sealed class BilledServer : FieldServer;

/// <summary>The same on a machine without a Chinese font.</summary>
public sealed class FontlessServer : FieldServer
{
    protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(s => s.AddSingleton(new ChineseFont([])));
    }
}

/// <summary>An invoice to take away: the sheet as a PDF whose text is text, and a table whose column adds up.</summary>
public sealed class InvoiceFileTests(BilledServer server, FontlessServer fontless) : IClassFixture<BilledServer>, IClassFixture<FontlessServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "平台服务账单", "付款方", "校验码")]
    [InlineData("en", "Statement", "Issued", "Seal")]
    public async Task The_pdf_says_what_the_sheet_says_in_the_readers_language(string language, params string[] words)
    {
        if (Means.OnPath("pdftotext") is null) Means.Missing("No pdftotext: install poppler-utils.");
        var lushan = (await server.Get<MemberBook>().DemoAsync(Stop)).First(d => d.Person.Login.StartsWith("lushan@", StringComparison.Ordinal)).Person;
        await server.Get<SellerActions>().PublishAsync(new(lushan.TenantId, lushan.Id, lushan.Name, lushan.NameEn, lushan.Role), (await server.Get<InvoiceReads>().SellerAsync(Stop)).Version, new("91310000MA1FL0000X", "示例路 1 号"), Stop);
        var (client, view, href) = await InvoiceAsync(server, language);
        using var answer = await client.GetAsync(new Uri(href + "/sheet.pdf", UriKind.Relative), Stop);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(bytes, 0, 5));
        var text = await TextAsync(bytes);
        Assert.All([.. words, view.Item.Number, Capitals.Of(view.File.Statement.TotalMoney), view.File.Statement.Seal!, view.Chain!, "91310000MA1FL0000X", "示例路 1 号", view.Seller!.NameIn(language != "en")], w => Assert.Contains(w, text, StringComparison.Ordinal));
        Assert.All(view.File.Statement.Lines, l => Assert.Contains(language == "en" ? l.Name.En : l.Name.Zh, text, StringComparison.Ordinal));
        Assert.Contains((language == "en" ? "CN¥" : "¥") + view.File.Statement.TotalMoney.Amount.ToString("#,##0.00", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_column_of_amounts_is_the_total()
    {
        var (client, view, href) = await InvoiceAsync(server);
        var bytes = await client.GetByteArrayAsync(new Uri(href + "/lines.csv", UriKind.Relative), Stop);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(',')).ToArray();
        Assert.Equal("amount", rows[0][6]);
        Assert.Equal(view.File.Statement.Lines.Count, rows.Length - 1);
        Assert.Equal(view.File.Statement.TotalMoney.Amount, rows.Skip(1).Sum(r => decimal.Parse(r[6], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_stranger_another_company_and_an_unknown_number_get_nothing()
    {
        var (client, _, href) = await InvoiceAsync(server);
        foreach (var file in new[] { "sheet.pdf", "lines.csv" })
        {
            using var unknown = await client.GetAsync(new Uri($"/bill/invoices/QH-P000001/{file}", UriKind.Relative), Stop);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
            using var stranger = server.CreateClient();
            using var refused = await stranger.GetAsync(new Uri($"{href}/{file}", UriKind.Relative), Stop);
            Assert.Equal("text/html", refused.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Without_a_chinese_font_the_answer_names_the_package_instead_of_printing_boxes()
    {
        var (client, _, href) = await InvoiceAsync(fontless);
        using var answer = await client.GetAsync(new Uri(href + "/sheet.pdf", UriKind.Relative), Stop);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("fonts-noto-cjk", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public void The_machines_font_knows_chinese()
    {
        if (!ChineseFont.OfMachine().IsThere) Means.Missing("No Chinese font: install fonts-noto-cjk.");
        Assert.False(new ChineseFont([]).IsThere);
    }

    private static async Task<(HttpClient Client, InvoiceView View, string Href)> InvoiceAsync(FieldServer from, string language = "zh-CN")
    {
        var company = await from.CompanyAsync();
        var reads = from.Get<InvoiceReads>();
        var item = (await reads.ListAsync(company.Id, Stop)).First(i => i.State != InvoiceState.Draft);
        var view = (await reads.FindAsync(company.Id, item.Number, Stop))!;
        var admin = (await from.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == Plainmend.Domain.People.Role.Admin).Person;
        return (await from.EnteredAsync(admin.Id, language), view, $"/bill/invoices/{item.Number}");
    }

    private static async Task<string> TextAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, Stop);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await reader.StandardOutput.ReadToEndAsync(Stop);
            await reader.WaitForExitAsync(Stop);
            return text;
        }
        finally { File.Delete(file); }
    }
}
