namespace Plainmend.Access;

/// <summary>How far the demo world is built, for the start page.</summary>
public sealed class DemoProgress
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    /// <summary>Tickets to make in all; 0 when there is no demo.</summary>
    public int Of { get; set; }
    public int Begun => Volatile.Read(ref _begun);
    /// <summary>True once everything is there.</summary>
    public bool Ready { get; set; }

    public void Step() => Interlocked.Increment(ref _begun);

    /// <summary>The first page of this process was answered.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Ends with the first answered page, so that the demo world does not take the processor from it, or after a while without any visitor.</summary>
    public Task OpenedAsync(TimeSpan atMost, TimeProvider clock, CancellationToken stop) => Task.WhenAny(_opened.Task, Task.Delay(atMost, clock, stop));
}

/// <summary>Settings of the demo world.</summary>
public sealed record DemoOptions
{
    public const string Section = "Demo";
    /// <summary>Off in Production unless switched on.</summary>
    public bool Enabled { get; init; }
    /// <summary>Past tickets per company. Every one of them is made by the real acts, about half a second each.</summary>
    public int History { get; init; } = 80;
    /// <summary>Over how many days they are spread; where they are more than two weeks, the last two hold every fifth.</summary>
    public int Days { get; init; } = 14;
    /// <summary>True to let new things happen by themselves.</summary>
    public bool Play { get; init; } = true;
}

/// <summary>How fast the play goes; shared by the start page and the player.</summary>
public sealed class DemoSpeed
{
    /// <summary>0 = paused, 1 = an act every two and a half seconds in each company, up to 20.</summary>
    public int Speed { get; private set; } = 1;

    /// <summary>Sets the speed; anything outside 0 to 20 is brought inside.</summary>
    public void Set(int speed) => Speed = Math.Clamp(speed, 0, 20);
}
