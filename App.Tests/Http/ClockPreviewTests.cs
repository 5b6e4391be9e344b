using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Plainmend.Domain.Sla;
using Plainmend.Http.Api;
using Plainmend.Tests.Domain.Sla;

namespace Plainmend.Tests.Http;

/// <summary>The open clock, as another program asks it.</summary>
public sealed class ClockPreviewTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Clock = "/api/v1/clock/preview";
    private const string Office = """{"zone":"Asia/Shanghai","week":[{"day":"monday","ranges":[{"from":"09:00","to":"12:00"},{"from":"13:00","to":"18:00"}]},{"day":"tuesday","ranges":[{"from":"09:00","to":"18:00"}]}]}""";

    [Fact]
    public async Task A_due_instant_comes_with_the_reasons_of_every_day_in_the_callers_language()
    {
        var reply = await server.PostAsync(Clock, PreviewNotes.Clock.Examples[0].Body, language: "zh-CN");
        Assert.True(reply.Status == 200, reply.Text);
        // 2 h on the 30th, the holidays closed, 9 October 09:00–10:00 and 11:30–12:00 and 13:00–17:30 around the pause.
        Assert.Equal(("2025-10-09T17:30:00+08:00", "480", "90"), ((string)reply.Json!["due"]!, (string)reply.Json["workingMinutes"]!, (string)reply.Json["pausedMinutes"]!));
        Assert.Equal("2025年10月9日 17:30 到期：自 2025年9月30日 16:00 起经过 480 个工作分钟；另有 90 个工作分钟处于暂停", (string)reply.Json["explanation"]!);
        var days = reply.Json["days"]!.AsArray();
        Assert.Equal(["星期二：09:00–12:00、13:00–18:00", "国庆节：休息"], days.Take(2).Select(d => (string)d!["why"]!));
        Assert.Equal(("120", "480"), ((string)days[0]!["total"]!, (string)days[^1]!["total"]!));
        Assert.Equal("2025-10-09T10:00:00+08:00", (string)days[^1]!["paused"]![0]!["from"]!);
        Assert.StartsWith("Due 9 Oct 2025 17:30: 480 working minutes after", (string)(await server.PostAsync(Clock, PreviewNotes.Clock.Examples[0].Body)).Json!["explanation"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_shift_on_which_the_clocks_are_set_back_is_an_hour_longer()
    {
        var reply = await server.PostAsync(Clock, PreviewNotes.Clock.Examples[1].Body);
        Assert.Equal(("540", "120"), ((string)reply.Json!["workingMinutes"]!, (string)reply.Json["days"]![0]!["minutes"]!));
        Assert.Null(reply.Json["due"]);
        Assert.Contains("the evening before, 22:00–06:00, run on", (string)reply.Json["days"]![1]!["why"]!, StringComparison.Ordinal);
    }

    [Fact]
    public Task It_agrees_with_a_walk_along_the_wall_clock_for_any_calendar() =>
        CalendarCases.Any.SampleAsync(
            async c =>
            {
                var (minutes, reached) = c.Oracle.Walk(c.Start, c.End, c.Stops);
                var between = await server.PostAsync(Clock, Body(c, "end", Text(c.End)));
                Assert.True(between.Status == 200, between.Text);
                Assert.Equal(minutes, int.Parse((string)between.Json!["workingMinutes"]!, CultureInfo.InvariantCulture));
                Assert.Equal(minutes, between.Json["days"]!.AsArray().SelectMany(d => d!["counted"]!.AsArray()).Sum(s => int.Parse((string)s!["minutes"]!, CultureInfo.InvariantCulture)));
                var due = await server.PostAsync(Clock, Body(c, "workingMinutes", minutes));
                Assert.Equal(reached, DateTimeOffset.Parse((string)due.Json!["due"]!, CultureInfo.InvariantCulture));
            },
            iter: 300);

    [Theory]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z"}""", "workingMinutes", "needs one of workingMinutes, end")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","workingMinutes":5,"end":"2025-06-03T01:00:00Z"}""", "end", "cannot stand beside workingMinutes")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","workingMinutes":-1}""", "workingMinutes", "must lie between 0 and 527040")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","workingMinutes":"1.5"}""", "workingMinutes", "must be a whole number")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00","workingMinutes":1}""", "start", null)]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","end":"2025-06-02T00:59:59Z"}""", "end", "lies before the start")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","end":"2028-06-07T01:00:01Z"}""", "end", "lies more than 1100 days after the start")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","workingMinutes":527040}""", "workingMinutes", "is not reached within 1100 days of the calendar")]
    [InlineData("""{"calendar":OFFICE,"start":"2025-06-02T01:00:00Z","workingMinutes":1,"pauses":[{"from":"2025-06-02T01:00:00Z","to":"2025-06-02T01:00:00Z"}]}""", "pauses[0].to", "does not end after it begins")]
    [InlineData("""{"calendar":{"zone":"Mars/Base","week":[]},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.zone", "is not a known time zone")]
    [InlineData("""{"calendar":{"zone":"UTC","week":[{"day":"mon","ranges":[]}]},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.week[0].day", null)]
    [InlineData("""{"calendar":{"zone":"UTC","week":[{"day":"monday","ranges":[]},{"day":"monday","ranges":[]}]},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.week[1].day", "stands there twice")]
    [InlineData("""{"calendar":{"zone":"UTC","week":[{"day":"monday","ranges":[{"from":"9","to":"24:00"}]}]},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.week[0].ranges[0].from", "must be a time of day such as 09:00")]
    [InlineData("""{"calendar":{"zone":"UTC","week":[],"special":[{"date":"2025-06-02","worksLike":"monday","ranges":[]}]},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.special[0].ranges", "cannot stand beside worksLike")]
    [InlineData("""{"calendar":{"zone":"UTC","week":[],"special":[{"date":"2025-06-02"},{"date":"2025-06-02"}]},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.special[1].date", "stands there twice")]
    [InlineData("""{"calendar":{"zone":"UTC"},"start":"2025-06-02T01:00:00Z","workingMinutes":1}""", "calendar.week", "is missing")]
    public async Task What_is_wrong_is_named_by_its_path_and_in_the_callers_language(string body, string field, string? problem)
    {
        var asked = body.Replace("OFFICE", Office, StringComparison.Ordinal);
        var reply = await server.PostAsync(Clock, asked);
        Assert.Equal((422, field), (reply.Status, reply.Fields.Single()));
        if (problem is not null) Assert.Equal(problem, reply.Problem(field));
        Assert.Contains((await server.PostAsync(Clock, asked, language: "zh-CN")).Problem(field)!, c => c > '\u3000');
    }

    [Fact]
    public async Task A_greedy_request_is_refused_or_answered_soon()
    {
        var (watch, all) = (System.Diagnostics.Stopwatch.StartNew(), Enumerable.Range(0, 24).Select(h => $$"""{"from":"{{h:00}}:00","to":"{{h:00}}:01"}"""));
        var week = string.Join(',', Enum.GetNames<DayOfWeek>().Select(day => $$"""{"day":"{{JsonNamingPolicy.CamelCase.ConvertName(day)}}","ranges":[{{string.Join(',', all)}}]}"""));
        string Asked(int pauses) => $$"""{"calendar":{"zone":"Europe/Berlin","week":[{{week}}]},"start":"2025-01-01T00:00:00Z","end":"2027-12-31T00:00:00Z","pauses":[{{string.Join(',', Enumerable.Repeat("""{"from":"2025-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z"}""", pauses))}}]}""";
        Assert.Equal(200, (await server.PostAsync(Clock, Asked(1000))).Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.Equal("pauses", (await server.PostAsync(Clock, Asked(1001))).Fields.Single());
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    private static string Body(CalendarCase c, string question, JsonNode asked) => new JsonObject
    {
        ["calendar"] = new JsonObject
        {
            ["zone"] = c.Zone.Id, ["week"] = new JsonArray([.. c.Week.Select(d => new JsonObject { ["day"] = Word(d.Day), ["ranges"] = Ranges(d.Ranges) })]),
            ["special"] = new JsonArray([.. c.Special.Select(d => d.WorksLike is { } like
                ? new JsonObject { ["date"] = Date(d), ["worksLike"] = Word(like) } : new JsonObject { ["date"] = Date(d), ["ranges"] = Ranges(d.Ranges) })]),
        },
        ["start"] = Text(c.Start), [question] = asked,
        ["pauses"] = new JsonArray([.. c.Stops.Where(s => s.To > s.From).Select(s => new JsonObject { ["from"] = Text(s.From), ["to"] = Text(s.To) })]),
    }.ToJsonString();

    private static JsonArray Ranges(IReadOnlyList<OpenRange> ranges) =>
        new([.. ranges.Select(r => new JsonObject { ["from"] = r.From.ToString("HH:mm", CultureInfo.InvariantCulture), ["to"] = r.To.ToString("HH:mm", CultureInfo.InvariantCulture) })]);

    private static string Date(SpecialDay day) => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(DayOfWeek day) => JsonNamingPolicy.CamelCase.ConvertName(day.ToString());
}
