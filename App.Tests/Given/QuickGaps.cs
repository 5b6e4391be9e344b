namespace Plainmend.Tests.Given;

/// <summary>
/// The real clock, impatient: no delay lasts longer than 50 ms. Gaps between two readings pass by themselves, whenever a
/// bell falls into one; a clock the test moves would have to be moved at just the right moment.
/// </summary>
internal sealed class QuickGaps : TimeProvider
{
    private static readonly TimeSpan _most = TimeSpan.FromMilliseconds(50);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > _most ? _most : dueTime, period);
}
