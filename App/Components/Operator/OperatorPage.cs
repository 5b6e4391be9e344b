using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Components.Operator;

/// <summary>A page for the people who run the installation: asks at every reading whether its viewer is one, and can follow several companies.</summary>
public abstract class OperatorPage : ViewerPage
{
    private readonly Dictionary<int, IDisposable> _watched = [];

    [Inject] private LiveFeed Bells { get; set; } = default!;
    [Inject] protected OperatorReads Operators { get; set; } = default!;

    /// <summary>Whether the viewer runs the installation; null until it was asked.</summary>
    protected bool? May { get; private set; }

    // Money is read, not watched like a game.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(1);

    protected sealed override async Task ReadAsync(CancellationToken stop)
    {
        May = await Operators.MayAsync(Viewer, stop);
        if (May == true) await ReadMoneyAsync(Viewer!, stop);
    }

    /// <summary>Reads everything shown, for somebody who runs the installation.</summary>
    protected abstract Task ReadMoneyAsync(Viewer viewer, CancellationToken stop);

    /// <summary>Follows these companies too, from before they are read until the page goes.</summary>
    protected void Follow(IEnumerable<int> companies)
    {
        if (!RendererInfo.IsInteractive) return;
        foreach (var company in companies.Where(c => !_watched.ContainsKey(c)))
            _watched[company] = Bells.Watch(new(company), RefreshAsync, TimeSpan.FromSeconds(2));
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var watch in _watched.Values) watch.Dispose();
        base.Dispose(disposing);
    }
}
