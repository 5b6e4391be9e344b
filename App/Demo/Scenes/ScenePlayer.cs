using Plainmend.Access;
using Plainmend.Domain;

namespace Plainmend.Demo.Scenes;

/// <summary>Plays one scene after another as visitors ask for them, at the pace of the demo world; a pause stops it where it is.</summary>
public sealed class ScenePlayer(DemoStage stage, SceneBook book, DemoSpeed speed, TimeProvider clock, ILogger<ScenePlayer> log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Plays until stopped.</summary>
    public async Task PlayAsync(IReadOnlyList<DemoCast> casts, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var scene = await stage.NextAsync(stop);
            var (steps, beat) = book.Of(scene, casts);
            stage.Begin(scene, steps.Count);
            try
            {
                foreach (var (step, n) in steps.Select((s, n) => (s, n)))
                {
                    await step(stop);
                    stage.Advance();
                    if (n < steps.Count - 1) await RestAsync(scene == DemoScene.Outage ? beat : beat / Math.Max(1, speed.Speed), stop);
                }
            }
            catch (RefusedException refused)
            {
                // A visitor laid hands on the scene's own ticket: it is his now.
                log.LogInformation("The scene {Scene} ends early: {Why}.", scene, refused.Reason);
            }
            finally
            {
                stage.End();
            }
        }
    }

    private async Task RestAsync(TimeSpan beat, CancellationToken stop)
    {
        await Task.Delay(beat, clock, stop);
        while (speed.Speed == 0) await Task.Delay(Look, clock, stop);
    }
}
