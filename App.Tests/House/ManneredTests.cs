using System.Text.RegularExpressions;

namespace Plainmend.Tests.House;

/// <summary>What our code does not do, whoever writes it.</summary>
public sealed partial class ManneredTests
{
    private static readonly IReadOnlyList<Source> Components = Source.Of("App", ".razor");
    private static readonly IReadOnlyList<Source> All = [.. Source.Of("App", ".cs", ".razor"), .. Source.Of("wwwroot", ".js")];

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        var names = typeof(Program).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Plainmend", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal))
            .Select(t => t.Name).ToList();
        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, Empty);
        Assert.True(Empty(nameof(Planted.Components.TicketManager)));
    }

    [Fact]
    public void Nobody_writes_markup_from_a_string_or_starts_what_nobody_awaits()
    {
        Assert.NotEmpty(All);
        Assert.Empty(All.SelectMany(Unmannered));
        Assert.NotEmpty(Unmannered(new("P.razor", "@((MarkupString)text)")));
        Assert.NotEmpty(Unmannered(new("P.cs", "private async void Go()")));
        Assert.NotEmpty(Unmannered(new("p.js", "place.innerHTML = text")));
        Assert.NotEmpty(Unmannered(new("P.cs", "[JSInvokable]")));
    }

    [Fact]
    public void Tests_touch_a_living_page_with_a_hand_that_waits_for_it()
    {
        var tests = Source.Of(Path.Combine("App.Tests", "Components"), ".cs");
        Assert.NotEmpty(tests);
        Assert.Empty(tests.SelectMany(Hasty));
        Assert.Equal(2, Hasty(new("T.cs", "page.Find(\"a\").Click();\nbox.Change(1); await page.Hand(\"a\").ClickAsync();")).Count());
    }

    [Fact]
    public void Components_take_their_words_from_a_text_room()
    {
        Assert.NotEmpty(Components);
        Assert.Empty(Components.SelectMany(f => f.LiteralTexts().Select(t => $"{f.Path}: {t}")));
        Assert.Equal(["工单"], new Source("P.razor", "<h1>工单</h1>").LiteralTexts());
        Assert.Equal(["Save now"], new Source("P.razor", "<button @onclick=\"() => Go()\">Save now</button>").LiteralTexts());
        Assert.Single(new Source("P.razor", "<input placeholder=\"Search here\" />").LiteralTexts());
        Assert.Empty(new Source("P.razor", "@if (a > b && c < d)\n{\n<p title=\"@T.X\">@T.Y · 12</p>\n}\n@code { string s = \">text<\"; }").LiteralTexts());
    }

    [Fact]
    public void No_mutable_static_field_can_hold_somebodys_data()
    {
        var statics = typeof(Program).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("Plainmend", StringComparison.Ordinal) == true && !Generated(t))
            .SelectMany(t => t.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.Name.Contains('<', StringComparison.Ordinal));
        Assert.Empty(statics.Select(f => $"{f.DeclaringType}.{f.Name}"));
    }

    private static bool Generated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false);

    private static bool Empty(string name) => NoIdea().IsMatch(name);

    private static IEnumerable<string> Unmannered(Source file) => Forbidden().Matches(file.Text).Select(m => $"{file.Path}: {m.Value}");

    private static IEnumerable<string> Hasty(Source file) => FireAndForget().Matches(file.Text).Select(m => $"{file.Path}: {m.Value}");

    [GeneratedRegex(@"\.(Click|DoubleClick|Submit|Change|Input|Key(Down|Up|Press)|Focus(In|Out)?|Blur|Pointer\w+|Mouse\w+|TriggerEvent)\(")]
    private static partial Regex FireAndForget();

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Utility|Manager|Service|Services|Processor)(`[0-9]+)?$")]
    private static partial Regex NoIdea();

    // JSInvokable: a method open to scripts is a public endpoint; our scripts send events instead.
    [GeneratedRegex(@"MarkupString|AddMarkupContent|\.innerHTML|\.outerHTML|insertAdjacentHTML|\beval\(|async void|JSInvokable")]
    private static partial Regex Forbidden();
}
