namespace Plainmend.Tests;

public sealed class SiteRootTests
{
    [Fact]
    public void The_site_root_holds_the_settings() =>
        Assert.True(File.Exists(Path.Combine(SiteRoot.Locate(), "appsettings.json")));
}
