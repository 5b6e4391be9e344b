using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using Plainmend.Access.Tables;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Access;

/// <summary>Tables from outside: what can be read is read as it was meant, everything else is refused by name.</summary>
public sealed class TableFileTests
{
    private const string Chinese = "序列号,产品\r\nA-1,\"冰箱,\"\"双门\"\"\n大\"\r\n\r\nA-2,洗衣机";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-mark", "gb18030"];

    [Theory, MemberData(nameof(Encodings))]
    public void Chinese_text_is_read_in_each_encoding_spreadsheets_write(string encoding)
    {
        byte[] content = encoding switch
        {
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(Chinese),
            "utf-8" => Encoding.UTF8.GetBytes(Chinese),
            _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Chinese)],
        };
        var rows = TableFile.Read("a.csv", content, 100);
        Assert.Equal(["序列号", "产品"], rows[0].Cells);
        Assert.Equal(["A-1", "冰箱,\"双门\"\n大"], rows[1].Cells);
        Assert.Equal((4, "洗衣机"), (rows[2].Number, rows[2].Cells[1]));
    }

    [Theory]
    [InlineData("a;b\n1;2,5")]
    [InlineData("a\tb\n1\t2,5")]
    public void Other_dividers_are_found_in_the_head(string text) => Assert.Equal(["1", "2,5"], TableFile.Read("a.csv", Encoding.UTF8.GetBytes(text), 100)[1].Cells);

    [Fact]
    public void A_sign_that_stopped_a_formula_goes_when_the_table_comes_back() =>
        Assert.Equal(["-1", "'quoted"], TableFile.Read("a.csv", "a,b\n'-1,'quoted"u8.ToArray(), 100)[1].Cells);

    [Fact]
    public void A_workbook_of_another_program_gives_days_numbers_and_texts_as_they_were_typed()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { Phone = 13812345678d, Day = new DateTime(2024, 5, 1, 0, 0, 0, DateTimeKind.Unspecified), At = new DateTime(2024, 5, 1, 9, 30, 0, DateTimeKind.Unspecified), Price = 12.5m, Text = "=1+1" } });
        var rows = TableFile.Read("a.xlsx", file.ToArray(), 100);
        Assert.Equal(["Phone", "Day", "At", "Price", "Text"], rows[0].Cells);
        Assert.Equal(["13812345678", "2024-05-01", "2024-05-01 09:30:00", "12.5", "=1+1"], rows[1].Cells);
    }

    [Fact]
    public async Task Our_own_workbook_is_read_back_and_its_texts_are_texts()
    {
        using var file = new MemoryStream();
        await SheetFile.WriteAsync(file, Rows(["头", "n"], ["=HYPERLINK(\"x\")\u0001", 12.50m]), TestContext.Current.CancellationToken);
        var rows = TableFile.Read("a.xlsx", file.ToArray(), 100);
        Assert.Equal(["头", "n"], rows[0].Cells);
        Assert.Equal(["=HYPERLINK(\"x\")", "12.5"], rows[1].Cells);
        file.Position = 0;
        using var archive = new ZipArchive(file);
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_table_is_refused_by_name()
    {
        foreach (var content in new byte[][] { Upload.Png, Upload.Jpeg, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], [.. "PK\x03\x04 broken"u8], Zip(("a.txt", 10)) })
            Assert.Equal(Refusal.NotATable, Refused(content, 100).Reason);
        Assert.Equal(Refusal.FileEmpty, Refused([], 100).Reason);
        Assert.Equal(Refusal.FileEmpty, Refused([.. "only,a,head\n"u8], 100).Reason);
        Assert.Equal(Refusal.TableTooLong, Refused(Encoding.UTF8.GetBytes("a\n" + string.Join('\n', Enumerable.Range(0, 101))), 101).Reason);
        Assert.Equal(Refusal.NotATable, Refused(Encoding.UTF8.GetBytes("a\n" + new string('x', TableFile.LongestCell + 1)), 100).Reason);
        Assert.Equal("a.csv", Refused(Upload.Png, 100).Details[0]);
    }

    [Fact]
    public void An_archive_that_grows_beyond_measure_is_refused_before_anything_reads_it()
    {
        var bomb = Zip(("xl/worksheets/sheet1.xml", 97), ("xl/workbook.xml", 1));
        Assert.True(bomb.Length < Attached.MostBytes);
        Assert.Equal(Refusal.FileTooLarge, Refused(bomb, 100).Reason);
    }

    private static RefusedException Refused(byte[] content, int most) => Assert.Throws<RefusedException>(() => TableFile.Read("a.csv", content, most));

    private static byte[] Zip(params (string Name, int Megabytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, megabytes) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var n = 0; n < megabytes; n++) part.Write(new byte[1024 * 1024]);
            }
        return file.ToArray();
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(params IReadOnlyList<object?>[] rows)
    {
        foreach (var row in rows) yield return row;
        await Task.CompletedTask;
    }
}
