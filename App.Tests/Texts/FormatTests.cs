using Plainmend.Domain;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

public sealed class FormatTests
{
    private static readonly DateTimeOffset Saturday = new(2025, 6, 14, 14, 32, 8, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("1234.5", "CNY", "¥1,234.50", "CN¥1,234.50")]
    [InlineData("-30", "CNY", "-¥30.00", "-CN¥30.00")]
    [InlineData("0.005", "CNY", "¥0.01", "CN¥0.01")]
    [InlineData("-0.001", "CNY", "¥0.00", "CN¥0.00")]
    [InlineData("1234567", "USD", "US$1,234,567.00", "US$1,234,567.00")]
    [InlineData("1200.5", "JPY", "JP¥1,201", "JP¥1,201")]
    [InlineData("9", "CHF", "CHF\u00A09.00", "CHF\u00A09.00")]
    public void Money_is_printed_by_its_currency_and_never_by_the_culture(string amount, string currency, string zh, string en)
    {
        var value = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        using (Reader.Chinese()) Assert.Equal(zh, MoneyFormat.Of(value, currency));
        using (Reader.English()) Assert.Equal(en, MoneyFormat.Of(value, currency));
    }

    [Fact]
    public void A_unit_price_keeps_its_own_decimals()
    {
        using var _ = Reader.Chinese();
        Assert.Equal("¥0.0045", MoneyFormat.UnitPrice(0.0045m, "CNY"));
        Assert.Equal("¥59.00", MoneyFormat.UnitPrice(59m, "CNY"));
    }

    [Fact]
    public void Days_and_times_follow_the_readers_language()
    {
        var day = DateOnly.FromDateTime(Saturday.DateTime);
        using (Reader.Chinese())
        {
            Assert.Equal("2025年6月14日", DateFormat.Day(day));
            Assert.Equal("6月14日 周六", DateFormat.ShortDay(day));
            Assert.Equal("14:32–15:10", DateFormat.Range(Saturday, Saturday.AddMinutes(38)));
        }
        using (Reader.English())
        {
            Assert.Equal("14 Jun 2025", DateFormat.Day(day));
            Assert.Equal("Sat 14 Jun", DateFormat.ShortDay(day));
            Assert.Equal("Sat 14 Jun 14:32", DateFormat.Full(Saturday, Saturday));
        }
    }

    [Fact]
    public void Within_the_hour_the_past_is_relative()
    {
        using var _ = Reader.Chinese();
        Assert.Equal("刚刚", DateFormat.Ago(Saturday, Saturday.AddSeconds(30)));
        Assert.Equal("3 分钟前", DateFormat.Ago(Saturday, Saturday.AddMinutes(3)));
        Assert.Equal("14:32", DateFormat.Ago(Saturday, Saturday.AddHours(2)));
        Assert.Equal("6月14日 周六 14:32", DateFormat.Ago(Saturday, Saturday.AddDays(2)));
    }

    [Theory]
    [InlineData(45, "不到 1 分", "under 1 min")]
    [InlineData(8 * 60 + 59, "8 分", "8 min")]
    [InlineData(2 * 3600 + 15 * 60, "2 小时 15 分", "2 h 15 min")]
    [InlineData(3 * 3600, "3 小时", "3 h")]
    [InlineData(26 * 3600, "1 天 2 小时", "1 d 2 h")]
    [InlineData(48 * 3600, "2 天", "2 d")]
    public void Durations_are_cut_to_what_is_certain(int seconds, string zh, string en)
    {
        using (Reader.Chinese()) Assert.Equal(zh, DurationFormat.Of(TimeSpan.FromSeconds(seconds)));
        using (Reader.English()) Assert.Equal(en, DurationFormat.Of(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void Time_left_says_how_long_it_is_over()
    {
        using var _ = Reader.Chinese();
        Assert.Equal("剩 8 分", DurationFormat.Left(TimeSpan.FromMinutes(8)));
        Assert.Equal("超时 12 分", DurationFormat.Left(TimeSpan.FromMinutes(-12)));
        Assert.Equal("剩不到 1 分", DurationFormat.Left(TimeSpan.FromSeconds(5)));
        Assert.Equal("刚超时", DurationFormat.Left(TimeSpan.FromSeconds(-5)));
    }

    [Fact]
    public void A_refusal_speaks_to_the_person_at_the_screen()
    {
        var refused = new RefusedException(Refusal.OutOfRange, "数量", 1, 9);
        using (Reader.Chinese()) Assert.Equal("数量应在 1 与 9 之间。", RefusalText.For(refused));
        Assert.Throws<ArgumentException>(() => DomainWords.Of((Refusal)999));
    }
}
