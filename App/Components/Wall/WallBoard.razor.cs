using Microsoft.AspNetCore.Components;
using Plainmend.Domain.Billing;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Wall;

/// <summary>The live picture on a wall: read again on every change, at most once a second, and every 15 seconds because time passes too.</summary>
public sealed partial class WallBoard : LiveComponent
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private Topic? _topic;
    private ITimer? _timer;
    // Until the first answer nobody can say that there is nothing.
    private bool _asked;

    /// <summary>The secret of the screen's link; asked again at every reading, so that a revoked screen goes blank at once.</summary>
    [Parameter, EditorRequired] public string Secret { get; set; } = "";
    /// <summary>Most urgent tickets to show.</summary>
    [Parameter] public int Rows { get; set; } = 6;
    [Inject] private WallReads Reads { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private WallView? View { get; set; }

    protected override Topic? Topic => _topic;
    protected override TimeSpan Gap => TimeSpan.FromSeconds(1);

    protected override async Task OnInitializedAsync()
    {
        if (await Reads.TenantAsync(Secret, Gone) is { } tenant) _topic = new(tenant);
        if (RendererInfo.IsInteractive) _timer = Clock.CreateTimer(_ => _ = RefreshAsync(), null, Beat, Beat);
    }

    protected override async Task ReadAsync(CancellationToken stop) => (View, _asked) = (await Reads.ReadAsync(Secret, stop), true);

    protected override void Dispose(bool disposing)
    {
        _timer?.Dispose();
        base.Dispose(disposing);
    }

    private static string Say(Bilingual words) => words.Said();

    /// <summary>One unit only: read from across the room.</summary>
    private static string Coarse(TimeSpan span) =>
        span >= TimeSpan.FromDays(1) ? SharedText.DurationDays.With((int)span.TotalDays)
        : span >= TimeSpan.FromHours(1) ? SharedText.DurationHours.With((int)span.TotalHours) : SharedText.DurationMinutes.With((int)span.TotalMinutes);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(View!.Zone));
}
