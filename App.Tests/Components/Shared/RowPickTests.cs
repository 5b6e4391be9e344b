using Plainmend.Components.Shared;

namespace Plainmend.Tests.Components.Shared;

/// <summary>Choosing rows as lists everywhere let one choose them.</summary>
public sealed class RowPickTests
{
    private static readonly Guid[] Rows = [.. Enumerable.Range(1, 6).Select(n => new Guid(n, 0, 0, new byte[8]))];

    private static int[] Chosen(RowPick pick) => [.. Rows.Select((id, n) => (id, n)).Where(r => pick.Ids.Contains(r.id)).Select(r => r.n)];

    [Fact]
    public void A_range_goes_from_the_latest_chosen_row_in_either_direction()
    {
        var pick = new RowPick();
        pick.Toggle(Rows[3]);
        pick.Range(Rows, Rows[1]);
        Assert.Equal([1, 2, 3], Chosen(pick));
        pick.Range(Rows, Rows[5]);
        Assert.Equal([1, 2, 3, 4, 5], Chosen(pick));
        pick.Toggle(Rows[2]);
        Assert.Equal([1, 3, 4, 5], Chosen(pick));
    }

    [Fact]
    public void A_range_whose_beginning_is_no_longer_there_is_the_row_alone()
    {
        var pick = new RowPick();
        pick.Range(Rows, Rows[2]);
        Assert.Equal([2], Chosen(pick));
        pick.Clear();
        pick.Toggle(Rows[0]);
        pick.Range([.. Rows.Skip(1)], Rows[4]);
        Assert.Equal([0, 4], Chosen(pick));
    }

    [Fact]
    public void A_walk_grows_and_shrinks_again_around_where_it_began()
    {
        var pick = new RowPick();
        pick.Walk(Rows, Rows[2], Rows[3]);
        pick.Walk(Rows, Rows[3], Rows[4]);
        Assert.Equal([2, 3, 4], Chosen(pick));
        pick.Walk(Rows, Rows[4], Rows[3]);
        Assert.Equal([2, 3], Chosen(pick));
        foreach (var at in new[] { 3, 2, 1 }) pick.Walk(Rows, Rows[at], Rows[at - 1]);
        Assert.Equal([0, 1, 2], Chosen(pick));
    }
}
