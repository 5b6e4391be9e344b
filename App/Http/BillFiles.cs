using System.Globalization;
using System.Text;
using Plainmend.Access;
using Plainmend.Domain.Billing;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>Usage behind the bill as a table to take away.</summary>
public static class BillFiles
{
    private const int Page = 1000;

    public static void MapBillFiles(this WebApplication app) =>
        app.MapGet("/bill/usage.csv", UsageAsync).RequireAuthorization(p => p.RequireRole("Admin", "Finance"));

    private static async Task<IResult> UsageAsync(HttpContext http, string meter, DateOnly first, DateOnly end, BillReads reads, InvoiceReads payers)
    {
        if (Viewer.From(http.User) is not { } viewer || first >= end || first.Year < 1970 || end.Year > 2500) return Results.NotFound();
        var period = new BillingPeriod(first, end, (await payers.PayerAsync(viewer.Tenant, http.RequestAborted)).Zone);
        return Results.Stream(async to =>
        {
            // The mark lets spreadsheet programs read Chinese as what it is.
            await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await text.WriteLineAsync("id,meter,subject,amount,from,to,evidence");
            for (var skip = 0; ; skip += Page)
            {
                var facts = await reads.FactsAsync(viewer.Tenant, meter, period, skip, Page, http.RequestAborted);
                foreach (var fact in facts) await text.WriteLineAsync(Row(fact));
                if (facts.Count < Page) break;
            }
        }, "text/csv; charset=utf-8", $"usage-{first:yyyy-MM-dd}.csv");
    }

    private static string Row(UsageFact f) => string.Join(',', new[]
    {
        f.Id, f.Meter, f.Subject, f.Amount.ToString(CultureInfo.InvariantCulture), Instant(f.From), f.To is { } to ? Instant(to) : "", f.Evidence,
    }.Select(CsvCell.Of));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
