using Plainmend.Access;

namespace Plainmend.Demo.Scenes;

/// <summary>Reports that come in by themselves, few or many; the play goes on with them.</summary>
public sealed class ReportScene(DemoPlot plot, DemoStage stage, TimeProvider clock)
{
    public const int WarmUp = 5;
    /// <summary>Forty a minute for two minutes.</summary>
    public const int Rush = 80;

    /// <summary>What tells this playing of a scene from every other.</summary>
    public string Key() => $"scene-{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    /// <summary>Says where the scene is to be seen.</summary>
    public void Watch(string path) => stage.Watch = path;

    /// <summary>So many reports, one a step.</summary>
    public IReadOnlyList<Func<CancellationToken, Task>> Steps(DemoCast cast, int count, string key)
    {
        var dice = new Random(count);
        return [.. Enumerable.Range(0, count).Select(n => (Func<CancellationToken, Task>)(stop =>
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
