namespace Plainmend.Domain.Billing;

/// <summary>
/// A rate on the amount of each event. Events are free, in order of time, until the free events or the free amount are
/// used up, whichever is first; an event that crosses the free amount pays on what exceeds it.
/// </summary>
/// <param name="Rate">0.02 = 2 %.</param>
/// <param name="FixedFee">For each event that is not free.</param>
/// <param name="FreeEvents">Null when the number of free events is not limited by itself.</param>
/// <param name="FreeAmount">Null when the free amount is not limited by itself. Both null: nothing is free.</param>
/// <param name="LeastPerEvent">The least an event that is not free costs.</param>
/// <param name="MostPerEvent">The most one event costs.</param>
public sealed record PercentagePrice(decimal Rate, decimal FixedFee = 0m, int? FreeEvents = null, decimal? FreeAmount = null,
    decimal? LeastPerEvent = null, decimal? MostPerEvent = null) : Price
{
    private bool EventByEvent => FreeEvents is > 0 || FreeAmount is > 0m || LeastPerEvent is not null || MostPerEvent is not null;

    internal override Derivation Of(Measure measure, Clause clause) => EventByEvent
        ? Derivation.Of(Operation.Sum, new("amount.percentage"), clause.Currency.Code, [.. Events(measure, clause)])
        : Whole(measure, clause);

    private Derivation Whole(Measure measure, Clause clause)
    {
        var share = Derivation.Of(Operation.Product, new("percentage.part"), clause.Currency.Code,
            measure.Named, clause.Term("percentage.rate", Rate, "1"));
        if (FixedFee == 0m) return share;
        var count = measure.Counted();
        return Derivation.Of(Operation.Sum, new("amount.percentage"), clause.Currency.Code, share,
            Derivation.Of(Operation.Product, new("percentage.fees"), clause.Currency.Code, count, clause.Price("percentage.fee", FixedFee)));
    }

    private IEnumerable<Derivation> Events(Measure measure, Clause clause)
    {
        var limited = FreeEvents is > 0 || FreeAmount is > 0m;
        var (eventsLeft, amountLeft) = (limited ? FreeEvents ?? int.MaxValue : 0, (Exact)(FreeAmount ?? decimal.MaxValue));
        foreach (var record in measure.Events)
        {
            var free = eventsLeft > 0 && amountLeft.Sign > 0 ? Exact.Least(record.Amount, amountLeft) : Exact.Zero;
            var isFree = eventsLeft > 0 && amountLeft.Sign > 0 && free == record.Amount;
            if (eventsLeft > 0) eventsLeft--;
            amountLeft -= free;
            if (!isFree) yield return Event(record, free, clause);
        }
    }

    private Derivation Event(UsageRecord record, Exact free, Clause clause)
    {
        var code = clause.Currency.Code;
        Derivation amount = Measure.Leaf(record, "percentage.event", record.Amount, code);
        if (free.Sign > 0) amount = Derivation.Of(Operation.Difference, new("percentage.beyond"), code, amount, clause.Term("percentage.free", free, code));
        var fee = Derivation.Of(Operation.Product, new("percentage.part"), code, amount, clause.Term("percentage.rate", Rate, "1"));
        if (FixedFee != 0m) fee = Derivation.Of(Operation.Sum, new("percentage.with-fee"), code, fee, clause.Price("percentage.fee", FixedFee));
        if (MostPerEvent is { } most) fee = Derivation.Of(Operation.Least, new("percentage.at-most"), code, fee, clause.Price("percentage.most", most));
        if (LeastPerEvent is { } least) fee = Derivation.Of(Operation.Most, new("percentage.at-least"), code, fee, clause.Price("percentage.least", least));
        return fee;
    }
}
