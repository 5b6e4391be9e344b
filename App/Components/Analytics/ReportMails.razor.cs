using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Figures;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Analytics;

/// <summary>Where a supervisor says who gets which figures by e-mail, and when.</summary>
public sealed partial class ReportMails : ViewerPage
{
    private readonly FieldFaults _faults = new();
    private readonly HashSet<FigureGroup> _groups = [];
    private ReportMailList? _list;
    private ReportMailView? _editing;
    private string _recipients = "", _every = "", _hour = "", _language = "";
    private string? _said, _answer;
    private Guid? _answered;
    private bool _read, _went;

    [Inject] private ReportMailReads Reads { get; set; } = default!;
    [Inject] private ReportMailActions Actions { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;
    [Inject] private MailOptions Mail { get; set; } = default!;

    private static IReadOnlyList<Pick> Languages => [new("zh-CN", SharedText.Language_zh_CN), new("en", SharedText.Language_en)];

    private static IReadOnlyList<Pick> Rhythms => [.. Enum.GetValues<ReportEvery>().Select(e => new Pick(e.ToString(), EveryWord(e)))];

    private static IReadOnlyList<Pick> Hours => [.. Enumerable.Range(0, 24).Select(h => new Pick(h.ToString(CultureInfo.InvariantCulture), HourWord(h)))];

    // What keeps mails from leaving is said before anybody waits for one.
    private bool Leaves => Mail.IsSet && _list is { Demo: false };

    // Tickets ring this bell too; what is set up need not follow each of them.
    protected override TimeSpan Gap => TimeSpan.FromSeconds(0.5);

    protected override void OnInitialized() => Blank();

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (Viewer is not { } viewer) return;
        (_list, _read) = (await Reads.ListAsync(viewer, stop), true);
        // One that only went out meanwhile is still the one that is being changed.
        if (_list?.Mails.FirstOrDefault(m => m.Id == _editing?.Id) is { } same && same.Plan.IsLike(_editing!.Plan)) _editing = same;
    }

    private void Blank()
    {
        (_editing, _recipients, _every, _hour, _language, _said) = (null, "", nameof(ReportEvery.Week), "8", Language.IsChinese ? "zh-CN" : "en", null);
        _faults.Clear();
        _groups.UnionWith(Enum.GetValues<FigureGroup>());
    }

    private void Edit(ReportMailView mail)
    {
        Blank();
        var plan = mail.Plan;
        (_editing, _recipients, _every, _hour, _language) = (mail, string.Join('\n', plan.Recipients), plan.Every.ToString(), plan.Hour.ToString(CultureInfo.InvariantCulture), plan.Language);
        _groups.IntersectWith(plan.Groups);
    }

    private void Tick(FigureGroup group, ChangeEventArgs ticked)
    {
        if (ticked.Value is true) _groups.Add(group);
        else _groups.Remove(group);
    }

    private async Task KeepAsync()
    {
        _faults.Clear();
        _said = null;
        if (Viewer is not { } viewer) return;
        // Whatever a browser sends that is no choice of ours, the act names.
        var hour = int.TryParse(_hour, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        var every = Enum.TryParse<ReportEvery>(_every, out var known) ? known : (ReportEvery)(-1);
        var entry = new ReportMailEntry(_recipients, [.. _groups], every, hour, _language);
        if (!await _faults.TryAsync(() => Actions.KeepAsync(viewer, _editing?.Id, _editing?.Version ?? 0, entry, Gone))) return;
        Blank();
        _said = AnalyticsText.MailSaved;
        await RefreshAsync();
    }

    private async Task EndAsync(ReportMailView mail)
    {
        if (Viewer is not { } viewer || !await AnsweredAsync(mail, () => Actions.RemoveAsync(viewer, mail.Id, mail.Version, Gone))) return;
        if (_editing?.Id == mail.Id) Blank();
    }

    private Task<bool> SendAsync(ReportMailView mail) => AnsweredAsync(mail, async () =>
    {
        if (Viewer is not { } viewer) return;
        var facts = await Reads.TrialAsync(viewer, mail.Id, Gone) ?? throw new RefusedException(Refusal.NotFound);
        await Actions.TryAsync(viewer, mail.Id, facts, Gone);
    });

    // What became of it stands beside the mail that was meant.
    private async Task<bool> AnsweredAsync(ReportMailView mail, Func<Task> act)
    {
        try
        {
            await act();
            (_answered, _went, _answer) = (mail.Id, true, Leaves ? AnalyticsText.MailWritten : AnalyticsText.MailKept);
        }
        catch (RefusedException refused)
        {
            (_answered, _went, _answer) = (mail.Id, false, refused.Reason == Refusal.SomeoneWasFaster ? SharedText.Fault_Faster : RefusalText.For(refused));
        }
        await RefreshAsync();
        return _went;
    }

    private string When(ReportMailView mail)
    {
        var now = Clock.GetUtcNow().In(_list!.Zone);
        var next = AnalyticsText.MailNext.With(DateFormat.Full(mail.NextAt.In(_list.Zone), now));
        return mail.LastAt is { } last ? $"{next} · {AnalyticsText.MailLast.With(DateFormat.Full(last.In(_list.Zone), now))}" : next;
    }

    private static string To(ReportMailView mail) => string.Join(Language.IsChinese ? "、" : ", ", mail.Plan.Recipients);

    private static string GroupsOf(ReportPlan plan) => string.Join(Language.IsChinese ? "、" : ", ", plan.Groups.Select(g => FigureWords.Of(g)));

    private static string EveryWord(ReportEvery every) => AnalyticsText.ResourceManager.GetString($"Every_{every}", AnalyticsText.Culture)!;

    private static string LanguageWord(string language) => language == "en" ? SharedText.Language_en : SharedText.Language_zh_CN;

    private static string HourWord(int hour) => new TimeOnly(hour, 0).ToString("HH:mm", CultureInfo.InvariantCulture);
}
