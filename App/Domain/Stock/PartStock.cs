namespace Plainmend.Domain.Stock;

/// <summary>
/// One part of the price list at every place of the company: stores, and one van for each technician, whose place is his own
/// id. It changes by movements alone and never holds less than nothing, nor less than is reserved. Of money it knows nothing.
/// </summary>
public sealed class PartStock
{
    /// <summary>Most pieces of one movement.</summary>
    public const decimal Most = 100_000m;

    private readonly List<StockMove> _new = [];

    public int TenantId { get; private set; }
    /// <summary>Article number of the price list.</summary>
    public string Sku { get; private set; } = "";
    /// <summary>Number of movements and switches so far; also the concurrency token.</summary>
    public int Version { get; private set; }
    /// <summary>Since when (UTC) it is kept in stock; null while it is not, which is how every part begins.</summary>
    public DateTimeOffset? KeptSince { get; private set; }
    /// <summary>Places that hold some.</summary>
    public IReadOnlyList<StockCount> Counts { get; private set; } = [];
    public IReadOnlyList<StockReservation> Reservations { get; private set; } = [];

    /// <summary>A part nobody ever kept.</summary>
    public static PartStock Begin(int tenant, string sku) => new() { TenantId = tenant, Sku = sku };

    /// <summary>The part as its movements leave it.</summary>
    public static PartStock Replay(int tenant, string sku, IEnumerable<StockMove> moves)
    {
        var part = Begin(tenant, sku);
        foreach (var move in moves) part.Apply(move);
        return part;
    }

    /// <summary>Whether it counts for a job: what is kept in stock is so for jobs reported later, the others go on as they began.</summary>
    /// <param name="reported">When the job's present cycle began (UTC).</param>
    public bool IsKeptFor(DateTimeOffset reported) => KeptSince <= reported;

    public decimal OnHand(Guid place) => Counts.FirstOrDefault(c => c.Place == place)?.OnHand ?? 0m;
    public decimal Reserved(Guid place) => Reservations.Where(r => r.Place == place).Sum(r => r.Quantity);
    public decimal Free(Guid place) => OnHand(place) - Reserved(place);
    public decimal Free(IEnumerable<Guid> places) => places.Sum(p => Free(p));
    public decimal ReservedFor(Guid ticket) => Reservations.Where(r => r.Ticket == ticket).Sum(r => r.Quantity);

    /// <summary>Movements since it was loaded, with the version each led to; handing them over empties the list.</summary>
    public IReadOnlyList<(int Version, StockMove Move)> TakeNewMoves()
    {
        var taken = _new.Select((m, i) => (Version - _new.Count + i + 1, m)).ToArray();
        _new.Clear();
        return taken;
    }

    /// <summary>Begins or ends keeping it in stock. What lies somewhere stays there.</summary>
    /// <returns>False when nothing changed.</returns>
    public bool Keep(bool kept, DateTimeOffset at)
    {
        if (kept == KeptSince is not null) return false;
        (KeptSince, Version) = (kept ? at : null, Version + 1);
        return true;
    }

    /// <summary>It came from outside.</summary>
    public void Receive(Guid place, decimal quantity, string? reason) => Record(new(StockMoveKind.Received, Checked(quantity), null, place, null, reason));

    /// <summary>It goes to another place; only what is not reserved can.</summary>
    /// <param name="returned">True when a technician gives back what he did not need.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.StockShort"/>; <see cref="Refusal.Required"/> when both places are the same.</exception>
    public void Move(Guid from, Guid to, decimal quantity, bool returned)
    {
        if (from == to) throw new RefusedException(Refusal.Required, "To");
        RefuseShort(Checked(quantity), Free(from));
        Record(new(returned ? StockMoveKind.Returned : StockMoveKind.Moved, quantity, from, to));
    }

    /// <summary>Somebody counted. The difference is a movement with his reason; counted as it stands, nothing is.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.StockHeld"/> when less than is reserved there was counted; a reason is needed.</exception>
    public void Correct(Guid place, decimal counted, string reason)
    {
        if (counted is < 0 or > Most || IsFiner(counted)) throw new RefusedException(Refusal.OutOfRange, "Counted", 0, Most);
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Refusal.Required, "Reason");
        if (counted < Reserved(place)) throw new RefusedException(Refusal.StockHeld, Reserved(place));
        var more = counted - OnHand(place);
        if (more > 0) Record(new(StockMoveKind.Corrected, more, null, place, null, reason));
        if (more < 0) Record(new(StockMoveKind.Corrected, -more, place, null, null, reason));
    }

    /// <summary>Sets aside so much more for a ticket, from the places in their order; all of it or nothing.</summary>
    /// <returns>False when too little is free.</returns>
    public bool Reserve(Guid ticket, decimal quantity, IReadOnlyList<Guid> places)
    {
        if (Free(places) < Checked(quantity)) return false;
        foreach (var (place, part) in Spread(quantity, places, Free)) Record(new(StockMoveKind.Reserved, part, place, null, ticket));
        return true;
    }

    /// <summary>Lets go of what is set aside for a ticket beyond <paramref name="keep"/>, the last place first.</summary>
    public void Release(Guid ticket, decimal keep = 0m)
    {
        var mine = Reservations.Where(r => r.Ticket == ticket).Reverse().ToArray();
        foreach (var (place, part) in Spread(ReservedFor(ticket) - keep, [.. mine.Select(r => r.Place)], p => mine.First(r => r.Place == p).Quantity))
            Record(new(StockMoveKind.Released, part, place, null, ticket));
    }

    /// <summary>It was built in: first what is set aside for the ticket, then what is free at the places in their order.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.StockShort"/>: then nothing is taken.</exception>
    public void Use(Guid ticket, decimal quantity, IReadOnlyList<Guid> places)
    {
        var held = Math.Min(Checked(quantity), ReservedFor(ticket));
        RefuseShort(quantity, ReservedFor(ticket) + Free(places));
        Guid[] mine = [.. Reservations.Where(r => r.Ticket == ticket).Select(r => r.Place).OrderBy(p => places.Contains(p) ? places.ToList().IndexOf(p) : int.MaxValue)];
        foreach (var (place, part) in Spread(held, mine, p => Reservations.First(r => r.Ticket == ticket && r.Place == p).Quantity)) Record(new(StockMoveKind.Used, part, place, null, ticket));
        foreach (var (place, part) in Spread(quantity - held, places, Free)) Record(new(StockMoveKind.Used, part, place, null, ticket));
    }

    private static decimal Checked(decimal quantity) =>
        quantity is > 0 and <= Most && !IsFiner(quantity) ? quantity : throw new RefusedException(Refusal.OutOfRange, "Quantity", 0.0001m, Most);

    // Finer than ten-thousandths of a piece is a slip of the hand.
    private static bool IsFiner(decimal quantity) => decimal.Truncate(quantity * 10_000m) != quantity * 10_000m;

    private void RefuseShort(decimal wanted, decimal free)
    {
        if (wanted > free) throw new RefusedException(Refusal.StockShort, Sku, free);
    }

    private static List<(Guid Place, decimal Part)> Spread(decimal quantity, IReadOnlyList<Guid> places, Func<Guid, decimal> most)
    {
        var parts = new List<(Guid, decimal)>();
        foreach (var place in places.Distinct())
        {
            var part = Math.Min(quantity, most(place));
            if (part <= 0) continue;
            parts.Add((place, part));
            quantity -= part;
        }
        return parts;
    }

    private void Record(StockMove move)
    {
        Apply(move);
        _new.Add(move);
    }

    private void Apply(StockMove move)
    {
        Version++;
        switch (move.Kind)
        {
            case StockMoveKind.Reserved: Set(move.Ticket!.Value, move.From!.Value, move.Quantity); break;
            case StockMoveKind.Released: Set(move.Ticket!.Value, move.From!.Value, -move.Quantity); break;
            default:
                if (move.Kind == StockMoveKind.Used) Set(move.Ticket!.Value, move.From!.Value, -move.Quantity);
                if (move.From is { } from) Put(from, -move.Quantity);
                if (move.To is { } to) Put(to, move.Quantity);
                break;
        }
    }

    private void Put(Guid place, decimal more) => Counts = [.. Counts.Where(c => c.Place != place), .. OnHand(place) + more is var left && left > 0 ? new[] { new StockCount(place, left) } : []];

    // What is used beyond what was set aside was free: nothing is set aside less than nothing.
    private void Set(Guid ticket, Guid place, decimal more)
    {
        var left = (Reservations.FirstOrDefault(r => r.Ticket == ticket && r.Place == place)?.Quantity ?? 0m) + more;
        Reservations = [.. Reservations.Where(r => r.Ticket != ticket || r.Place != place), .. left > 0 ? new[] { new StockReservation(ticket, place, left) } : []];
    }
}
