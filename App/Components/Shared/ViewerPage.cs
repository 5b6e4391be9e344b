using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Live;

namespace Plainmend.Components.Shared;

/// <summary>A live page that knows who looks at it, and follows that person's company.</summary>
public abstract class ViewerPage : LiveComponent
{
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;

    /// <summary>Who looks; null when nobody is signed in any more.</summary>
    protected Viewer? Viewer { get; private set; }

    protected override Topic? Topic => Viewer is { } viewer ? new(viewer.Tenant) : null;

    protected override async Task OnParametersSetAsync()
    {
        Viewer = Viewer.From((await Session).User);
        await base.OnParametersSetAsync();
    }
}
