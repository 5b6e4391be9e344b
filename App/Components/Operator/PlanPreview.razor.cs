using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Components.Bill;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>Prices a plan that is being designed, as it is typed.</summary>
public sealed partial class PlanPreview
{
    private readonly FieldFaults _faults = new();
    private readonly SampleMonth _sample = SampleMonth.Usual();
    private string _of = "";
    private Rehearsal? _rehearsal;
    private Statement? _statement;
    private IReadOnlyList<(decimal Tickets, decimal Cost)> _curve = [];
    private (string Of, Plan? Plan) _priced;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>The plan as it could last be read; null when it never could.</summary>
    [Parameter, EditorRequired] public Plan? Plan { get; set; }
    /// <summary>What keeps the newest typing from being priced; null when nothing does.</summary>
    [Parameter] public string? Stale { get; set; }
    [Parameter] public IReadOnlyList<Tenant> Companies { get; set; } = [];
    [Inject] private PlanDesk Desk { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyList<Pick> Subjects => [new("", OperatorText.SampleMonth), .. Companies.Select(c => new Pick(Id(c), OperatorText.LastMonthOf.With(c.NameIn(Language.IsChinese))))];

    protected override Task OnParametersSetAsync() => _priced == (_of, Plan) ? Task.CompletedTask : PriceAsync();

    private Task ChooseAsync(string of)
    {
        _of = of;
        return PriceAsync();
    }

    private Task TypeAsync(string meter, string typed)
    {
        _sample[meter] = typed;
        return PriceAsync();
    }

    private async Task PriceAsync()
    {
        if (Plan is not { } plan) return;
        _priced = (_of, plan);
        _faults.Clear();
        _rehearsal = Companies.FirstOrDefault(c => Id(c) == _of) is { } company ? await Desk.RehearseAsync(Viewer, company.Id, plan, default) : null;
        var month = _of.Length > 0 ? _rehearsal?.Month : _sample.Month(plan, ThisMonth(), _faults);
        // A sample that cannot be read leaves the last figures; a company without a month has none.
        if (month is null && _of.Length == 0) return;
        (_statement, _curve) = month is null ? (null, []) : (Of(plan, month, null), Curve(plan, month));
    }

    private BillingPeriod ThisMonth()
    {
        var zone = Companies is [var first, ..] ? first.Zone : "Asia/Shanghai";
        var today = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return BillingPeriod.Month(today.Year, today.Month, zone);
    }

    private static Statement Of(Plan plan, UsageMonth month, decimal? tickets) => BillingCalculator.Calculate(Agreement.To(plan, month.Period.StartsAt), month.Period, month.Usage,
        new Reckoning { Scale = tickets, ScaleMeter = tickets is null ? null : PlatformMeters.Tickets });

    // The whole bill with none to three times the tickets; everything else stays as it is.
    private static (decimal, decimal)[] Curve(Plan plan, UsageMonth month)
    {
        var tickets = month.Usage.Where(r => r.Meter == PlatformMeters.Tickets && r.From >= month.Period.StartsAt).Sum(r => r.Amount);
        return tickets == 0m ? [] : [.. Enumerable.Range(0, 13).Select(n => (tickets * n / 4m, Of(plan, month, n / 4m).TotalMoney.Amount))];
    }

    private static string Difference(Statement statement, Rehearsal rehearsal) => statement.Currency != rehearsal.Signed.Currency ? SharedText.Unknown
        : (statement.TotalMoney.Amount - rehearsal.Signed.TotalMoney.Amount) is var more && more > 0m ? "+" + MoneyFormat.Of(more, statement.Currency.Code) : MoneyFormat.Of(more, statement.Currency.Code);

    private static string SampleLabel(string meter) => meter switch
    {
        PlatformMeters.ActiveTime => OperatorText.SampleHours,
        PlatformMeters.Capacity => OperatorText.SampleCapacity,
        _ => MeterChoices.Word(meter),
    };

    private static string Id(Tenant company) => company.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
