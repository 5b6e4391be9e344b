using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Wall;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Wall;

/// <summary>The screen that waits, and the desk that types what it shows.</summary>
public sealed class PairTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_waiting_screen_opens_its_wall_by_itself_when_its_code_is_typed()
    {
        await using var world = await ReadyAsync("https://fix.example.com");
        var screen = Render<PairBoard>(p => p.Add(b => b.From, "1.2.3.4"));
        screen.WaitForAssertion(() => Assert.Equal(PairingCode.Length, PairingCode.Read(screen.Find("[data-code]").TextContent)?.Length), Soon);
        var code = screen.Find("[data-code]").TextContent;
        Assert.Contains("fix.example.com/walls?code=" + PairingCode.Read(code), screen.Find("svg.qr").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("9 分钟后换新码", screen.Find("[data-left]").TextContent);

        var desk = Render<PairForm>(p => p.Add(f => f.Viewer, world.Boss).Add(f => f.Code, code));
        Assert.Equal(code, desk.Find("#PairCode").GetAttribute("value"));
        await desk.Hand("#Label").ChangeAsync("东区");
        await desk.Hand("form").SubmitAsync();
        Assert.Equal("“东区”正在打开大屏。", desk.Find("[role=status]").TextContent);
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        screen.WaitForAssertion(() => Assert.StartsWith("wall/", Assert.Single(navigation.History).Uri, StringComparison.Ordinal), Soon);
        var gone = navigation.History.Single();
        Assert.True(gone.Options.ForceLoad && gone.Options.ReplaceHistoryEntry);
        Assert.Equal("东区", (await Services.GetRequiredService<WallReads>().ReadAsync(gone.Uri["wall/".Length..], world.World.Stop))!.Label);
    }

    [Fact]
    public async Task A_code_that_grows_old_is_replaced_by_itself()
    {
        await using var world = await ReadyAsync("https://fix.example.com");
        var screen = Render<PairBoard>(p => p.Add(b => b.From, "1.2.3.4"));
        screen.WaitForAssertion(() => screen.Find("[data-code]"), Soon);
        var first = screen.Find("[data-code]").TextContent;
        world.World.Store.Clock.Advance(TimeSpan.FromMinutes(8.5));
        screen.WaitForAssertion(() => Assert.Equal("即将换新码", screen.Find("[data-left]").TextContent), Soon);
        Assert.Equal(first, screen.Find("[data-code]").TextContent);
        world.World.Store.Clock.Advance(TimeSpan.FromSeconds(30));
        screen.WaitForAssertion(() => Assert.NotEqual(first, screen.Find("[data-code]").TextContent), Soon);
    }

    [Fact]
    public async Task A_wrong_code_is_named_at_its_field_and_nothing_typed_is_lost()
    {
        await using var world = await ReadyAsync(null);
        var desk = Render<PairForm>(p => p.Add(f => f.Viewer, world.Boss));
        await desk.Hand("#PairCode").ChangeAsync("cdfg-hjkm");
        await desk.Hand("#Label").ChangeAsync("东区");
        await desk.Hand("form").SubmitAsync();
        Assert.StartsWith("屏幕上的配对码：现在没有屏幕显示这个配对码", desk.Find("#PairCode-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal(("true", "cdfg-hjkm", "东区"), (desk.Find("#PairCode").GetAttribute("aria-invalid"), desk.Find("#PairCode").GetAttribute("value"), desk.Find("#Label").GetAttribute("value")));
        Assert.Empty(await Services.GetRequiredService<WallReads>().LinksAsync(world.World.Tenant, world.World.Stop));
    }

    [Fact]
    public async Task Where_nobody_said_the_sites_address_the_screen_says_it_in_words()
    {
        await using var world = await ReadyAsync(null);
        var screen = Render<PairBoard>(p => p.Add(b => b.From, "1.2.3.4"));
        screen.WaitForAssertion(() => Assert.Contains("请用主管或管理员账号登录", screen.Find("[data-how]").TextContent, StringComparison.Ordinal), Soon);
        Assert.Empty(screen.FindAll("svg.qr"));
    }

    [Fact]
    public async Task Before_the_page_lives_there_is_no_code_to_lose()
    {
        await using var world = await ReadyAsync(null);
        SetRendererInfo(new RendererInfo("Static", false));
        Assert.Equal("正在获取配对码…", Render<PairBoard>(p => p.Add(b => b.From, "1.2.3.4")).Find("[data-wait]").TextContent);
    }

    private async Task<Ready> ReadyAsync(string? site)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(PublicBase.Setting, site)]).Build();
        Services.AddSingleton(new PublicBase(settings, new HostingEnvironment { EnvironmentName = "Production" }));
        var world = await OpenAsync();
        return new(world, await world.WhoAsync("shenlan"));
    }

    private sealed record Ready(World World, Viewer Boss) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
