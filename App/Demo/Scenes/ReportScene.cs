using Plainmend.Access;

namespace Plainmend.Demo.Scenes;

/// <summary>Reports that come in by themselves, few or many; the play goes on with them.</summary>
public sealed class ReportScene(DemoPlot plot, WarmUpScene warmUp, DemoStage stage, TimeProvider clock)
{
    // Forty a minute for two minutes.
    private const int Many = 80;

    /// <summary>What tells this playing of a scene from every other.</summary>
    public string Key() => $"scene-{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    /// <summary>Says where the scene is to be seen.</summary>
    public void Watch(string path) => stage.Watch = path;

    /// <summary>Five reports, one of which is accepted too late.</summary>
    public IReadOnlyList<Func<CancellationToken, Task>> WarmUp(DemoCast cast, string key) => warmUp.Steps(cast, key, clock, Watch);

    /// <summary>Eighty reports, one a step.</summary>
    public IReadOnlyList<Func<CancellationToken, Task>> Rush(DemoCast cast, string key)
    {
        var dice = new Random(Many);
        return [.. Enumerable.Range(0, Many).Select(n => (Func<CancellationToken, Task>)(stop =>
        {
            Watch("/desk");
            return plot.ReportAsync(cast, dice, $"demo-{key}-{n}", stop);
        }))];
    }
}

/// <summary>A server that is gone for a while: every screen says so, and comes back by itself.</summary>
public sealed class OutageScene(DemoOutage outage)
{
    public IReadOnlyList<Func<CancellationToken, Task>> Steps() => [_ => Done(outage.Begin), _ => Done(outage.End)];

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
