using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>How a text is cut into what a search compares.</summary>
public sealed class SearchWordsTests
{
    private static string Words(params string[] texts) => string.Join(' ', SearchWords.Of(texts).Select(w => w ?? "|"));

    private static string Asked(string query) => string.Join(" & ", SearchWords.Asked(query).Select(p => string.Join('-', p)));

    [Theory]
    [InlineData("空调不制冷", "空调 调不 不制 制冷 冷 |")]
    [InlineData("冷", "冷 |")]
    [InlineData("空调A1坏", "空调 调 a1 坏 |")]
    [InlineData("ＢＣＤ－４５２　Ｅ３", "bcd 452 e3 |")]
    [InlineData("O'Brien, Café", "o brien café |")]
    [InlineData("\0*\"-()", "|")]
    [InlineData("𠀀𠀁", "𠀀𠀁 𠀁 |")]
    [InlineData("坏\uD840", "坏 |")]
    public void Chinese_becomes_pairs_and_the_rest_small_words(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("空调", "空调")]
    [InlineData("调", "调")]
    [InlineData("空调不 E3", "空调-调不 & e3")]
    [InlineData("空调E3", "空调-调-e3")]
    [InlineData("aj-2606　张伟", "aj-2606 & 张伟")]
    [InlineData("\" * - ()", "")]
    public void A_query_is_phrases_that_must_all_be_found(string query, string phrases) => Assert.Equal(phrases, Asked(query));

    [Fact]
    public void Between_two_texts_stands_a_gap() => Assert.Equal("不 | 制冷 冷 |", Words("不", "制冷"));

    [Fact]
    public void A_telephone_is_found_by_any_ending_of_four_digits_and_more()
    {
        Assert.Equal(["13812", "3812"], SearchWords.Endings("138-12"));
        Assert.Empty(SearchWords.Endings("无"));
    }

    [Fact]
    public void Endless_texts_and_queries_are_cut()
    {
        Assert.True(SearchWords.Of([string.Concat(Enumerable.Repeat("空调", 100_000))]).Count <= 15_001);
        Assert.True(SearchWords.Asked(string.Concat(Enumerable.Repeat("a ", 5_000))).Count <= SearchWords.MostPhrases);
        Assert.Equal(SearchWords.MostAsked - 1, SearchWords.Asked(new string('空', 10_000))[0].Count);
    }
}
