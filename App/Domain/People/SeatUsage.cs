using System.Globalization;
using Plainmend.Domain.Billing;

namespace Plainmend.Domain.People;

/// <summary>What a change of a member means for the seat meters. Nothing is typed: a seat is held while its person is active.</summary>
public static class SeatUsage
{
    /// <summary>The meter a person is counted on while active: technicians on their own, everybody else as a desk seat.</summary>
    public static string MeterOf(Role role) => role == Role.Technician ? PlatformMeters.TechnicianSeats : PlatformMeters.Seats;

    /// <summary>The levels that change when a member becomes what he is now; none when no seat is touched.</summary>
    /// <param name="now">The member after the change.</param>
    /// <param name="before">Meter he was counted on before; null when he held no seat.</param>
    /// <param name="at">UTC instant of the change.</param>
    public static IEnumerable<UsageRecord> Of(Member now, string? before, DateTimeOffset at)
    {
        var after = now.Active ? MeterOf(now.Role) : null;
        if (after == before) yield break;
        if (before is not null) yield return Level(now, before, 0m, at);
        if (after is not null) yield return Level(now, after, 1m, at);
    }

    private static UsageRecord Level(Member member, string meter, decimal level, DateTimeOffset at) => UsageRecord.At(
        string.Create(CultureInfo.InvariantCulture, $"{meter}:{member.Id:N}:{member.Version:D6}"), meter, at, level, member.Name, member.Id.ToString("N"));
}
