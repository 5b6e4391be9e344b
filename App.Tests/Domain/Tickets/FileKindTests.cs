using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Domain.Tickets;

public sealed class FileKindTests
{
    [Fact]
    public void What_may_be_attached_is_known_by_its_content() => Assert.Equal(
        [FileKind.Jpeg, FileKind.Png, FileKind.WebP, FileKind.Heic, FileKind.Pdf, FileKind.Text],
        new[] { Upload.Jpeg, Upload.Png, Upload.WebP, Upload.Heic, Upload.Pdf, Upload.Text }.Select(c => FileKinds.Of(c) ?? throw new InvalidOperationException()));

    [Fact]
    public void Nothing_that_could_run_or_unpack_or_pretends_comes_in() =>
        Assert.Empty(Upload.Refused.Where(r => FileKinds.Of(r.Value) is not null).Select(r => $"{r.Key}: {FileKinds.Of(r.Value)}"));

    [Fact]
    public void Nothing_and_single_bytes_are_no_file()
    {
        Assert.Null(FileKinds.Of([]));
        for (var b = 0; b < 256; b++) Assert.True(FileKinds.Of([(byte)b]) is null or FileKind.Text);
    }

    [Fact]
    public void A_picture_with_a_page_behind_it_stays_a_picture_and_is_only_ever_sent_as_one() =>
        Assert.Equal("image/jpeg", FileKinds.Of([.. Upload.Jpeg, .. "<script>alert(1)</script>"u8])!.Value.Media());
}
