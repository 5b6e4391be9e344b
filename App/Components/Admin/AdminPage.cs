using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Domain.People;
using Plainmend.Live;

namespace Plainmend.Components.Admin;

/// <summary>A page of the administration: knows who looks, and shows what another administrator changes.</summary>
public abstract class AdminPage : LiveComponent
{
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;

    /// <summary>Who looks; null when nobody is signed in any more.</summary>
    protected Viewer? Viewer { get; private set; }

    /// <summary>True for administrators; supervisors only read.</summary>
    protected bool CanWrite => Viewer?.Role == Role.Admin;

    protected override Topic? Topic => Viewer is { } viewer ? new(viewer.Tenant) : null;

    // Tickets ring this bell too; a set-up page need not follow each of them.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(0.5);

    protected override async Task OnParametersSetAsync()
    {
        Viewer = Viewer.From((await Session).User);
        await base.OnParametersSetAsync();
    }
}
