using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Live;

namespace Plainmend.Components.Notices;

/// <summary>Shows a person his own notices: rung only by what concerns him.</summary>
public abstract class OwnNotices : ViewerPage
{
    protected override Topic? Topic => Viewer is { } viewer ? new(viewer.Tenant, viewer.Id) : null;

    /// <summary>Where a notice leads this reader.</summary>
    protected string PathOf(NoticeFacts says) => (says.Number, Viewer?.Role) switch
    {
        ("", Role.Technician) => "/jobs",
        ("", _) => "/admin/surge",
        (_, Role.Technician) => $"/jobs/{says.Number}",
        _ => $"/desk/{says.Number}",
    };
}
