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

namespace Plainmend.Tests.Components.Operator;

/// <summary>Renders the operator's pages over a real company on SQLite, as a Chinese reader.</summary>
public abstract class OperatorContext : BunitContext
{
    private readonly PostgresCluster _cluster;

    protected OperatorContext(PostgresCluster cluster)
    {
        _cluster = cluster;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;
    }

    protected async Task<Payer> OpenAsync()
    {
        var payer = await Payer.OfAsync("sqlite", _cluster);
        var (db, clock) = (payer.World.Store.Db, payer.World.Store.Clock);
        var operators = new OperatorReads(db, new TenantBook(db), payer.Bills, payer.Invoices, clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(clock).AddSingleton(payer.World.Store.Feed).AddSingleton(operators).AddSingleton(payer.Invoicing);
        Services.AddSingleton(new PlanDesk(db, payer.World.Rules, payer.Shelf, operators, clock));
        Services.AddSingleton(new PlanActions(payer.World.Store.Writer, payer.World.Rules, clock));
        Services.AddSingleton(new SellerActions(payer.World.Store.Writer, clock));
        Services.AddSingleton(new PaymentActions([new BankTransfer()], payer.Invoicing));
        SetRendererInfo(new RendererInfo("Server", true));
        return payer;
    }

    /// <summary>A page as this person sees it.</summary>
    protected IRenderedComponent<T> Show<T>(Viewer who, Action<ComponentParameterCollectionBuilder<T>>? more = null) where T : IComponent
    {
        var session = Task.FromResult(new AuthenticationState(Viewer.SignedIn(new Member
        {
            TenantId = who.Tenant, Id = who.Id, Name = who.Name, NameEn = who.NameEn, Login = "x", Role = who.Role, Stamp = "s",
        }, "test")));
        return Render<T>(p =>
        {
            p.AddCascadingValue(session);
            more?.Invoke(p);
        });
    }

    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
}
