using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Plainmend.Texts;

/// <summary>Writes one sheet as a workbook (XLSX) while its rows come; texts are texts and can never be formulas. Source: ECMA-376, parts 1 and 2.</summary>
internal static class SheetFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    // No program shows more characters in a cell.
    private const int LongestCell = 32_000;

    private static readonly (string Name, string Text)[] Frame =
    [
        ("[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""),
        ("_rels/.rels", $"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
    ];

    /// <summary>Writes the rows to the end; texts and numbers.</summary>
    public static async Task WriteAsync(Stream to, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken stop)
    {
        await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        foreach (var (name, text) in Frame)
        {
            await using var part = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
            await part.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        }
        await using var sheet = await archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(stop);
        await using var xml = XmlWriter.Create(sheet, new() { Async = true, Encoding = new UTF8Encoding(false) });
        await xml.WriteStartElementAsync(null, "worksheet", Main);
        await xml.WriteStartElementAsync(null, "sheetData", Main);
        await foreach (var row in rows.WithCancellation(stop)) await RowAsync(xml, row);
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private static async Task RowAsync(XmlWriter xml, IReadOnlyList<object?> row)
    {
        await xml.WriteStartElementAsync(null, "row", Main);
        foreach (var cell in row)
        {
            await xml.WriteStartElementAsync(null, "c", Main);
            if (cell is decimal or int or long) await xml.WriteElementStringAsync(null, "v", Main, Convert.ToString(cell, CultureInfo.InvariantCulture)!);
            else if (cell is not null) await TextAsync(xml, Plain(cell.ToString()!));
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndElementAsync();
    }

    private static async Task TextAsync(XmlWriter xml, string text)
    {
        await xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
        await xml.WriteStartElementAsync(null, "is", Main);
        await xml.WriteStartElementAsync(null, "t", Main);
        await xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
        await xml.WriteStringAsync(text);
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    // XML has no way to write most control characters.
    private static string Plain(string text)
    {
        var cut = text.Length > LongestCell ? text[..LongestCell] : text;
        return string.Concat(cut.EnumerateRunes().Where(r => r.Value >= 0x20 ? r.Value is not (0xFFFE or 0xFFFF) : r.Value is '\t' or '\n' or '\r').Select(r => r.ToString()));
    }
}
