namespace Plainmend.Domain.Billing;

/// <summary>One printed line from one charge, over all stretches of the period in which it was agreed.</summary>
internal static class LineWork
{
    /// <summary>A change in mid-period is one line: its parts are added exactly and rounded once.</summary>
    public static StatementLine Line(List<RunningCharge> stretches, Reckoning reckoning)
    {
        var latest = stretches[^1];
        var parts = new List<Derivation>();
        var quantities = new List<Derivation>();
        foreach (var stretch in Counting(stretches))
        {
            var shares = Shares(stretch, reckoning);
            var before = quantities.Count;
            var measures = Rater.Quantities(stretch.Charge, Reading(stretch, reckoning), n => StatementLine.QuantityName(latest.Charge.Key, before + n), stretch.Clause, shares);
            quantities.AddRange(measures.Select(m => m.Quantity));
            parts.Add(Rater.Amount(stretch.Charge, measures, stretch.Clause, shares));
        }
        var currency = latest.Clause.Currency;
        var exact = parts is [var only] ? only : Derivation.Of(Operation.Sum, new("amount.parts"), currency.Code, parts);
        return new()
        {
            Key = latest.Charge.Key,
            Kind = LineKind.Charge,
            Name = latest.Charge.Name,
            Purpose = latest.Charge.Purpose,
            Quantities = quantities,
            Amount = StatementLine.Print(exact, currency),
            TaxRate = latest.Charge.TaxRate,
        };
    }

    // A fee of which any part counts as the whole is due once, under the latest terms.
    private static List<RunningCharge> Counting(List<RunningCharge> stretches) =>
        stretches[^1].Charge is { Proration: Proration.None, Aggregation: Aggregation.Agreement } ? stretches[^1..] : stretches;

    /// <summary>The shares of the period a stretch counts.</summary>
    public static Shares Shares(RunningCharge stretch, Reckoning reckoning)
    {
        var window = stretch.Window.SoFar(reckoning.AsOf);
        return new(Share.Of(window, stretch.Charge.Proration), Share.Of(window, Proration.Daily));
    }

    /// <summary>What a stretch came to, as of the instant and times the factor asked for.</summary>
    public static Reading Reading(RunningCharge stretch, Reckoning reckoning)
    {
        var reading = stretch.Accumulator.Read(reckoning.AsOf);
        if (Factor(stretch, reckoning) is not { } times) return reading;
        var factor = Derivation.Given(new("scale"), times, "1");
        return reading with
        {
            Groups = [.. reading.Groups.Select(g => Derivation.Of(Operation.Product, new("quantity.scaled"), g.Unit, g, factor))],
            Events = [.. reading.Events.Select(e => e with { Amount = Rounding.HalfAwayFromZero(times * e.Amount, EventStep).ToDecimal() })],
        };
    }

    // A hypothetical event needs no more decimals than a real one may have.
    private static readonly Exact EventStep = 0.000000001m;

    private static Exact? Factor(RunningCharge stretch, Reckoning reckoning)
    {
        if (stretch.Charge.Aggregation == Aggregation.Agreement || !(reckoning.ScaleMeter ?? stretch.Charge.Meter).Equals(stretch.Charge.Meter, StringComparison.Ordinal)) return null;
        var grows = stretch.Charge.Aggregation is Aggregation.Count or Aggregation.Sum or Aggregation.Duration or Aggregation.UnionDuration or Aggregation.Unique;
        var onward = grows && reckoning.Onward is { } outlook ? outlook.Factor(stretch.Window) : Exact.One;
        var factor = (reckoning.Scale ?? 1m) * onward;
        return factor == Exact.One ? null : factor;
    }
}
