namespace Plainmend.Components.Shared;

/// <summary>The colour families of a status. Never more: five hues stay apart for every kind of colour vision.</summary>
public enum Family
{
    Neutral, Active, Waiting,
    /// <summary>The hue of waiting, outlined instead of tinted: about to be late.</summary>
    Risk,
    Done,
    /// <summary>The only filled one: late, or wrong.</summary>
    Breach,
}

/// <summary>The sign beside the word; within a family it tells the states apart without colour.</summary>
public enum Shape
{
    Ring, Barred, Quarter, Half, ThreeQuarters, Hourglass, Tick, Triangle, Octagon, Return, Car, Wrench, Box, Quote, Shield, Pause,
}
