namespace Plainmend.Domain.Billing;

/// <summary>What a customer pays for one ticket. A quote is the same call over intended usage.</summary>
public static class ServiceCharges
{
    /// <summary>
    /// Prices the usage of one ticket: full price lines in the card's order, then parts, then what covers bear, each as its
    /// own negative line. Pure. Refuses usage the card has no price for: a bill with a missing charge is worse than none.
    /// </summary>
    public static Statement Price(RateCard card, Coverage? cover, IReadOnlyList<UsageRecord> usage)
    {
        var records = UsageSet.Once(usage).SelectMany(r => Surcharged(r, card)).Select(r => Priced(r, card)).ToList();
        var charges = card.Fees.Concat(Parts(records, card)).ToList();
        if (records.FirstOrDefault(r => charges.TrueForAll(c => c.Meter != r.Meter)) is { } unknown)
            throw new RefusedException(Refusal.NoPrice, unknown.Meter);
        StatementLine[] lines = [.. charges.Where(c => records.Exists(r => r.Meter == c.Meter)).Select(c => Line(c, records, card))];
        return Seals.Sealed(Totals.Close(new Statement
        {
            Kind = StatementKind.Service,
            Currency = card.Currency,
            Terms = [card.Document],
            Lines = cover is null ? lines : CoverLines.With(lines, cover, card.Currency),
        }, card.Tax));
    }

    private static StatementLine Line(Charge charge, List<UsageRecord> records, RateCard card)
    {
        var accumulator = Accumulator.For(charge, Window.Always);
        foreach (var record in records) accumulator.Fold(record);
        var clause = card.Clause(charge.Key);
        var measures = Rater.Quantities(charge, accumulator.Read(), n => StatementLine.QuantityName(charge.Key, n), clause, Shares.Whole);
        return new()
        {
            Key = charge.Key,
            Kind = LineKind.Charge,
            Name = charge.Name,
            Purpose = charge.Purpose,
            Quantities = [.. measures.Select(m => m.Quantity)],
            Amount = StatementLine.Print(Rater.Amount(charge, measures, clause, Shares.Whole), card.Currency),
            TaxRate = card.Tax is null ? null : charge.TaxRate ?? card.Tax.Rate,
        };
    }

    // Work outside working time stays ordinary work and is counted a second time on the meter of its surcharge.
    private static IEnumerable<UsageRecord> Surcharged(UsageRecord record, RateCard card)
    {
        yield return record;
        if (record.Meter != ServiceMeters.Labour || record.To is not { } to || card.Hours is not { } hours) yield break;
        var n = 0;
        foreach (var (from, end, holiday) in hours.Outside(record.From, to))
        {
            var meter = holiday ? ServiceMeters.LabourHoliday : ServiceMeters.LabourOutOfHours;
            if (card.Fees.Any(f => f.Meter == meter))
                yield return new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{record.Id}#{++n}"), meter, record.Subject, record.Amount, from, end, record.Evidence);
        }
    }

    // A part without a price of its own takes the card's.
    private static UsageRecord Priced(UsageRecord record, RateCard card) =>
        record.Price is null && Article(record.Meter) is { } article && card.Parts.TryGetValue(article, out var part)
            ? record with { Price = new(part.Unit, card.Clause(record.Meter).Evidence.Reference) }
            : record;

    private static IEnumerable<Charge> Parts(List<UsageRecord> records, RateCard card) => records
        .Where(r => Article(r.Meter) is not null).GroupBy(r => r.Meter, StringComparer.Ordinal)
        .Select(g => card.Parts.TryGetValue(Article(g.Key)!, out var part)
            ? ServiceFees.Part(g.Key, part.Name, part.TaxRate)
            : ServiceFees.Part(g.Key, Spoken(g.First()), null));

    private static Bilingual Spoken(UsageRecord part) => part.Subject.Length > 0 ? new(part.Subject, part.Subject) : new(Article(part.Meter)!, Article(part.Meter)!);

    private static string? Article(string meter) =>
        meter.StartsWith(ServiceMeters.PartPrefix, StringComparison.Ordinal) ? meter[ServiceMeters.PartPrefix.Length..] : null;
}
