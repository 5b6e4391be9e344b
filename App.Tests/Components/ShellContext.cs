using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Plainmend.Components.Shared;
using Plainmend.Texts;

namespace Plainmend.Tests.Components;

/// <summary>Renders shared components as a Chinese reader at 14:32 UTC on a clock that only the test moves.</summary>
public abstract class ShellContext : BunitContext
{
    protected static readonly DateTimeOffset Noon = new(2025, 6, 14, 14, 32, 8, TimeSpan.Zero);
    protected FakeTimeProvider Clock { get; } = new(Noon);
    protected Announcements Spoken { get; } = new();

    protected ShellContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(Spoken);
        SetRendererInfo(new RendererInfo("Server", true));
    }
}
