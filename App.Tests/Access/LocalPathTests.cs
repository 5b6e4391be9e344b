using Plainmend.Access;

namespace Plainmend.Tests.Access;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/desk?view=risk&open=1#row")]
    [InlineData("/t/abc%2Fdef")]
    public void A_path_of_this_site_is_kept(string path) => Assert.Equal(path, LocalPath.OrStart(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("desk")]
    [InlineData("~/desk")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("http://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("HTTPS://evil.example/desk")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hi")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" /desk")]
    [InlineData("/desk evil")]
    [InlineData("/desk\r\nSet-Cookie: a=b")]
    [InlineData("/\u0000desk")]
    [InlineData("/desk\\..\\x")]
    [InlineData("@evil.example")]
    [InlineData(".evil.example")]
    public void Everything_else_leads_to_the_start_page(string? path) => Assert.Equal("/", LocalPath.OrStart(path));
}
