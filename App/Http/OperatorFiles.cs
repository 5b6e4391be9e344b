using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Http.Api;
using Plainmend.Http.Paper;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>Any company's invoice for the people who run the installation: the same files, each opening written into the company's log.</summary>
internal static class OperatorFiles
{
    public static void MapOperatorFiles(this WebApplication app)
    {
        var files = app.MapGroup("/operator/{company}/{key}").RequireAuthorization(p => p.RequireRole("Admin", "Finance"));
        files.MapGet("/sheet.pdf", SheetAsync);
        files.MapGet("/lines.csv", (HttpContext http, string company, string key, OperatorReads reads, InvoiceOpenings openings) =>
            OpenAsync(http, company, key, reads, openings, InvoiceForm.Csv, found => InvoiceFiles.Lines(http, found.View)));
        files.MapGet("/statement.json", (HttpContext http, string company, string key, OperatorReads reads, InvoiceOpenings openings) =>
            OpenAsync(http, company, key, reads, openings, http.Request.Query.ContainsKey("verify") ? InvoiceForm.Verify : InvoiceForm.Json, found => Statement(http, found.View)));
    }

    private static Task<IResult> SheetAsync(HttpContext http, string company, string key, OperatorReads reads, InvoiceOpenings openings) =>
        OpenAsync(http, company, key, reads, openings, InvoiceForm.Pdf, found =>
            InvoiceFiles.Sheet(http, found.View, found.Payer, http.RequestServices.GetRequiredService<ChineseFont>(), http.RequestServices.GetRequiredService<TimeProvider>()));

    // Written first: what cannot be written down is not handed out.
    private static async Task<IResult> OpenAsync(HttpContext http, string company, string key, OperatorReads reads, InvoiceOpenings openings, InvoiceForm form, Func<OperatorInvoice, IResult> answer)
    {
        if (Viewer.From(http.User) is not { } viewer || await reads.InvoiceAsync(viewer, company, key, http.RequestAborted) is not { } found) return Results.NotFound();
        await openings.NoteAsync(viewer, found.Payer.Id, InvoiceFiles.Name(found.View), form, http.RequestAborted);
        return answer(found);
    }

    private static IResult Statement(HttpContext http, InvoiceView view)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return ApiAnswer.Of(view.File);
    }
}
