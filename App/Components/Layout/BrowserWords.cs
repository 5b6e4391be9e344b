using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Plainmend.Texts;

namespace Plainmend.Components.Layout;

/// <summary>The few words the scripts need, handed over once per page in the reader's language.</summary>
internal static class BrowserWords
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Json() => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["live"] = SharedText.LiveNow,
        ["delayed"] = SharedText.LiveAsOf,
        ["paused"] = SharedText.LivePaused,
        ["reconnecting"] = SharedText.LiveReconnecting,
        ["offline"] = SharedText.LiveOffline,
        ["stripReconnecting"] = SharedText.StripReconnecting,
        ["stripOffline"] = SharedText.StripOffline,
        ["stripBack"] = SharedText.StripBack,
        ["stripCaughtUp"] = SharedText.StripCaughtUp,
        ["newAbove"] = SharedText.RowsNewAbove,
        ["writeBlocked"] = SharedText.WriteBlocked,
        ["left"] = SharedText.TimeLeft,
        ["over"] = SharedText.TimeOver,
        ["leftUnderMinute"] = SharedText.TimeLeftUnderMinute,
        ["overUnderMinute"] = SharedText.TimeOverUnderMinute,
        ["minutes"] = SharedText.DurationMinutes,
        ["hours"] = SharedText.DurationHours,
        ["hoursMinutes"] = SharedText.DurationHoursMinutes,
        ["days"] = SharedText.DurationDays,
        ["daysHours"] = SharedText.DurationDaysHours,
    }, Readable);
}
