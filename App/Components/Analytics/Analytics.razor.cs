using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Figures;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Analytics;

/// <summary>The report of a range: every figure beside the one before, its definition and the tickets behind it.</summary>
public sealed partial class Analytics
{
    // A few events are always on their way; only more than that is worth a word.
    private const int Lag = 50;

    private FigurePicture? _picture;
    private PeopleWork? _people;
    private VolumeOutlook? _outlook;
    private IReadOnlyList<CutRow> _rows = [], _reasons = [];
    private IReadOnlyList<PlatformPeriod> _platform = [];
    private Viewer? _viewer;
    private string? _fault;
    private bool _read;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;
    [SupplyParameterFromQuery(Name = "days")] private string? Days { get; set; }
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] private string? To { get; set; }
    [SupplyParameterFromQuery(Name = "by")] private string? ByName { get; set; }
    [Inject] private FigureReads Reads { get; set; } = default!;
    [Inject] private WorkReads Work { get; set; } = default!;

    // Figures are counted some seconds after the events: a page read at each event would only show the ones before it.
    protected override Topic? Topic => null;
    protected override bool Moves => true;
    protected override object? Question => (Days, From, To, ByName);

    private Cut By => Enum.TryParse<Cut>(ByName, out var cut) && CutTable.Offered.Contains(cut) ? cut : Cut.Channel;

    private static IReadOnlyList<(string Name, string Text)> Stretches =>
        [.. FigureAddress.Stretches.Select(d => (d.ToString(System.Globalization.CultureInfo.InvariantCulture), AnalyticsText.LastDays.With(d))), (FigureAddress.ThisMonth, AnalyticsText.ThisMonth), (FigureAddress.LastMonth, AnalyticsText.LastMonth)];

    private IReadOnlyList<BarChart.Bar> Open => [.. _picture!.Days.Select(d => new BarChart.Bar(DateFormat.DayOnly(d.Day), d.Open))];

    private IReadOnlyList<BarChart.Bar> Ages => [.. _picture!.Ages.Select(a => new BarChart.Bar(a.Band.To is { } to ? AnalyticsText.AgeSpan.With(a.Band.From, to) : AnalyticsText.AgeFrom.With(a.Band.From), a.Tickets))];

    private IReadOnlyList<BarChart.Bar> Coming =>
    [
        .. _outlook!.Past.Select(p => new BarChart.Bar(DateFormat.DayOnly(p.Day), p.Reported)),
        .. _outlook.Next.Select(n => new BarChart.Bar(DateFormat.DayOnly(n.Day), decimal.Round(n.Expected, 1, MidpointRounding.AwayFromZero), Expected: true)),
    ];

    private string ErrorText => _outlook?.Error is { } error ? AnalyticsText.Error.With((error * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture)) : AnalyticsText.ErrorUnknown;

    protected override async Task OnInitializedAsync() => _viewer = Viewer.From((await Session).User);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (_viewer is not { Tenant: var tenant }) return;
        var range = await RangeAsync(tenant, stop);
        var picture = await Reads.ReadAsync(tenant, range, stop);
        if (picture is not null)
        {
            var (rows, reasons) = (await Reads.CutAsync(tenant, range, By, stop), await Reads.CutAsync(tenant, range, Cut.Reason, stop));
            var (people, platform, outlook) = (await Work.PeopleAsync(tenant, range, stop), await Work.PlatformAsync(tenant, stop), await Reads.OutlookAsync(tenant, stop));
            // Nothing is drawn before all of it is there; switched off in between, it is off.
            if (rows is null || reasons is null || people is null || platform is null || outlook is null) picture = null;
            else (_rows, _reasons, _people, _platform, _outlook) = (rows, reasons, people, platform, outlook);
        }
        (_picture, _read) = (picture, true);
    }

    // A range that cannot be is said so, above the one that is shown otherwise.
    private async Task<DayRange> RangeAsync(int tenant, CancellationToken stop)
    {
        var today = await Reads.TodayAsync(tenant, stop);
        _fault = null;
        try
        {
            return FigureAddress.Range(Days, From, To, today);
        }
        catch (RefusedException refused)
        {
            _fault = RefusalText.For(refused);
            return DayRange.UpTo(today, 14);
        }
    }

    private bool IsShown(string name) => From is null && (Days ?? "14") == name;

    private static string Said(DateOnly day) => DateFormat.Day(day);
}
