using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Wall;

/// <summary>
/// The picture of a screen that waits for its link. It has made the link's secret itself and tells it nobody; rung when
/// its code was used, and every 15 seconds besides, it looks whether the secret opens a wall, and goes there.
/// </summary>
public sealed partial class PairBoard : LiveComponent
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private readonly string _secret = LinkSecret.New();
    private Guid _screen;
    private DateTimeOffset _readAt, _shownAt;
    private string? _code, _fault;
    private bool _paired;
    private ITimer? _timer;

    /// <summary>The screen's network address.</summary>
    [Parameter, EditorRequired] public string From { get; set; } = "";
    [Inject] private PairingActions Actions { get; set; } = default!;
    [Inject] private WallReads Reads { get; set; } = default!;
    [Inject] private PublicBase Site { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override Topic? Topic => new(0, _screen);

    protected override void OnInitialized()
    {
        _readAt = Clock.GetUtcNow();
        _screen = Guid.CreateVersion7(_readAt);
        if (RendererInfo.IsInteractive) _timer = Clock.CreateTimer(_ => _ = RefreshAsync(), null, Beat, Beat);
    }

    protected override async Task ReadAsync(CancellationToken stop)
    {
        // The first answer of the server has no circuit yet that could keep a secret.
        if (!RendererInfo.IsInteractive || _paired) return;
        _readAt = Clock.GetUtcNow();
        if (await Reads.TenantAsync(_secret, stop) is not null)
        {
            _paired = true;
            Navigation.NavigateTo($"wall/{_secret}", new NavigationOptions { ForceLoad = true, ReplaceHistoryEntry = true });
        }
        else if (_code is null || _readAt - _shownAt >= PairingActions.Shown) await OfferAsync(stop);
    }

    private async Task OfferAsync(CancellationToken stop)
    {
        try
        {
            (_code, _fault) = (await Actions.OfferAsync(_screen, _secret, From, stop), null);
            _shownAt = _readAt;
        }
        catch (RefusedException refused)
        {
            (_code, _fault) = (null, RefusalText.For(refused));
        }
    }

    /// <summary>Where the code is typed, with the code; null when nobody said where the world finds this site.</summary>
    private string? Address => Site.Link($"/walls?code={_code}", Navigation.BaseUri);

    private string? Left => _code is null ? null : (int)Math.Ceiling((PairingActions.Shown - (_readAt - _shownAt)).TotalMinutes) switch
    {
        > 1 and var minutes => WallText.PairLeft.With(minutes),
        _ => WallText.PairSoon,
    };

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        base.Dispose(disposing);
    }
}
