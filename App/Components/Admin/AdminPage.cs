using Plainmend.Components.Shared;
using Plainmend.Domain.People;

namespace Plainmend.Components.Admin;

/// <summary>A page of the administration: knows who looks, and shows what another administrator changes.</summary>
public abstract class AdminPage : ViewerPage
{
    /// <summary>True for administrators; supervisors only read.</summary>
    protected bool CanWrite => Viewer?.Role == Role.Admin;

    // Tickets ring this bell too; a set-up page need not follow each of them.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(0.5);
}
