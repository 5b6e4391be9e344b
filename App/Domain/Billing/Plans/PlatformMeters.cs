namespace Plainmend.Domain.Billing;

/// <summary>The meters of the platform bill.</summary>
public static class PlatformMeters
{
    /// <summary>Active desk staff; the level changes when somebody is activated or deactivated.</summary>
    public const string Seats = "seats";
    /// <summary>Active technicians.</summary>
    public const string TechnicianSeats = "technician-seats";
    /// <summary>Intervals during which an agent was at work; the subject is the agent.</summary>
    public const string ActiveTime = "active-time";
    /// <summary>Tickets opened, each 1.</summary>
    public const string Tickets = "tickets";
    /// <summary>Units of flexible capacity in force; the level rises and falls with demand.</summary>
    public const string Capacity = "capacity";
    /// <summary>Started hours of people who were called in, each 1; the subject is the call.</summary>
    public const string FlexHours = "flex-hours";
    /// <summary>API calls.</summary>
    public const string ApiCalls = "api-calls";

    /// <summary>Whether the desk feeds this meter.</summary>
    public static bool Knows(string meter) =>
        meter is Seats or TechnicianSeats or ActiveTime or Tickets or Capacity or FlexHours or ApiCalls || meter.StartsWith(Module(""), StringComparison.Ordinal);

    /// <summary>Meters whose level holds until it is set anew; whoever reads a period carries it in.</summary>
    public static IReadOnlyList<string> Levels { get; } = [Seats, TechnicianSeats, Capacity, .. People.Modules.All.Select(Module)];

    /// <summary>A module that is switched on (level 1) or off (level 0).</summary>
    public static string Module(string module) => "module:" + module;
}
