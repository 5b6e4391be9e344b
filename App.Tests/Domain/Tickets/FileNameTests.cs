using System.Text;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Tickets;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("冰箱铭牌.jpg", FileKind.Jpeg, "冰箱铭牌.jpg")]
    [InlineData("IMG_0382.JPEG", FileKind.Jpeg, "IMG_0382.jpeg")]
    [InlineData("photo.jpg", FileKind.Png, "photo.png")]
    [InlineData("page.html", FileKind.Text, "page.html.txt")]
    [InlineData("run.exe", FileKind.Jpeg, "run.exe.jpg")]
    [InlineData("../../etc/passwd", FileKind.Text, "passwd.txt")]
    [InlineData("..\\..\\windows\\win.ini", FileKind.Text, "win.ini.txt")]
    [InlineData("a/b/", FileKind.Pdf, "_.pdf")]
    [InlineData("bill\u202Egpj.exe", FileKind.Pdf, "billgpj.exe.pdf")]
    [InlineData("a\u2066b\u200F\u200Bc.png", FileKind.Png, "abc.png")]
    [InlineData("line\r\nSet-Cookie: a=b.txt", FileKind.Text, "lineSet-Cookie_ a=b.txt")]
    [InlineData("quote\".jpg", FileKind.Jpeg, "quote_.jpg")]
    [InlineData("<img src=x>.png", FileKind.Png, "_img src=x_.png")]
    [InlineData("CON.txt", FileKind.Text, "_CON.txt")]
    [InlineData("lpt1.tar.pdf", FileKind.Pdf, "_lpt1.tar.pdf")]
    [InlineData(".htaccess", FileKind.Text, "htaccess.txt")]
    [InlineData("name. . .", FileKind.Pdf, "name.pdf")]
    [InlineData("a\ud800b.png", FileKind.Png, "ab.png")]
    [InlineData("", FileKind.Jpeg, "_.jpg")]
    [InlineData(null, FileKind.WebP, "_.webp")]
    [InlineData(".jpg", FileKind.Jpeg, "jpg.jpg")]
    [InlineData("e\u0301tiquette.pdf", FileKind.Pdf, "étiquette.pdf")]
    public void A_name_of_any_origin_becomes_one_plain_name_with_the_ending_of_its_content(string? name, FileKind kind, string safe)
    {
        Assert.Equal(safe, FileName.Safe(name, kind));
        Assert.Equal(safe, FileName.Safe(safe, kind));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("铭")]
    [InlineData("🔧")]
    [InlineData("e\u0301\u0302")]
    public void Three_hundred_characters_are_cut_to_what_file_systems_take_and_no_character_is_halved(string letter)
    {
        var safe = FileName.Safe(string.Concat(Enumerable.Repeat(letter, 300)) + ".jpg", FileKind.Jpeg);
        Assert.InRange(Encoding.UTF8.GetByteCount(safe), 150, 200);
        Assert.EndsWith(".jpg", safe, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', safe);
        Assert.Equal(safe, FileName.Safe(safe, FileKind.Jpeg));
    }
}
