using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>
/// Dispatches what waits, oldest first, whenever something changed in a company (somebody may have become free) and
/// every half minute (a shift may have begun).
/// </summary>
public sealed class DispatchWatch(TenantBook tenants, LiveFeed feed, AssignmentActions assignment, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(500);
    // Words, ratings and links free nobody; looking at every technician for each of them would be waste.
    private static readonly HashSet<string> Talk =
    [
        nameof(RepliedPublicly), nameof(CustomerWrote), nameof(NotedInternally), nameof(NoteRetracted), nameof(Chased), nameof(Rated), nameof(Complained), nameof(ComplaintAnswered), nameof(FollowedUp), nameof(PhotosAdded),
        nameof(QuoteViewed), nameof(TagsChanged), nameof(StaffTold), nameof(VisitReminded), "AutomationKept", "AutomationOn", "AutomationOff", "AutomationRemoved", "AutomationRan", "AutomationRunsForgotten",
        "TagKept", "TagRetired", "CannedKept", "CannedRemoved", "LinkIssued", "WallLinkIssued", "WallLinkRevoked",
        "MessageSent", "MessageDelayed", "MessageGivenUp", "MessageUnclear", "NoticeCame", "NoticeRead", "ChoicesChanged", "BotKept", "BotRemoved",
    ];

    private readonly Dictionary<int, IDisposable> _watched = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
                foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                {
                    if (!_watched.ContainsKey(tenant.Id))
                        _watched[tenant.Id] = feed.Watch(
                            new Topic(tenant.Id), () => assignment.DispatchWaitingAsync(tenant.Id, stoppingToken), Gap, (_, kind) => !Talk.Contains(kind));
                    await assignment.DispatchWaitingAsync(tenant.Id, stoppingToken);
                }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            foreach (var watch in _watched.Values) watch.Dispose();
        }
    }
}
