using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Live;
using Plainmend.Texts;

namespace Plainmend.Components;

/// <summary>What the screens need: components, circuits, languages, headers, error pages.</summary>
public static class Interface
{
    public static void AddInterface(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddLeanCircuits(builder.Configuration, builder.Environment);
        services.AddScoped<Announcements>();
        services.AddScoped<PublicAddress>();
        services.AddSingleton(DemoPeople.Nobody);
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddTransient<MudLocalizer, PlainmendMudLocalizer>();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 3;
            mud.SnackbarConfiguration.ShowTransitionDuration = 100;
        });
        // Chinese goes out as Chinese: entities would double the page and break text search in tests.
        services.AddWebEncoders(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(Languages);
        services.TryAddSingleton(TimeProvider.System);
    }

    public static void UseInterface(this WebApplication app)
    {
        SecurityHeaders.Use(app);
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    }

    public static void MapInterface(this WebApplication app)
    {
        app.MapStaticAssets();
        Preferences.Map(app);
        // The browser measures its clock against this one; countdowns tick there, not here.
        app.MapGet("/clock", (TimeProvider clock, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-store";
            return clock.GetUtcNow().ToUnixTimeMilliseconds();
        });
        app.MapRazorComponents<Root>().AddInteractiveServerRenderMode(o =>
        {
            // 240 KB native memory per circuit; frame-ancestors is set with the other headers.
            o.DisableWebSocketCompression = true;
            o.ContentSecurityFrameAncestorsPolicy = null;
        });
    }

    private static void Languages(RequestLocalizationOptions o)
    {
        o.DefaultRequestCulture = new RequestCulture(Language.Chinese);
        o.SupportedCultures = o.SupportedUICultures = [.. Language.All];
        o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Language.Cookie, Options = o }, new ReaderLanguage { Options = o }];
    }
}
