using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Stock;

namespace Plainmend.Tests.Domain.Stock;

/// <summary>One part in stores and vans.</summary>
public sealed class PartStockTests
{
    private static readonly Guid[] Places = [new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8]), new(3, 0, 0, new byte[8])];
    private static readonly Guid[] Tickets = [new(9, 1, 0, new byte[8]), new(9, 2, 0, new byte[8])];
    private static Guid Van => Places[0];
    private static Guid Store => Places[1];

    [Fact]
    public void The_van_is_taken_from_first_then_the_store()
    {
        var part = Given((Van, 1), (Store, 5));
        Assert.True(part.Reserve(Tickets[0], 3, [Van, Store]));
        Assert.Equal((0m, 3m), (part.Free(Van), part.Free(Store)));
        part.Use(Tickets[0], 2, [Van, Store]);
        Assert.Equal((0m, 4m, 1m), (part.OnHand(Van), part.OnHand(Store), part.ReservedFor(Tickets[0])));
    }

    [Fact]
    public void What_is_set_aside_is_neither_moved_nor_counted_away_nor_given_to_another_ticket()
    {
        var part = Given((Store, 5));
        part.Reserve(Tickets[0], 4, [Store]);
        Assert.Equal(Refusal.StockShort, Refused(() => part.Move(Store, Van, 2, returned: false)));
        Assert.Equal(Refusal.StockShort, Refused(() => part.Use(Tickets[1], 2, [Store])));
        Assert.Equal(Refusal.StockHeld, Refused(() => part.Correct(Store, 3, "少了")));
        Assert.False(part.Reserve(Tickets[1], 2, [Store]));
        part.Release(Tickets[0]);
        part.Use(Tickets[1], 5, [Store]);
        Assert.Empty(part.Counts);
    }

    [Fact]
    public void A_count_needs_its_reason_and_one_that_agrees_moves_nothing()
    {
        var part = Given((Store, 5));
        Assert.Equal(Refusal.Required, Refused(() => part.Correct(Store, 4, " ")));
        part.TakeNewMoves();
        part.Correct(Store, 5, "盘点");
        Assert.Empty(part.TakeNewMoves());
        part.Correct(Store, 3.5m, "损坏");
        Assert.Equal([new StockMove(StockMoveKind.Corrected, 1.5m, Store, null, null, "损坏")], part.TakeNewMoves().Select(m => m.Move));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    [InlineData(0.00001)]
    public void A_quantity_that_means_nothing_is_refused(double quantity)
    {
        var part = Given((Store, 5));
        Assert.Equal(Refusal.OutOfRange, Refused(() => part.Receive(Store, (decimal)quantity, null)));
        Assert.Equal(Refusal.OutOfRange, Refused(() => part.Use(Tickets[0], (decimal)quantity, [Store])));
        Assert.Equal(Refusal.OutOfRange, Refused(() => part.Move(Store, Van, (decimal)quantity, returned: false)));
    }

    [Fact]
    public void Jobs_reported_before_it_was_kept_go_on_without_asking()
    {
        var (part, then) = (PartStock.Begin(1, "BOARD"), Plainmend.Tests.Given.GivenTicket.Start);
        Assert.False(part.IsKeptFor(then));
        part.Keep(true, then);
        Assert.Equal((false, true), (part.IsKeptFor(then.AddMinutes(-1)), part.IsKeptFor(then)));
    }

    // Each command takes a place, another, a ticket, and a quantity.
    private static readonly Action<PartStock, Guid, Guid, Guid, decimal>[] Commands =
    [
        (p, a, _, _, q) => p.Receive(a, q, null), (p, a, b, _, q) => p.Move(a, b, q, returned: false), (p, a, b, _, q) => p.Move(a, b, q, returned: true),
        (p, a, b, t, q) => p.Reserve(t, q, [a, b]), (p, _, _, t, _) => p.Release(t), (p, _, _, t, q) => p.Release(t, q / 2), (p, a, b, t, q) => p.Use(t, q, [a, b]),
        (p, a, _, _, q) => p.Correct(a, q, "盘点"),
    ];

    private static readonly Gen<(int Command, int A, int B, int Ticket, int Quantity)[]> Lives =
        Gen.Select(Gen.Int[0, Commands.Length - 1], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[-1, 9]).Array[1, 60];

    [Fact]
    public void Whatever_is_done_in_whatever_order_nothing_is_negative_and_the_ledger_alone_tells_what_lies_where() => Lives.Sample(life =>
    {
        var (part, ledger) = (PartStock.Begin(1, "BOARD"), new List<StockMove>());
        foreach (var (command, a, b, ticket, quantity) in life)
        {
            var before = Text(part);
            try
            {
                Commands[command](part, Places[a], Places[b], Tickets[ticket], quantity);
            }
            catch (RefusedException)
            {
                Assert.Equal(before, Text(part));
            }
            ledger.AddRange(part.TakeNewMoves().Select(m => m.Move));
            foreach (var place in Places)
            {
                Assert.True(part.Reserved(place) >= 0 && part.Free(place) >= 0, $"{place}: {part.OnHand(place)} on hand, {part.Reserved(place)} set aside.");
                Assert.Equal(Sum(ledger, place), part.OnHand(place));
                // Told apart from the model: what was set aside, let go, and used of it.
                foreach (var t in Tickets) Assert.Equal(Held(ledger, t, place), part.Reservations.Where(r => r.Ticket == t && r.Place == place).Sum(r => r.Quantity));
            }
            Assert.All(ledger, m => Assert.True(m.Quantity > 0));
            Assert.Equal(ledger.Count, part.Version);
        }
        Assert.Equal(Text(part), Text(PartStock.Replay(1, "BOARD", ledger)));
    }, iter: 5_000);

    private static decimal Sum(List<StockMove> ledger, Guid place) => ledger.Where(m => m.Kind is not (StockMoveKind.Reserved or StockMoveKind.Released))
        .Sum(m => (m.To == place ? m.Quantity : 0) - (m.From == place ? m.Quantity : 0));

    private static decimal Held(List<StockMove> ledger, Guid ticket, Guid place) => ledger.Where(m => m.Ticket == ticket && m.From == place)
        .Aggregate(0m, (held, m) => m.Kind == StockMoveKind.Reserved ? held + m.Quantity : Math.Max(0, held - m.Quantity));

    private static string Text(PartStock part) => $"{part.Version}|{string.Join(',', part.Counts)}|{string.Join(',', part.Reservations)}";

    private static PartStock Given(params (Guid Place, decimal Quantity)[] lies)
    {
        var part = PartStock.Begin(1, "BOARD");
        foreach (var (place, quantity) in lies) part.Receive(place, quantity, null);
        return part;
    }

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Reason;
}
