using Plainmend.Domain.Billing;
using Plainmend.Reads;

namespace Plainmend.Http.Api;

/// <summary>The running bill as it stands now, and where it will end.</summary>
/// <param name="SoFar">The statement as of now, with its derivations and seal.</param>
/// <param name="Low">Total if the rest of the period is half as busy as the part before.</param>
/// <param name="Expected">Total if it goes on like this.</param>
/// <param name="High">Total if the rest is half as busy again.</param>
/// <param name="Limit">What the company wants to spend at most; null without one.</param>
/// <param name="LimitReachedAt">When the limit is reached at this pace; null: not in this period, or already.</param>
public sealed record LiveAnswer(DateTimeOffset ReadAt, string? Plan, BillingPeriod Period, Statement SoFar, Exact Low, Exact Expected, Exact High, SpendLimit? Limit, DateTimeOffset? LimitReachedAt)
{
    public static LiveAnswer Of(LiveBill live) => new(live.ReadAt, live.Plan?.Document, live.Period, live.Forecast.SoFar, live.Forecast.Low.Total.Value,
        live.Forecast.Expected.Total.Value, live.Forecast.High.Total.Value, live.Budget?.Limit, live.Budget?.FullAt);
}

/// <summary>All invoices and credit notes, newest period first.</summary>
public sealed record StatementsAnswer(IReadOnlyList<StatementHead> Statements);

/// <summary>One invoice or credit note in the list.</summary>
/// <param name="Number">Empty while a draft; then its id opens it.</param>
/// <param name="State">Draft, Final, Paid, Void.</param>
public sealed record StatementHead(Guid Id, StatementKind Kind, string State, string Number, DateOnly First, DateOnly End, Currency Currency, decimal Due, decimal Paid, DateTimeOffset? FinalAt, DateOnly? DueOn, string? Corrects)
{
    public static StatementHead Of(InvoiceItem i) => new(i.Id, i.Kind, i.State.ToString(), i.Number, i.First, i.End, i.Due.Currency, i.Due.Amount, i.Paid.Amount, i.FinalAt, i.DueOn, i.Corrects);
}

/// <summary>Why one bill differs from another; the parts add up to the difference exactly.</summary>
public sealed record DifferenceAnswer(string From, string? To, Currency Currency, Exact Before, Exact After, Exact Difference, IReadOnlyList<Attribution> Parts);

/// <summary>The company's own months under every plan on offer, with usage scaled.</summary>
/// <param name="Partial">True while the only month is still running.</param>
public sealed record SimulationAnswer(decimal Scale, string Current, string Best, bool Partial, IReadOnlyList<BillingPeriod> Months, IReadOnlyList<SimulatedPlan> Plans)
{
    public static SimulationAnswer Of(PlanComparison comparison, decimal scale)
    {
        var replays = comparison.At(scale);
        return new(scale, comparison.Current.Document, replays.MinBy(r => r.Total)!.Plan.Document, comparison.Partial, [.. comparison.Months.Select(m => m.Period)],
            [.. replays.Select(SimulatedPlan.Of)]);
    }
}

/// <summary>What one plan would have cost.</summary>
/// <param name="Months">The total of each month.</param>
public sealed record SimulatedPlan(string Plan, Bilingual Name, Currency Currency, decimal Total, IReadOnlyList<decimal> Months)
{
    internal static SimulatedPlan Of(Replay replay) => new(replay.Plan.Document, replay.Plan.Name, replay.Plan.Currency, replay.Total.Amount, [.. replay.Months.Select(m => m.Amount)]);
}
