using Microsoft.AspNetCore.Components;

namespace Plainmend.Components.Shared;

/// <summary>Speaks what <see cref="Announcements"/> collects to readers who do not see the page.</summary>
public sealed partial class LiveRegion
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private string _spoken = "";
    private IDisposable? _listening;
    private ITimer? _timer;
    private DateTimeOffset _quietUntil;

    [Inject] private Announcements Announcements { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override void OnInitialized() => _listening = Announcements.Listen(() => _ = InvokeAsync(Speak));

    private void Speak()
    {
        var wait = _quietUntil - Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            _timer ??= Clock.CreateTimer(_ => _ = InvokeAsync(SpeakLater), null, wait, Timeout.InfiniteTimeSpan);
            return;
        }
        if (Announcements.Take() is not { Length: > 0 } words) return;
        _spoken = words;
        _quietUntil = Clock.GetUtcNow() + Pace;
        StateHasChanged();
    }

    private void SpeakLater()
    {
        _timer?.Dispose();
        _timer = null;
        Speak();
    }

    public void Dispose()
    {
        _listening?.Dispose();
        _timer?.Dispose();
    }
}
