namespace Plainmend.Domain.People;

/// <summary>
/// The parts of the desk that a company switches on and off by itself (功能模块). Each is a real gate: while it is off its
/// pages and acts are closed, at once and in open pages too, and it costs nothing.
/// </summary>
public static class Modules
{
    /// <summary>Auto-dispatch: rules offer tickets by themselves. Off: tickets wait for a dispatcher's hand.</summary>
    public const string Dispatch = "dispatch";
    /// <summary>Customer tracking: the live page behind a customer's link.</summary>
    public const string Tracking = "tracking";
    /// <summary>Parts: tickets wait for ordered parts with an expected date.</summary>
    public const string Parts = "parts";
    /// <summary>Analytics and reports.</summary>
    public const string Reports = "reports";
    /// <summary>Wall displays.</summary>
    public const string Wall = "wall";
    /// <summary>Open interface and webhooks.</summary>
    public const string Api = "api";

    /// <summary>Every module, in the order of the price list.</summary>
    public static IReadOnlyList<string> All { get; } = [Dispatch, Tracking, Parts, Reports, Wall, Api];
}
