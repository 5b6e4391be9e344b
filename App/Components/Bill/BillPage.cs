using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Texts;

namespace Plainmend.Components.Bill;

/// <summary>A page about what the company pays for the desk: knows who looks, and follows every change of the company.</summary>
public abstract class BillPage : ViewerPage
{
    /// <summary>True for those who may bind the company to pay.</summary>
    protected bool MayAgree => Viewer?.Role is Role.Admin or Role.Finance;

    /// <summary>What the last act was refused for, in the reader's words.</summary>
    protected string? Fault { get; private set; }

    // Money is read, not watched like a game: two readings a second at most.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(0.5);

    /// <summary>Carries out one act; a refusal is shown, and the page is brought up to date either way.</summary>
    /// <returns>True when it was done.</returns>
    protected async Task<bool> ActAsync(Func<Viewer, Task> act)
    {
        if (Viewer is not { } viewer) return false;
        Fault = null;
        try
        {
            await act(viewer);
        }
        catch (RefusedException refused)
        {
            Fault = RefusalText.For(refused);
        }
        await RefreshAsync();
        return Fault is null;
    }
}
