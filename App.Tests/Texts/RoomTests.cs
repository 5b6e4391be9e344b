using System.Globalization;
using System.Text.RegularExpressions;
using Plainmend.Domain;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

public sealed partial class RoomTests
{
    /// <summary>Latin words a Chinese reader expects: units, names of things, what is printed on keys, the other language's own name.</summary>
    private static readonly HashSet<string> Allowed = ["English", "SN", "SLA", "https", "CSV", "XLSX", "PDF", "SMS", "API", "QR", "km", "kg", "min", "JSON", "UTF-", "KiB", "MB", "JPEG", "PNG", "WebP", "HEIC", "Ctrl-K", "Esc"];

    [Fact]
    public void There_are_rooms() => Assert.True(Rooms.All.Count >= 3);

    [Fact]
    public void Both_languages_have_the_same_keys_and_no_text_is_empty() =>
        Assert.All(Rooms.All, room =>
        {
            var english = room.Texts.In(CultureInfo.InvariantCulture);
            var chinese = room.Texts.In(Language.Chinese);
            Assert.Empty(english.Keys.Except(chinese.Keys).Select(k => $"{room.Name}.{k} lacks Chinese"));
            Assert.Empty(chinese.Keys.Except(english.Keys).Select(k => $"{room.Name}.{k} lacks English"));
            Assert.DoesNotContain(english.Concat(chinese), t => string.IsNullOrWhiteSpace(t.Value));
        });

    [Fact]
    public void Both_languages_have_the_same_placeholders() =>
        Assert.All(Rooms.All, room =>
        {
            var chinese = room.Texts.In(Language.Chinese);
            foreach (var (key, english) in room.Texts.In(CultureInfo.InvariantCulture))
                Assert.True(Placeholders(english).SetEquals(Placeholders(chinese[key])), $"{room.Name}.{key}");
        });

    [Fact]
    public void Chinese_sentences_use_full_width_punctuation() =>
        Assert.Empty(Rooms.Chinese().Where(t => HalfWidth(t.Value)).Select(t => $"{t.Key}: {t.Value}"));

    [Theory]
    [InlineData("你好,世界", true)]
    [InlineData("你好，世界", false)]
    [InlineData("剩 8 分:请处理", true)]
    [InlineData("14:40–15:10 到达", false)]
    [InlineData("{0}:请确认", true)]
    [InlineData("确定?", true)]
    public void The_punctuation_rule_sees_what_it_should(string text, bool guilty) => Assert.Equal(guilty, HalfWidth(text));

    [Fact]
    public void Chinese_texts_hold_no_stray_Latin_words() =>
        Assert.Empty(Rooms.Chinese().SelectMany(t => Latin().Matches(t.Value).Select(m => m.Value).Except(Allowed).Select(word => $"{t.Key}: {word}")));

    [Fact]
    public void Every_refusal_has_its_sentence_in_both_languages()
    {
        foreach (var culture in new[] { CultureInfo.InvariantCulture, Language.Chinese })
            Assert.All(Enum.GetNames<Refusal>(), name => Assert.Contains($"Refusal_{name}", DomainText.ResourceManager.In(culture).Keys));
    }

    [Fact]
    public void An_enum_of_the_domain_that_has_one_label_has_them_all()
    {
        var labels = DomainText.ResourceManager.In(CultureInfo.InvariantCulture).Keys.ToHashSet();
        var spoken = typeof(Refusal).Assembly.GetTypes()
            .Where(t => t.IsEnum && t.Namespace!.StartsWith("Plainmend.Domain", StringComparison.Ordinal) && labels.Any(l => l.StartsWith(t.Name + "_", StringComparison.Ordinal)))
            .ToList();
        Assert.NotEmpty(spoken);
        Assert.Empty(spoken.SelectMany(t => Enum.GetNames(t).Select(n => $"{t.Name}_{n}")).Except(labels));
    }

    private static HashSet<string> Placeholders(string text) => [.. Holes().Matches(text).Select(m => m.Value)];

    private static bool HalfWidth(string text) => Guilty().IsMatch(text);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Holes();

    // Half-width marks after a Chinese character or a placeholder, or before a Chinese character.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}}][,:;?!()]|[,:;?!()][\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex Guilty();

    [GeneratedRegex(@"(?<![{\w])[A-Za-z][A-Za-z'-]*")]
    private static partial Regex Latin();
}
