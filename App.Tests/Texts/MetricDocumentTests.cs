using Plainmend.Domain.Figures;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

/// <summary>docs/metrics.md says what the product says, in both languages, of every figure.</summary>
public sealed class MetricDocumentTests
{
    private static readonly string[] Parts = ["Name", "Formula", "Clock", "Unit", "Excluded"];

    [Fact]
    public void The_document_holds_the_words_of_the_product()
    {
        var document = File.ReadAllText(Path.Combine(SiteRoot.Locate(), "docs", "metrics.md"));
        foreach (var reader in new Func<Reader>[] { Reader.English, Reader.Chinese })
            using (reader())
            {
                var rows = string.Join('\n', FigureWords.Defined.Select(name => $"| {string.Join(" | ", Parts.Select(part => FigureWords.Of(part, name)))} |"));
                Assert.Contains(rows, document.ReplaceLineEndings("\n"), StringComparison.Ordinal);
                Assert.Contains(MetricText.Intro, document, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void Every_figure_group_cut_and_metric_has_a_name()
    {
        foreach (var reader in new Func<Reader>[] { Reader.English, Reader.Chinese })
            using (reader())
            {
                Assert.All(Figure.All, f => Assert.NotEmpty(FigureWords.Name(f)));
                Assert.All(Metrics.All, m => Assert.NotEmpty(FigureWords.Name(m)));
                Assert.All(Enum.GetValues<FigureGroup>(), g => Assert.NotEmpty(FigureWords.Of(g)));
                Assert.All(Enum.GetValues<Cut>(), c => Assert.NotEmpty(FigureWords.Of(c)));
            }
    }
}
