namespace Plainmend.Tests.House;

/// <summary>Small enough to see whole (docs/decisions/0002-budgets.md).</summary>
public sealed class BudgetTests
{
    private static readonly IReadOnlyList<Source> Code = Source.Of("App", ".cs");
    private static readonly IReadOnlyList<Source> Components = Source.Of("App", ".razor");

    [Fact]
    public void There_is_something_to_count() => Assert.True(Code.Count > 20 && Components.Count > 10 && Code.SelectMany(f => f.Methods()).Count() > 30);

    [Fact]
    public void No_file_is_longer_than_250_lines() => Assert.Empty(TooLong(Code, 250));

    [Fact]
    public void No_component_is_longer_than_160_lines_and_its_code_behind_than_150()
    {
        Assert.Empty(TooLong(Components, 160));
        Assert.Empty(TooLong(Code.Where(f => f.Name.EndsWith(".razor.cs", StringComparison.Ordinal)), 150));
    }

    [Fact]
    public void Inline_code_of_a_component_is_at_most_40_lines() =>
        Assert.Empty(Components.Where(f => f.InlineCode > 42).Select(f => $"{f.Path}: {f.InlineCode}"));

    [Fact]
    public void No_method_is_longer_than_40_lines() =>
        Assert.Empty(Code.SelectMany(f => f.Methods().Where(m => m.Length > 42).Select(m => $"{f.Path}: {m.Head} ({m.Length})")));

    [Fact]
    public void Program_says_what_exists_and_nothing_else() => Assert.True(Code.Single(f => f.Path == Path.Combine("App", "Program.cs")).Length <= 60);

    [Fact]
    public void A_planted_long_file_and_method_are_seen()
    {
        var body = string.Join('\n', Enumerable.Repeat("        x++;", 50));
        var planted = new Source("Planted.cs", $"class C\n{{\n    void Go()\n    {{\n{body}\n    }}\n\n    int Short() => 1;\n}}\n");
        Assert.Single(TooLong([planted], 50));
        Assert.Equal(("void Go()", 52), Assert.Single(planted.Methods()));
        Assert.Equal(3, new Source("P.razor", "<p></p>\n\n@code {\n    int a;\n\n}\n").InlineCode);
    }

    private static IEnumerable<string> TooLong(IEnumerable<Source> files, int most) => files.Where(f => f.Length > most).Select(f => $"{f.Path}: {f.Length}");
}
