using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Demo;

/// <summary>The buttons of the start page. They exist only where the demo world is switched on, and touch demo companies only.</summary>
public static class DemoDoors
{
    public static void MapDemo(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<DemoOptions>().Enabled) return;
        var progress = app.Services.GetRequiredService<DemoProgress>();
        app.Use(async (http, next) =>
        {
            await next(http);
            progress.Open();
        });
        var outage = app.Services.GetRequiredService<DemoOutage>();
        app.Use(async (http, next) =>
        {
            using var open = outage.Opened(http.Abort);
            if (outage.On) http.Abort();
            else await next(http);
        });
        app.MapPost("/demo/scene", (DemoStage stage, [FromForm] DemoScene scene) => Results.LocalRedirect(stage.Ask(scene) ? "~/scenes" : "~/scenes?why=busy"));
        // The parameter must not be called like the form field: the framework keys both by name and would not start.
        app.MapPost("/demo/speed", (DemoSpeed pace, [FromForm(Name = "speed")] int chosen) =>
        {
            pace.Set(chosen);
            return Results.LocalRedirect("~/");
        });
        app.MapPost("/demo/track", TrackAsync);
        // A phone that scanned the start page; nothing under way leads back to where something may be played.
        app.MapGet("/demo/customer/{slug}", async (string slug, DemoCustomerLinks links, CancellationToken stop) =>
            Results.LocalRedirect($"~{await links.FindAsync(slug, stop) ?? "/"}"));
        app.MapPost("/demo/wall", WallAsync);
        app.MapPost("/demo/erase", EraseAsync);
        app.MapPost("/demo/enter", EnterAsync);
        app.MapPost("/demo/poke/{secret}", PokeAsync);
    }

    private static async Task<IResult> WallAsync([FromForm] int tenant, StartReads reads, WallActions walls, CancellationToken stop) =>
        (await reads.DemoAsync(stop)).Any(c => c.Tenant == tenant)
            ? Results.LocalRedirect($"~/wall/{await walls.CreateAsync(tenant, "Demo", Actor.System("Demo"), stop)}")
            : Results.LocalRedirect("~/");

    private static async Task<IResult> TrackAsync([FromForm] int tenant, StartReads reads, ReportActions reports, CancellationToken stop)
    {
        if ((await reads.DemoAsync(stop)).All(c => c.Tenant != tenant)) return Results.LocalRedirect("~/");
        return await reads.LivelyAsync(tenant, stop) is { } ticket
            ? Results.LocalRedirect($"~/t/{await reports.IssueLinkAsync(tenant, ticket, Actor.System("Demo"), stop)}")
            : Results.LocalRedirect("~/");
    }

    // From the customer's page straight into the shoes of the one who has the job, or of the desk.
    private static async Task<IResult> EnterAsync(
        HttpContext http, [FromForm] string secret, [FromForm] Role role, TrackReads track, MemberBook members, CancellationToken stop)
    {
        if (await track.ReadAsync(secret, stop) is not { Demo: true } view) return Results.NotFound();
        var people = (await members.DemoAsync(stop)).Where(p => p.Company.Id == view.Tenant && p.Person.Role == role).Select(p => p.Person).ToArray();
        var person = people.FirstOrDefault(p => p.Name == (view.Technician ?? view.OfferedTo)) ?? people.FirstOrDefault();
        if (person is null) return Results.NotFound();
        await http.SignInAsync(Viewer.SignedIn(person, CookieAuthenticationDefaults.AuthenticationScheme));
        return Results.LocalRedirect(role == Role.Technician ? $"~/jobs/{view.Number}" : $"~/desk/{view.Number}");
    }

    // For load figures: one act whose text can be looked for on every watching page (docs/performance.md).
    private static async Task<IResult> PokeAsync(string secret, string t, LinkBook links, TicketDoor door, CancellationToken stop)
    {
        if (await links.FindAsync(secret, LinkScope.Track, door.Clock.GetUtcNow(), stop) is not { } link) return Results.NotFound();
        await door.ActAsync(link.TenantId, link.TargetId, at => at.Ticket.Reply(TextGate.Needed(t, "Text", 100), DeskVoice, at.Now), stop);
        return Results.NoContent();
    }

    private static readonly Actor DeskVoice = new(Capacity.Desk, null, "Demo");

    private static async Task<IResult> EraseAsync([FromForm] string? word, MemberBook members, DemoSpeed speed, TenantEraser eraser, CancellationToken stop)
    {
        if (word?.Trim() != StartText.EraseWord) return Results.LocalRedirect("~/?why=word");
        speed.Set(0);
        foreach (var company in (await members.DemoAsync(stop)).Select(p => p.Company.Id).Distinct()) await eraser.EraseAsync(company, stop);
        return Results.LocalRedirect("~/");
    }
}
