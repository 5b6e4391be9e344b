namespace Plainmend.Demo;

/// <summary>How fast the play goes; shared by the start page and the player.</summary>
public sealed class DemoSpeed
{
    /// <summary>0 = paused, 1 = an act every two and a half seconds in each company, up to 20.</summary>
    public int Speed { get; private set; } = 1;

    /// <summary>Sets the speed; anything outside 0 to 20 is brought inside.</summary>
    public void Set(int speed) => Speed = Math.Clamp(speed, 0, 20);
}
