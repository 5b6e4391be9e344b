using System.Text;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

/// <summary>Calendar files as RFC 5545 wants them.</summary>
public sealed class CalendarFileTests
{
    private static readonly Guid Ticket = Guid.Parse("0193a1b2-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 10, 0, 0, TimeSpan.FromHours(8));

    private static CalendarEntry Entry(string summary, int sequence = 3, AppointmentState state = AppointmentState.Confirmed) =>
        new(Ticket, sequence, new(Now.AddDays(1), Now.AddDays(1).AddMinutes(30)), state, summary, "一行\n二行", "浦东, 示例路 1 号; 后门");

    private static string[] Lines(CalendarEntry entry) => CalendarFile.Write([entry], Now).Split("\r\n");

    [Fact]
    public void An_appointment_stands_in_UTC_with_its_state_and_its_ticket()
    {
        var lines = Lines(Entry("上门"));
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal(["END:VEVENT", "END:VCALENDAR", ""], lines[^3..]);
        Assert.Contains("DTSTART:20260616T020000Z", lines);
        Assert.Contains("DTEND:20260616T023000Z", lines);
        Assert.Contains("DTSTAMP:20260615T020000Z", lines);
        Assert.Contains("UID:0193a1b2000070008000000000000001@plainmend", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("STATUS:TENTATIVE", Lines(Entry("上门", state: AppointmentState.Proposed)));
        Assert.Contains("STATUS:CANCELLED", Lines(Entry("上门", state: AppointmentState.Cancelled)));
    }

    [Fact]
    public void What_means_something_in_a_calendar_is_escaped_and_no_text_adds_a_line()
    {
        var lines = Lines(Entry("a,b;c\\d\r\nATTACH:https://example.com/\u0007x"));
        Assert.Contains(@"SUMMARY:a\,b\;c\\d\nATTACH:https://example.com/x", lines);
        Assert.Contains(@"DESCRIPTION:一行\n二行", lines);
        Assert.Contains(@"LOCATION:浦东\, 示例路 1 号\; 后门", lines);
    }

    [Fact]
    public void Long_lines_are_folded_at_75_octets_and_never_inside_a_character()
    {
        var summary = string.Concat(Enumerable.Repeat("空调不制冷😀x", 30));
        var text = CalendarFile.Write([Entry(summary)], Now);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        Assert.Contains($"SUMMARY:{summary}", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(text.Split("\r\n"), line => Encoding.UTF8.GetByteCount(line) > 70);
    }
}
