using Plainmend.Domain.Replies;

namespace Plainmend.Tests.Domain.Replies;

public sealed class PlaceholderTests
{
    private static readonly Dictionary<string, string?> Values = new() { ["customer"] = "张伟 {number}", ["number"] = "AJ-1", ["technician"] = null };

    [Theory]
    [InlineData("{customer}您好，{number} 已受理", "张伟 {number}您好，AJ-1 已受理")]
    [InlineData("｛ Number ｝", "AJ-1")]
    [InlineData("工程师{technician}", "工程师?technician?")]
    [InlineData("{ 没有结尾 {number}", "{ 没有结尾 AJ-1")]
    [InlineData("没有", "没有")]
    public void Places_are_filled_once_and_what_is_missing_is_marked(string text, string filled) =>
        Assert.Equal(filled, Placeholders.Fill(text, Values, name => $"?{name}?"));

    [Theory]
    [InlineData("{customer} {number} {technician} {window} {link} {company}", null)]
    [InlineData("{customer} {custmer}", "custmer")]
    [InlineData("{customer.Name}", "customer.name")]
    [InlineData("{}", "")]
    [InlineData("{{number}}", null)]
    public void Only_known_names_pass(string text, string? unknown) => Assert.Equal(unknown, Placeholders.FirstUnknown(text));

    [Fact]
    public void Whatever_is_put_in_is_never_looked_through_again()
    {
        var random = new Random(3);
        const string Alphabet = "{}｛｝ab中 ";
        string Any() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
        for (var round = 0; round < 2_000; round++)
        {
            var (before, after, value) = (Any().Trim('{', '｛'), Any().Trim('}', '｝'), Any() + "x");
            // Around the place nothing opens or closes a place of its own.
            (before, after) = (before.Replace('{', '(').Replace('｛', '('), after.Replace('{', '(').Replace('｛', '('));
            Assert.Equal(before + value + after, Placeholders.Fill(before + "{a}" + after, new Dictionary<string, string?> { ["a"] = value }, _ => "!"));
        }
    }
}
