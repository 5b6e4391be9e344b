using Plainmend.Access;

namespace Plainmend.Demo.Scenes;

/// <summary>The steps of every scene, and how long one lasts at ordinary speed.</summary>
public sealed class SceneBook(ReportScene reports, FridgeScene fridge, CollisionScene collision, MonthEndScene monthEnd, OutageScene outage)
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1.5), Slow = TimeSpan.FromSeconds(6), Gone = TimeSpan.FromSeconds(45);

    /// <summary>A scene of the company it fits.</summary>
    public (IReadOnlyList<Func<CancellationToken, Task>> Steps, TimeSpan Beat) Of(DemoScene scene, IReadOnlyList<DemoCast> casts)
    {
        DemoCast Cast(string slug) => casts.First(c => c.Company.Slug == slug);
        var key = reports.Key();
        return scene switch
        {
            DemoScene.WarmUp => (reports.WarmUp(Cast("anju"), key), Slow),
            DemoScene.Fridge => (fridge.Steps(Cast("anju"), key, reports.Watch), Slow),
            DemoScene.Collision => (collision.Steps(Cast("anju"), key, reports.Watch), Slow),
            DemoScene.Rush => (reports.Rush(Cast("yunzhan"), key), Quick),
            DemoScene.Outage => (outage.Steps(), Gone),
            DemoScene.MonthEnd => (monthEnd.Steps(reports.Watch), Slow),
            _ => throw new ArgumentOutOfRangeException(nameof(scene)),
        };
    }
}
