using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Live;

namespace Plainmend.Components.Desk;

/// <summary>Says that the viewer looks at a ticket, and shows who else does.</summary>
public sealed partial class WhoIsHere
{
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);
    private IReadOnlyList<Present> _others = [];
    private IDisposable? _listening;
    private ITimer? _beat, _fade;
    private Guid _screen;
    private DateTimeOffset _typedAt;
    private bool _gone;

    /// <summary>The ticket that is open.</summary>
    [Parameter, EditorRequired] public Topic Topic { get; set; }
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Inject] private Presence Presence { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive) return;
        _screen = Guid.CreateVersion7(Clock.GetUtcNow());
        _listening = Presence.Listen(Topic, () => _ = InvokeAsync(Look));
        _fade = Clock.CreateTimer(_ => _ = InvokeAsync(Look), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _beat = Clock.CreateTimer(_ => _ = InvokeAsync(() => { Say(); Look(); }), null, Presence.Beat, Presence.Beat);
        Say();
        Look();
    }

    /// <summary>The viewer is writing; said at most every three seconds.</summary>
    public void Type()
    {
        if (Clock.GetUtcNow() - _typedAt < TypingLasts / 2) return;
        _typedAt = Clock.GetUtcNow();
        Say();
    }

    private void Say()
    {
        if (!_gone) Presence.Say(Topic, _screen, Viewer.Id, Viewer.Name, Clock.GetUtcNow() - _typedAt < TypingLasts);
    }

    private void Look()
    {
        if (_gone) return;
        _others = Presence.Others(Topic, Viewer.Id);
        // Nobody rings when a hand comes to rest: look again when the word "typing" would be too old.
        if (_others.Any(o => o.Typing)) _fade?.Change(TypingLasts + TimeSpan.FromMilliseconds(100), Timeout.InfiniteTimeSpan);
        StateHasChanged();
    }

    public void Dispose()
    {
        _gone = true;
        _beat?.Dispose();
        _fade?.Dispose();
        _listening?.Dispose();
        if (_screen != Guid.Empty) Presence.Leave(Topic, _screen);
    }
}
