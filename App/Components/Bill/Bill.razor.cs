using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Bill;

/// <summary>The running bill: how much now, where it will end, what drives it, how to stop it.</summary>
public sealed partial class Bill
{
    private LiveBill? _live;
    private IReadOnlyDictionary<string, string> _meters = new Dictionary<string, string>();
    private bool _read, _paused;
    private int _missed;

    [Inject] private BillReads Reads { get; set; } = default!;
    [Inject] private SubscriptionActions Subscriptions { get; set; } = default!;
    [Inject] private Announcements Announcements { get; set; } = default!;

    protected override bool Frozen => _paused;

    private Statement SoFar => _live!.Forecast.SoFar;
    private string Code => SoFar.Currency.Code;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (Viewer is not { } viewer) return;
        var known = _live?.Notices.Count;
        (_live, _read) = (await Reads.LiveAsync(viewer.Tenant, stop), true);
        if (_live is not { } live) return;
        _meters = live.Subscription.Agreement.Terms.SelectMany(t => t.Plan.Charges).Where(c => c.Meter.Length > 0).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.First().Meter);
        if (known is { } before && live.Notices.Count > before && live.Budget is { } budget) Announcements.Say(LimitSentence(live, budget));
    }

    protected override Task MissAsync()
    {
        _missed++;
        return InvokeAsync(StateHasChanged);
    }

    private async Task PauseAsync(bool paused)
    {
        (_paused, _missed) = (paused, 0);
        if (!paused) await RefreshAsync();
    }

    private Task<bool> LimitAsync(SpendLimit? limit) => ActAsync(viewer => Subscriptions.LimitAsync(viewer, _live!.Version, limit, Gone));

    // As the limit is kept: before tax, and without what the limit itself took off.
    private static decimal Net(Statement statement) =>
        statement.Lines.Where(l => l.Key != "limit.cap").Aggregate(Exact.Zero, (sum, l) => sum + l.Printed).ToDecimal();

    // A bill of levels alone has no range: nothing in it grows with use.
    private static string ExpectedSentence(LiveBill live)
    {
        var (day, f) = (DateFormat.DayOnly(live.Period.End.AddDays(-1)), live.Forecast);
        return f.Low.TotalMoney == f.High.TotalMoney ? BillText.ExpectedExactly.With(day, BillWords.Money(f.Expected.TotalMoney))
            : BillText.Expected.With(day, BillWords.Money(f.Expected.TotalMoney), BillWords.Money(f.Low.TotalMoney), BillWords.Money(f.High.TotalMoney));
    }

    private static string LimitSentence(LiveBill live, Budget budget)
    {
        var limit = MoneyFormat.Of(budget.Limit.Amount, live.Forecast.SoFar.Currency.Code);
        var what = budget.Limit.Hard ? BillText.LimitHard.With(limit) : BillText.LimitSoft.With(limit);
        return budget.Stops ? BillText.LimitStops.With(limit)
            : budget.FullAt is { } at ? $"{what} {BillText.LimitFullAt.With(DateFormat.Full(BillWords.Local(live.Period, at), live.ReadAt))}" : what;
    }
}
