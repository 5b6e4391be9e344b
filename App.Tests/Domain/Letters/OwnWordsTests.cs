using Plainmend.Access;
using Plainmend.Domain.Letters;

namespace Plainmend.Tests.Domain.Letters;

/// <summary>What somebody wrote himself, and where his letter belongs.</summary>
public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("Please come at two.\n\nOn Thu, 27 Nov 2026 at 09:12, Anju Service <desk@example.com> wrote:\n> We took your report in.", "Please come at two.")]
    [InlineData("Please come at two.\n\nOn Thu, 27 Nov 2026 at 09:12,\nAnju Service <desk@example.com> wrote:\n\n> We", "Please come at two.")]
    [InlineData("请下午来。\r\n\r\n在 2026年11月27日，安居电器 <desk@example.com> 写道：\r\n> 已受理", "请下午来。")]
    [InlineData("好的\n\n安居电器 <desk@example.com> 于2026年11月27日周五 09:12写道：\n> 已受理", "好的")]
    [InlineData("收到\n------------------ 原始邮件 ------------------\n发件人: \"安居\" <desk@example.com>", "收到")]
    [InlineData("Yes\n-----Original Message-----\nFrom: Anju", "Yes")]
    [InlineData("Yes\n________________________________\nFrom: Anju <desk@example.com>", "Yes")]
    [InlineData("Yes\n\nFrom: Anju Service <desk@example.com>\nSent: Friday", "Yes")]
    [InlineData("Two answers:\n> When?\nAt two.\n> Where?\nAt home.", "Two answers:\n> When?\nAt two.\n> Where?\nAt home.")]
    [InlineData("I wrote: it is broken.\nOn Monday it worked.", "I wrote: it is broken.\nOn Monday it worked.")]
    [InlineData("> only a quotation", "")]
    [InlineData("", "")]
    public void What_is_repeated_from_the_letter_before_is_cut(string text, string own) => Assert.Equal(own, OwnWords.Of(text));

    [Fact]
    public void A_long_text_ends_in_an_ellipsis_and_no_character_is_halved()
    {
        Assert.Equal("abc", OwnWords.Cut(" a\0bc ", 3));
        Assert.Equal("ab…", OwnWords.Cut("abcd", 3));
        Assert.Equal("a…", OwnWords.Cut("a😀bc", 3));
        Assert.Equal("a", OwnWords.Cut("a\uD800", 5));
    }

    [Theory]
    [InlineData("desk+anju@example.com", "anju")]
    [InlineData("DESK+AnJu@Example.com", "anju")]
    [InlineData("desk@example.com", null)]
    [InlineData("other+anju@example.com", null)]
    [InlineData("desk+anju@elsewhere.example", null)]
    [InlineData("desk+a b@example.com", null)]
    [InlineData("desk+@example.com", null)]
    [InlineData("", null)]
    public void Only_our_own_box_has_tags(string address, string? tag) => Assert.Equal(tag, ReplyAddress.Tag("desk@example.com", address));

    [Fact]
    public void A_secret_survives_the_way_through_an_address_written_in_capitals()
    {
        var secret = ReplyAddress.NewSecret();
        Assert.True(ReplyAddress.IsSecret(secret));
        Assert.Equal(secret, ReplyAddress.Tag("desk@example.com", ReplyAddress.Of("desk@example.com", secret).ToUpperInvariant()));
        Assert.False(ReplyAddress.IsSecret("anju"));
    }
}
