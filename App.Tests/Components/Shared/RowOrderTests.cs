using CsCheck;
using Plainmend.Components.Shared;

namespace Plainmend.Tests.Components.Shared;

public sealed class RowOrderTests
{
    private sealed record Row(int Id, int Due);

    private static Guid Key(Row row) => new(row.Id, 0, 0, new byte[8]);

    private static RowOrder<Row> Queue() => new(Key, Comparer<Row>.Create((a, b) => a.Due.CompareTo(b.Due)));

    private static IEnumerable<int> Ids(RowOrder<Row> order) => order.Shown.Select(s => s.Row.Id);

    [Fact]
    public void Rows_that_sort_equal_are_told_apart_by_their_key()
    {
        var order = Queue();
        order.Receive([new(3, 5), new(1, 5), new(2, 5)], hold: false);
        Assert.Equal([1, 2, 3], Ids(order));
    }

    [Fact]
    public void Held_rows_keep_their_places_but_show_their_latest_values()
    {
        var order = Queue();
        order.Receive([new(1, 10), new(2, 20), new(3, 30)], hold: false);
        Assert.False(order.Receive([new(1, 10), new(2, 20), new(3, 5)], hold: true));
        Assert.Equal([1, 2, 3], Ids(order));
        Assert.Equal(5, order.Shown[2].Row.Due);
        Assert.Equal(1, order.Held);
    }

    [Fact]
    public void A_row_that_left_stays_as_a_ghost_and_a_new_one_waits_outside()
    {
        var order = Queue();
        order.Receive([new(1, 10), new(2, 20)], hold: false);
        order.Receive([new(2, 20), new(9, 1)], hold: true);
        Assert.Equal([1, 2], Ids(order));
        Assert.True(order.Shown[0].Gone);
        Assert.Equal(2, order.Held);
        Assert.True(order.Apply());
        Assert.Equal([9, 2], Ids(order));
        Assert.Equal(0, order.Held);
    }

    [Fact]
    public void A_ghost_that_comes_back_is_a_row_again()
    {
        var order = Queue();
        order.Receive([new(1, 10), new(2, 20)], hold: false);
        order.Receive([new(2, 20)], hold: true);
        order.Receive([new(1, 10), new(2, 20)], hold: true);
        Assert.False(order.Shown[0].Gone);
        Assert.Equal(0, order.Held);
    }

    [Fact]
    public void Whatever_happens_a_held_list_never_moves_and_a_released_one_is_the_present()
    {
        var rows = Gen.Int[0, 30].Array[0, 20].Select(ids => ids.Distinct().ToArray());
        var push = Gen.Select(rows, Gen.Int[0, 5].Array[31], Gen.Bool, (ids, due, hold) => (Rows: ids.Select(id => new Row(id, due[id])).ToList(), hold));
        push.Array[1, 12].Sample(pushes =>
        {
            var order = Queue();
            foreach (var (present, hold) in pushes)
            {
                var before = Ids(order).ToList();
                var moved = order.Receive(present, hold);
                var sorted = present.OrderBy(r => r.Due).ThenBy(r => r.Id).Select(r => r.Id).ToList();
                if (hold) Assert.Equal(before, Ids(order));
                else Assert.Equal(sorted, Ids(order));
                Assert.Equal(order.Held == 0, sorted.SequenceEqual(Ids(order)));
                if (!hold) Assert.Equal(moved, !before.SequenceEqual(sorted));
            }
        });
    }
}
