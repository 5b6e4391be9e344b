using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Bill;

/// <summary>The pages of the platform bill over a real company on a fresh database; the clock is the test's.</summary>
public abstract class BillContext : BunitContext, IAsyncLifetime
{
    private readonly PostgresCluster _cluster;

    // In the constructor: what an asynchronous set-up sets is gone when the test begins.
    protected BillContext(PostgresCluster cluster)
    {
        _cluster = cluster;
        DefaultWaitTimeout = TimeSpan.FromSeconds(15);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;
    }

    protected Payer Payer { get; private set; } = null!;
    protected Announcements Spoken { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Payer = await Payer.OfAsync("sqlite", _cluster);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Payer.World.Store.Clock).AddSingleton(Payer.World.Store.Feed).AddSingleton(Spoken);
        Services.AddSingleton(Payer.Bills).AddSingleton(Payer.Invoices).AddSingleton(Payer.Plans);
        Services.AddSingleton(Payer.Subscriptions).AddSingleton(Payer.Modules);
        SetRendererInfo(new RendererInfo("Server", true));
    }

    /// <summary>A page as a member of the company sees it, read to the end.</summary>
    protected IRenderedComponent<T> Open<T>(Action<ComponentParameterCollectionBuilder<T>>? more = null, Role role = Role.Admin) where T : IComponent
    {
        var member = new Member { TenantId = Payer.Tenant, Id = Payer.Admin.Id, Name = Payer.Admin.Name, NameEn = Payer.Admin.NameEn, Login = "x", Role = role, Stamp = "s" };
        var session = Task.FromResult(new AuthenticationState(Viewer.SignedIn(member, "test")));
        return Render<T>(p =>
        {
            p.AddCascadingValue(session);
            more?.Invoke(p);
        });
    }

    /// <summary>Tickets that count from now, as if they had been reported elsewhere; their bell rings.</summary>
    protected Task TicketsAsync(int count) => Payer.Usage.IngestAsync(Payer.Tenant,
        [UsageRecord.At($"t:{Payer.Now.ToUnixTimeMilliseconds()}", PlatformMeters.Tickets, Payer.Now, count, "x")], Actor.System("Test"), Payer.Stop);

    /// <summary>A printed amount as a number.</summary>
    protected static decimal Amount(string printed) => decimal.Parse(printed.Replace("¥", "", StringComparison.Ordinal).Trim(), NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Payer.DisposeAsync();
    }
}
