using System.Globalization;
using System.Runtime.CompilerServices;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tables;
using Plainmend.Http.Tables;
using Plainmend.Reads;
using Plainmend.Reads.Exports;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>A company's records to take away, each time written into its log first.</summary>
internal static class ExportFiles
{
    public static void MapExportFiles(this WebApplication app)
    {
        var doors = app.MapGroup("/admin/export").RequireAuthorization(p => p.RequireRole("Admin"));
        doors.MapGet("/{kind}.{ending:" + TableAnswer.Endings + "}", TableAsync);
        doors.MapGet("/company.zip", CompanyAsync);
    }

    private static async Task<IResult> TableAsync(HttpContext http, string kind, string ending, TableReads tables, InvoiceReads payers, ExportActions log)
    {
        if (Viewer.From(http.User) is not { } viewer || !Enum.GetNames<ExportKind>().Contains(kind, StringComparer.OrdinalIgnoreCase)) return Results.NotFound();
        var known = Enum.Parse<ExportKind>(kind, ignoreCase: true);
        await log.NoteAsync(viewer, known.ToString(), http.RequestAborted);
        var company = await payers.PayerAsync(viewer.Tenant, http.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"{DomainWords.Of(known)}-{Today(http, company.Zone)}");
        return TableAnswer.Of(http, name, ending, Told([.. TableWords.Head(known), .. (await tables.OwnColumnsAsync(viewer, known, http.RequestAborted)).Select(n => n.Said())], tables.RowsAsync(viewer, known, http.RequestAborted), company.Zone, http.RequestAborted));
    }

    private static async Task<IResult> CompanyAsync(HttpContext http, CompanyReads reads, InvoiceReads payers, ExportActions log, TimeProvider clock)
    {
        if (Viewer.From(http.User) is not { } viewer) return Results.NotFound();
        await log.NoteAsync(viewer, "company", http.RequestAborted);
        var company = await payers.PayerAsync(viewer.Tenant, http.RequestAborted);
        TableAnswer.AsDownload(http, string.Create(CultureInfo.InvariantCulture, $"{company.Slug}-{Today(http, company.Zone)}.zip"));
        return Results.Stream(to => CompanyArchive.WriteAsync(to, reads, viewer, new(company.Name, company.NameEn), clock.GetUtcNow(), http.RequestAborted), "application/zip");
    }

    private static string Today(HttpContext http, string zone) => http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().In(zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Told(IReadOnlyList<string> head, IAsyncEnumerable<IReadOnlyList<object?>> rows, string zone, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return head;
        await foreach (var row in rows.WithCancellation(stop)) yield return [.. row.Select(cell => TableWords.Cell(cell, zone))];
    }
}
