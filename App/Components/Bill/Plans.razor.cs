using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Bill;

/// <summary>The company's own months under every plan, what another amount of use would cost, and honest advice.</summary>
public sealed partial class Plans
{
    private PlanComparison? _compared;
    private IReadOnlyList<Replay> _replays = [];
    private IReadOnlyList<Plan> _offered = [];
    private int _months = 12;
    private decimal _scale = 100m, _tickets;
    private int _version;
    private bool _read;
    private string? _said;

    [Inject] private PlanReads Reads { get; set; } = default!;
    [Inject] private SubscriptionActions Subscriptions { get; set; } = default!;

    // A year is replayed at every reading: whoever compares plans need not follow each ticket.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(30);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (Viewer is not { } viewer) return;
        (_compared, _version) = (await Reads.CompareAsync(viewer.Tenant, _months, stop), await Reads.VersionAsync(viewer.Tenant, stop));
        if (_compared is null) _offered = await Reads.OnOfferAsync(stop);
        else Count(_compared);
        _read = true;
    }

    private void Count(PlanComparison compared)
    {
        _replays = compared.At(_scale / 100m);
        _tickets = compared.Months.SelectMany(m => m.Usage.Where(r => r.Meter == PlatformMeters.Tickets && r.From >= m.Period.StartsAt)).Sum(r => r.Amount);
    }

    private Task MonthsAsync(int months)
    {
        _months = months;
        return RefreshAsync();
    }

    private void ScaleAsync(ChangeEventArgs typed)
    {
        if (!int.TryParse(typed.Value?.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var scale)) return;
        _scale = Math.Clamp(scale, 50, 300);
        if (_compared is { } compared) Count(compared);
    }

    private async Task SwitchAsync(string plan, bool atPeriodEnd)
    {
        _said = null;
        if (await ActAsync(viewer => Subscriptions.ChangePlanAsync(viewer, _version, plan, atPeriodEnd, Gone))) _said = atPeriodEnd ? BillText.SwitchesLater : BillText.Switched;
    }

    private static string Percent(decimal scale) => (scale - 100m).ToString("+0;-0;0", CultureInfo.InvariantCulture) + "%";
}
