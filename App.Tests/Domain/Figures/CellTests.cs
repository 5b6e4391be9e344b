using CsCheck;
using Plainmend.Domain.Figures;

namespace Plainmend.Tests.Domain.Figures;

/// <summary>Cells add up: in whatever order, put together or counted at once, written and read again.</summary>
public sealed class CellTests
{
    private static readonly Gen<(Metric Metric, decimal Value)> One = Gen.Select(Gen.Enum<Metric>(), Gen.Int[0, 1_000_000]).Select((m, v) => (m, m.Unit() == MetricUnit.Money ? v / 100m : v));

    [Fact]
    public void Merged_cells_are_the_cell_of_everything() => Gen.Select(One.Array[0, 50], One.Array[0, 50]).Sample((a, b) =>
    {
        var merged = Of(a);
        merged.Add(Of(b));
        Same(Of([.. b, .. a]), merged);
    });

    [Fact]
    public void What_is_added_and_taken_away_leaves_no_trace() => Gen.Select(One.Array[0, 50], One.Array[0, 50]).Sample((a, b) =>
    {
        var cell = Of([.. a, .. b]);
        foreach (var (measure, value) in b) cell.Add(measure, value, -1, spread: true);
        Same(Of(a), cell);
        Assert.Equal(a.Length == 0, cell.IsEmpty);
    });

    [Fact]
    public void A_written_cell_reads_as_itself() => One.Array[0, 80].Sample(all =>
    {
        var (cell, read) = (Of(all), new Cell());
        read.Read(cell.WriteAmounts(), cell.WriteSpreads());
        Same(cell, read);
        foreach (var measure in Metrics.All)
        {
            decimal[] mine = [.. all.Where(a => a.Metric == measure).Select(a => a.Value)];
            Assert.Equal(new Amount(mine.Length, mine.Sum()), read[measure]);
            Assert.Equal(measure.HasSpread() ? mine.Length : 0, read.SpreadOf(measure).Count);
        }
    });

    private static void Same(Cell expected, Cell actual) => Assert.Equal((expected.WriteAmounts(), expected.WriteSpreads()), (actual.WriteAmounts(), actual.WriteSpreads()));

    private static Cell Of((Metric, decimal)[] all)
    {
        var cell = new Cell();
        foreach (var (measure, value) in all) cell.Add(measure, value, 1, spread: true);
        return cell;
    }
}
