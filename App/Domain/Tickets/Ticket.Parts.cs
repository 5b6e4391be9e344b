using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// What the stock has to know of a job.
public sealed partial class Ticket
{
    /// <summary>Parts the customer approved that were not used yet, by article number; none while nothing is approved.</summary>
    public IReadOnlyDictionary<string, decimal> PartsToCome() => LatestQuote is not { State: QuoteState.Approved } quote
        ? new Dictionary<string, decimal>()
        : quote.Planned.Where(r => ServiceMeters.ArticleOf(r.Meter) is not null).GroupBy(r => r.Meter)
            .Select(g => (Sku: ServiceMeters.ArticleOf(g.Key)!, Left: g.Sum(r => r.Amount) - Usage.Where(u => u.Meter == g.Key).Sum(u => u.Amount)))
            .Where(x => x.Left > 0).ToDictionary(x => x.Sku, x => x.Left, StringComparer.Ordinal);

    /// <summary>Every article any quote of this cycle planned.</summary>
    public IReadOnlyList<string> PartsPlanned() =>
        [.. Quotes.SelectMany(q => q.Planned).Select(r => ServiceMeters.ArticleOf(r.Meter)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Facts recorded since the ticket was loaded; the list stays as it is.</summary>
    public IReadOnlyList<TicketEvent> SeeNewEvents() => [.. _new];
}
