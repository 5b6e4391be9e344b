using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components;
using Plainmend.Components.Shared;
using Plainmend.Data;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Desk;

/// <summary>The desk's components over a real company on a fresh database; the clock is the test's.</summary>
public abstract class DeskContext : BunitContext, IAsyncLifetime
{
    private readonly PostgresCluster _cluster;

    // In the constructor: what an asynchronous set-up sets is gone when the test begins.
    protected DeskContext(PostgresCluster cluster)
    {
        _cluster = cluster;
        DefaultWaitTimeout = TimeSpan.FromSeconds(15);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;
    }

    protected World World { get; private set; } = null!;
    protected Viewer Lina { get; private set; } = null!;
    protected Viewer Zhang { get; private set; } = null!;
    protected Announcements Spoken { get; } = new();

    public async ValueTask InitializeAsync()
    {
        World = await World.OfAsync("sqlite", _cluster);
        (Lina, Zhang) = (await World.WhoAsync("lina"), await World.WhoAsync("zhangyue"));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(World.Store.Clock);
        Services.AddSingleton(Spoken);
        Services.AddSingleton(World.Store.Feed);
        Services.AddSingleton(new Presence(World.Store.Clock));
        Services.AddSingleton(new DeskReads(World.Store.Db, World.Store.Clock)).AddSingleton(new DeskFieldReads(World.Store.Db, World.Rules));
        Services.AddSingleton(new DeskNewsReads(World.Store.Db));
        Services.AddSingleton(new DeskTicketReads(World.Store.Db, World.Rules, World.Store.Clock));
        Services.AddSingleton(new NoticeReads(World.Store.Db));
        Services.AddSingleton(new NoticeActions(World.Store.Writer, World.Store.Clock));
        Services.AddSingleton(World.Desk);
        Services.AddSingleton(new TagActions(World.Door, World.Store.Writer));
        Services.AddSingleton(new FieldActions(World.Door, World.Company)).AddSingleton(new AftercareActions(World.Door));
        Services.AddSingleton(new CannedReads(World.Store.Db));
        Services.AddSingleton(new ArticleReads(World.Store.Db, new TenantBook(World.Store.Db)));
        Services.AddSingleton(new CannedActions(World.Door, World.Store.Writer));
        Services.AddSingleton(World.Assignment);
        Services.AddSingleton<BulkActions>();
        Services.AddSingleton(new LinkReads(World.Store.Db));
        Services.AddSingleton(World.LinkActs);
        Services.AddSingleton<IWriter>(World.Store.Writer).AddSingleton<WatchActions>();
        Services.AddSingleton(new BulkReads(World.Store.Db, World.Store.Clock));
        Services.AddSingleton(World.Reports).AddSingleton(new LetterActions(World.Door, World.Reports, World.Store.Writer, World.Store.Db));
        Services.AddSingleton<IHostEnvironment>(new Bench());
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddSingleton<PublicBase>();
        Services.AddScoped<PublicAddress>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    /// <summary>Waits for something that draws nothing.</summary>
    protected static async Task UntilAsync(Func<bool> done)
    {
        for (var i = 0; i < 250 && !done(); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(done());
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await World.DisposeAsync();
    }

    private sealed class Bench : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;
        public string ApplicationName { get; set; } = "Tests";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
