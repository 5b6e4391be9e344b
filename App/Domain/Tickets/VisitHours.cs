using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;

namespace Plainmend.Domain.Tickets;

/// <summary>Whether a technician works in a window: by his shift, his leave and the company's holidays.</summary>
public static class VisitHours
{
    /// <summary>Why he cannot come then; null when he can.</summary>
    /// <param name="company">The company's calendar. Of its ordinary week nothing is asked: whoever is on call may come at night.</param>
    public static Refusal? Against(Technician technician, BusinessCalendar company, ArrivalWindow window)
    {
        var called = technician.Standby is { CalledAt: { } since } && window.From >= since && window.To <= since + Standby.Longest;
        if (!called && !IsOpen(technician.Shift, window)) return Refusal.VisitOffShift;
        if (technician.Leaves.Any(leave => leave.From < window.To && window.From < leave.To)) return Refusal.VisitOnLeave;
        return company.HoursOf(company.DayOf(window.From)).Special is not null && !IsOpen(company, window) ? Refusal.VisitOnHoliday : null;
    }

    private static bool IsOpen(BusinessCalendar calendar, ArrivalWindow window) => calendar.Between(window.From, window.To) == window.To - window.From;
}
