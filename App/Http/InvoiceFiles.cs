using System.Globalization;
using System.Text;
using Plainmend.Access;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Http.Paper;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>One invoice to take away: as the sheet for paper, and its lines as a table.</summary>
public static class InvoiceFiles
{
    private const decimal Fine = 0.000001m;
    private const string FontPackages = "apt-get install fonts-noto-cjk (Debian, Ubuntu), dnf install google-noto-sans-cjk-fonts (Fedora), apk add font-noto-cjk (Alpine)";

    public static void MapInvoiceFiles(this WebApplication app)
    {
        var files = app.MapGroup("/bill/invoices/{key}").RequireAuthorization(p => p.RequireRole("Admin", "Finance"));
        files.MapGet("/sheet.pdf", SheetAsync);
        files.MapGet("/lines.csv", LinesAsync);
    }

    private static async Task<IResult> SheetAsync(HttpContext http, string key, InvoiceReads reads, ChineseFont fonts, TimeProvider clock)
    {
        if (Viewer.From(http.User) is not { } viewer || await reads.FindAsync(viewer.Tenant, key, http.RequestAborted) is not { } view) return Results.NotFound();
        return Sheet(http, view, await reads.PayerAsync(viewer.Tenant, http.RequestAborted), fonts, clock);
    }

    /// <summary>The sheet for paper; on a machine without a Chinese font, how to get one.</summary>
    internal static IResult Sheet(HttpContext http, InvoiceView view, Tenant payer, ChineseFont fonts, TimeProvider clock)
    {
        if (!fonts.IsThere) return Results.Text(BillText.PdfWithoutFont.With(FontPackages), "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().In(payer.Zone).DateTime);
        http.Response.Headers.CacheControl = "private, no-store";
        // Shown in the browser's own reader: from there it is printed or kept.
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{Name(view)}.pdf\"";
        return Results.Bytes(new InvoicePaper(view, payer, today, fonts).Print(), "application/pdf");
    }

    private static async Task<IResult> LinesAsync(HttpContext http, string key, InvoiceReads reads)
    {
        if (Viewer.From(http.User) is not { } viewer || await reads.FindAsync(viewer.Tenant, key, http.RequestAborted) is not { } view) return Results.NotFound();
        return Lines(http, view);
    }

    /// <summary>The lines as a table that spreadsheet programs read.</summary>
    internal static IResult Lines(HttpContext http, InvoiceView view)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        // The mark lets spreadsheet programs read Chinese as what it is.
        var text = string.Concat(Rows(view.File.Statement).Select(cells => string.Join(',', cells.Select(CsvCell.Of)) + "\r\n"));
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", $"{Name(view)}.csv");
    }

    // The column of amounts adds up to the total: tax stands in it only where it comes on top of the lines.
    private static IEnumerable<string[]> Rows(Statement statement)
    {
        yield return ["key", "kind", "name", "purpose", "quantity", "unit", "amount", "currency"];
        var sum = Exact.Zero;
        foreach (var line in statement.Lines)
        {
            sum += line.Printed;
            yield return
            [
                line.Key, line.Kind.ToString(), BillWords.Say(line.Name), BillWords.Say(line.Purpose),
                string.Join(" + ", line.Quantities.Select(q => Rounding.HalfAwayFromZero(q.Value, Fine).ToString())), string.Join(" + ", line.Quantities.Select(q => BillWords.Unit(q.Unit)).Distinct()),
                Digits(line.Printed), statement.Currency.Code,
            ];
        }
        if (sum == statement.Total.Value) yield break;
        foreach (var tax in statement.Taxes) yield return ["tax", "Tax", BillText.Tax.With(tax.Name), "", "", "", Digits(tax.Tax.Value), statement.Currency.Code];
    }

    private static string Digits(Exact amount) => amount.ToDecimal().ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The document's number, or its id while it is a draft.</summary>
    internal static string Name(InvoiceView view) => view.Item.Number.Length == 0 ? view.Item.Id.ToString() : view.Item.Number;
}
