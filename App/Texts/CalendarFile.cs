using System.Globalization;
using System.Text;
using Plainmend.Domain.Tickets;

namespace Plainmend.Texts;

/// <summary>One appointment in a calendar file.</summary>
/// <param name="Ticket">Stays the same however often it is moved, so that calendars move theirs and add none.</param>
/// <param name="Sequence">Rises with every change; a calendar takes the highest.</param>
/// <param name="State">Cancelled for whatever came to nothing.</param>
/// <param name="Summary">Its title, in the reader's language.</param>
/// <param name="Description">More words, lines parted by \n.</param>
/// <param name="Location">Where it is; null is left out.</param>
/// <param name="Url">Whole address of its page; null is left out.</param>
public sealed record CalendarEntry(
    Guid Ticket, int Sequence, ArrivalWindow Window, AppointmentState State, string Summary, string Description, string? Location = null, string? Url = null);

/// <summary>Writes calendar files (RFC 5545): times in UTC, texts escaped, lines folded at 75 octets and never within a character.</summary>
public static class CalendarFile
{
    /// <summary>The media type, for a download and in a letter alike.</summary>
    public const string MediaType = "text/calendar";
    /// <summary>Its name on the reader's disk.</summary>
    public const string Name = "appointment.ics";

    private const int MostOctets = 75;

    /// <param name="now">When it is written.</param>
    public static string Write(IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var file = new StringBuilder();
        void Line(string name, string value) => Fold(file, $"{name}:{value}");
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Plainmend//Appointments//EN");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        foreach (var e in entries)
        {
            Line("BEGIN", "VEVENT");
            Line("UID", $"{e.Ticket:N}@plainmend");
            Line("SEQUENCE", e.Sequence.ToString(CultureInfo.InvariantCulture));
            Line("DTSTAMP", Utc(now));
            Line("DTSTART", Utc(e.Window.From));
            Line("DTEND", Utc(e.Window.To));
            Line("STATUS", e.State switch { AppointmentState.Confirmed => "CONFIRMED", AppointmentState.Proposed => "TENTATIVE", _ => "CANCELLED" });
            Line("SUMMARY", Text(e.Summary));
            Line("DESCRIPTION", Text(e.Description));
            if (e.Location is { } place) Line("LOCATION", Text(place));
            if (e.Url is { } url) Line("URL", url);
            Line("END", "VEVENT");
        }
        Line("END", "VCALENDAR");
        return file.ToString();
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // A control character has no way to be written in a text; a line break has one.
    private static string Text(string text)
    {
        var escaped = text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return string.Concat(escaped.Where(c => !char.IsControl(c)));
    }

    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                // The blank that marks the going on counts too.
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
