namespace Plainmend.Access;

/// <summary>What a key of the interface may do; one key, one right.</summary>
public enum ApiRight
{
    /// <summary>Send usage records.</summary>
    SendUsage,
    /// <summary>Read bills.</summary>
    ReadBills,
    /// <summary>Report tickets and read them, their customers' addresses included.</summary>
    Tickets,
    /// <summary>Act on tickets, as an agent at the desk does.</summary>
    WorkTickets,
}

/// <summary>How a key looks: "pm_" and a link's secret, so that one found in a public place is known for what it is.</summary>
public static class ApiKey
{
    private const string Mark = "pm_";
    private const int Length = 30;

    /// <summary>A new key.</summary>
    public static string New() => Mark + LinkSecret.New();

    /// <summary>The key of an Authorization header; null when it carries none.</summary>
    public static string? From(string? header) =>
        header?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true && header["Bearer ".Length..].Trim() is { Length: Length } key && key.StartsWith(Mark, StringComparison.Ordinal)
            ? key : null;
}
