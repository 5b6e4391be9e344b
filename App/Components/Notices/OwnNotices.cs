using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Live;

namespace Plainmend.Components.Notices;

/// <summary>Shows a person his own notices: rung only by what concerns him.</summary>
public abstract class OwnNotices : LiveComponent
{
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;

    /// <summary>Who looks; null when nobody is signed in any more.</summary>
    protected Viewer? Viewer { get; private set; }

    protected override Topic? Topic => Viewer is { } viewer ? new(viewer.Tenant, viewer.Id) : null;

    /// <summary>Where a notice leads this reader.</summary>
    protected string PathOf(NoticeFacts says) => Viewer?.Role == Role.Technician ? $"/jobs/{says.Number}" : $"/desk/{says.Number}";

    protected override async Task OnParametersSetAsync()
    {
        Viewer = Viewer.From((await Session).User);
        await base.OnParametersSetAsync();
    }
}
