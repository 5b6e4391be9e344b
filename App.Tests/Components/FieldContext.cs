using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components;

/// <summary>Renders live components over a real company on SQLite, as a Chinese reader.</summary>
public abstract class FieldContext : BunitContext
{
    private readonly PostgresCluster _cluster;

    // Here and not in OpenAsync: what an asynchronous method sets ends with it.
    protected FieldContext(PostgresCluster cluster)
    {
        _cluster = cluster;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;
    }

    /// <summary>The company, its doors wired for components.</summary>
    protected async Task<World> OpenAsync()
    {
        var world = await World.OfAsync("sqlite", _cluster);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(world.Store.Clock).AddSingleton(world.Store.Feed).AddSingleton(new Announcements());
        Services.AddSingleton(world.Technicians).AddSingleton(world.Labour).AddSingleton(world.Desk).AddSingleton(new FieldActions(world.Door, world.Company));
        Services.AddSingleton(new WallReads(world.Store.Db, world.Links, world.Store.Clock)).AddSingleton(new WallActions(world.Store.Writer, world.Store.Clock));
        Services.AddSingleton(new PairingActions(world.Store.Writer, new PairingGate(world.Store.Clock), world.Store.Clock));
        Services.AddSingleton(new TechnicianReads(world.Store.Db, world.Rules, world.Store.Clock));
        Services.AddSingleton(new ArticleReads(world.Store.Db, new TenantBook(world.Store.Db)));
        Services.AddSingleton(new DeskReads(world.Store.Db, world.Store.Clock)).AddSingleton(new DeskFieldReads(world.Store.Db, world.Rules));
        Services.AddSingleton<Plainmend.Data.IWriter>(world.Store.Writer).AddSingleton<WatchActions>();
        Services.AddSingleton(world.LinkActs).AddSingleton(world.Customers).AddSingleton(world.Track);
        Services.AddSingleton(world.Assignment).AddSingleton(new BoardReads(world.Store.Db, world.Rules, world.Store.Clock));
        Services.AddSingleton(new AftercareActions(world.Door)).AddSingleton(new FollowUpReads(world.Store.Db, world.Store.Clock));
        Services.AddSingleton(new LetterReads(world.Store.Db)).AddSingleton(new LetterActions(world.Door, world.Reports, world.Store.Writer, world.Store.Db));
        Services.AddSingleton(world.Reports).AddSingleton(new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock));
        Services.AddSingleton(new StockReads(world.Store.Db, world.Rules, world.Store.Clock)).AddSingleton(new StockActions(world.Door, world.Store.Writer));
        Services.AddSingleton(new SurgeReads(world.Store.Db, world.Rules, world.Links, new EventNumbers(world.Store.Db), world.Store.Clock));
        Services.AddSingleton(new SurgeActions(world.Store.Db, world.Store.Writer, world.Rules, world.Company, world.Store.Clock));
        var (db, clock) = (world.Store.Db, world.Store.Clock);
        Services.AddSingleton(new FigureReads(db, clock)).AddSingleton(new DrillReads(db)).AddSingleton(new WorkReads(db, new(db, world.Rules, clock), clock));
        Services.AddSingleton<ReportMailReads>().AddSingleton<ReportMailActions>().AddSingleton(db).AddSingleton(new MailOptions());
        SetRendererInfo(new RendererInfo("Server", true));
        return world;
    }

    /// <summary>The session of a member, as pages receive it.</summary>
    protected static Task<AuthenticationState> Session(Viewer who) => Task.FromResult(new AuthenticationState(Viewer.SignedIn(new Member
    {
        TenantId = who.Tenant, Id = who.Id, Name = who.Name, NameEn = who.NameEn, Login = "x", Role = who.Role, Stamp = "s",
    }, "test")));
}
