using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>Whom a note calls.</summary>
public sealed class MentionsTests
{
    private static readonly Callable Li = new(new(1, 0, 0, new byte[8]), "李娜", "Li Na"), LiNana = new(new(2, 0, 0, new byte[8]), "李娜娜", "Li Nana"), Zhang = new(new(3, 0, 0, new byte[8]), "张悦", "Zhang Yue");

    [Theory]
    [InlineData("@李娜 看一下", "李娜")]
    [InlineData("请＠张悦和@李娜处理", "张悦,李娜")]
    [InlineData("@李娜娜你好", "李娜娜")]
    [InlineData("@li na, please", "李娜")]
    [InlineData("@Li Nana and @Zhang Yue.", "李娜娜,张悦")]
    [InlineData("@Li Nanab", "")]
    [InlineData("@李娜 @李娜", "李娜")]
    [InlineData("lina@example.com", "")]
    [InlineData("@", "")]
    [InlineData("没有人", "")]
    public void A_whole_name_behind_an_at_calls_the_longest_that_fits(string text, string called) =>
        Assert.Equal(called, string.Join(',', Mentions.In(text, [Li, LiNana, Zhang]).Select(p => p.Name)));
}
