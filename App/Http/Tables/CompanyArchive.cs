using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plainmend.Access;
using Plainmend.Domain.Billing;
using Plainmend.Reads.Exports;
using Plainmend.Texts;

namespace Plainmend.Http.Tables;

/// <summary>Everything of a company as one archive, written while it is read: a file of JSON lines a table, the attached files, and at the end what is in it.</summary>
internal static class CompanyArchive
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = BillingJson.Options.Encoder, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task WriteAsync(Stream to, CompanyReads reads, Viewer viewer, Bilingual company, DateTimeOffset at, CancellationToken stop)
    {
        await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        var files = new List<ArchiveFile>();
        foreach (var table in CompanyReads.Tables)
        {
            var name = $"tables/{table}.jsonl";
            files.Add(new(name, await LinesAsync(archive, name, reads.LinesAsync(viewer, table, stop), stop), TableWords.Meaning(table)));
        }
        var attached = 0L;
        await foreach (var file in reads.FilesAsync(viewer, stop).WithCancellation(stop))
        {
            // Pictures do not get smaller.
            await using var part = await archive.CreateEntry($"attachments/{file.Id:N}-{file.Name}", CompressionLevel.NoCompression).OpenAsync(stop);
            await part.WriteAsync(file.Bytes, stop);
            attached++;
        }
        files.Add(new("attachments/", attached, TableWords.Meaning("files")));
        var manifest = new ArchiveManifest(1, company, at.ToString("O", CultureInfo.InvariantCulture), files, ExportText.LeftOut);
        await using var last = await archive.CreateEntry("manifest.json", CompressionLevel.Fastest).OpenAsync(stop);
        await last.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, Json), stop);
    }

    private static async Task<long> LinesAsync(ZipArchive archive, string name, IAsyncEnumerable<string> lines, CancellationToken stop)
    {
        var count = 0L;
        await using var part = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        await using var text = new StreamWriter(part, new UTF8Encoding(false), bufferSize: 32 * 1024);
        await foreach (var line in lines.WithCancellation(stop))
        {
            await text.WriteAsync(line.AsMemory(), stop);
            await text.WriteAsync("\n".AsMemory(), stop);
            count++;
        }
        return count;
    }

    private sealed record ArchiveFile(string Name, long Count, string Meaning);

    private sealed record ArchiveManifest(int Format, Bilingual Company, string At, IReadOnlyList<ArchiveFile> Files, string LeftOut);
}
