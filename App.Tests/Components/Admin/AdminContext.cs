using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Admin;

/// <summary>Opens pages of the administration over a real company on SQLite, as a Chinese reader.</summary>
public abstract class AdminContext : BunitContext
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly PostgresCluster _cluster;

    // Here and not where the page is opened: what an asynchronous method sets ends with it.
    protected AdminContext(PostgresCluster cluster)
    {
        _cluster = cluster;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;
    }

    protected Task<World> WorldAsync() => World.OfAsync("sqlite", _cluster);

    protected static AdminAgreements Agreements(World world) => new(world.Store.Db, world.Rules);

    /// <summary>The company's administrator, or the same person in another role.</summary>
    protected static async Task<Viewer> AdminAsync(World world, Role role = Role.Admin)
    {
        var admin = (await world.Members.DemoAsync(world.Stop)).First(d => d.Person.Role == Role.Admin).Person;
        return new(admin.TenantId, admin.Id, admin.Name, admin.NameEn, role);
    }

    /// <summary>The page, once it shows what <paramref name="ready"/> selects.</summary>
    protected async Task<IRenderedComponent<T>> OpenAsync<T>(World world, string ready, Action<ComponentParameterCollectionBuilder<T>>? with = null, Role role = Role.Admin) where T : IComponent
    {
        var viewer = await AdminAsync(world, role);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(world.Store.Clock).AddSingleton(world.Store.Feed).AddSingleton(world.Company).AddSingleton(new FieldActions(world.Door, world.Company));
        Services.AddSingleton(Agreements(world)).AddSingleton(new AdminReads(world.Store.Db, world.Rules)).AddSingleton(new DryRunReads(world.Store.Db, world.Store.Clock));
        SetRendererInfo(new RendererInfo("Server", true));
        var member = new Member { TenantId = viewer.Tenant, Id = viewer.Id, Name = viewer.Name, NameEn = viewer.NameEn, Login = "x", Role = viewer.Role, Stamp = "s" };
        var session = Task.FromResult(new AuthenticationState(Viewer.SignedIn(member, "test")));
        var page = Render<T>(p => { p.AddCascadingValue(session); with?.Invoke(p); });
        page.WaitForAssertion(() => page.Find(ready), Patience);
        return page;
    }
}
