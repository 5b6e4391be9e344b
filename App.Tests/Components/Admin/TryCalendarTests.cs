using Bunit;
using Plainmend.Components.Admin;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Admin;

/// <summary>The calendar is tried as it is typed: nobody has to publish it to see what it would promise.</summary>
public sealed class TryCalendarTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task What_is_typed_decides_when_something_is_due_and_nothing_is_published()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++) await TypeAsync(page, $"Week-{day}", day == DayOfWeek.Monday ? "09:00-12:00, 13:00-18:00" : "");
        // Monday 15 June 2026, 11:00: one hour before noon, three after.
        await TypeAsync(page, "TryStart", "2026-06-15T11:00");
        Assert.Equal("截止：2026年6月15日 周一 16:00", Answer(page));
        await TypeAsync(page, "Week-Monday", "22:00-06:00");
        Assert.Equal("截止：2026年6月16日 周二 02:00", Answer(page));
        Assert.Contains("前一晚 22:00–06:00 的时段延续到当日", page.Find("[data-try] .explain").TextContent, StringComparison.Ordinal);
        await page.Hand("[data-add-day]").ClickAsync();
        var last = page.FindAll("[id^=Date-]").Count - 1;
        await TypeAsync(page, $"Date-{last}", "2026-06-15");
        await TypeAsync(page, $"DayName-{last}", "厂庆");
        Assert.Equal("截止：2026年6月23日 周二 02:00", Answer(page));
        Assert.Contains("厂庆：休息", page.Find("[data-try] .explain").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await Agreements(world).CalendarAsync(await AdminAsync(world), world.Stop))!.Number);
    }

    [Fact]
    public async Task The_working_time_between_two_times_is_counted()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++) await TypeAsync(page, $"Week-{day}", "09:00-17:30");
        await page.Hand("#TryAsk").ChangeAsync("TryCounted");
        await TypeAsync(page, "TryStart", "2026-06-15T17:00");
        await TypeAsync(page, "TryEnd", "2026-06-17T09:15");
        Assert.Equal("工作时间：555 分钟（9 小时 15 分）", Answer(page));
        await TypeAsync(page, "TryEnd", "2026-06-15T16:59");
        Assert.Contains("结束时间早于开始时间", page.Find("#TryEnd-fault").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "TryEnd", "9999-12-31T23:59");
        Assert.Contains("日期时间无法识别", page.Find("#TryEnd-fault").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "TryEnd", "2400-12-31T23:59");
        Assert.Contains("1100 天以上", page.Find("#TryEnd-fault").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Week-Monday", "早八点", "星期一的时间无法识别")]
    [InlineData("TryMinutes", "四小时", "工作时间（分钟）")]
    [InlineData("TryMinutes", "527040", "1100 天内没有这么多工作时间")]
    [InlineData("TryStart", "", "开始时间：日期时间无法识别")]
    public async Task What_cannot_be_read_is_named_and_nothing_typed_is_lost(string field, string typed, string why)
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        for (var day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++) await TypeAsync(page, $"Week-{day}", day == DayOfWeek.Sunday ? "10:00-11:00" : "");
        await TypeAsync(page, field, typed);
        Assert.Contains(why, page.Find("[data-try-faults]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-try-answer]"));
        Assert.Equal((typed, "10:00-11:00"), (page.Find($"#{field}").GetAttribute("value") ?? "", page.Find("#Week-Sunday").GetAttribute("value")));
        Assert.Empty(page.FindAll("[data-faults]"));
    }

    private static string Answer(IRenderedComponent<Times> page) => page.Find("[data-try-answer]").TextContent;

    private static Task TypeAsync(IRenderedComponent<Times> page, string field, string typed) => page.Hand($"#{field}").ChangeAsync(typed);

    private Task<IRenderedComponent<Times>> OpenAsync(World world) => OpenAsync<Times>(world, "[data-try]");
}
