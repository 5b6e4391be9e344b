using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Where an administrator takes group bots in, tries them and removes them. An address or secret that was saved is never shown again.</summary>
public sealed partial class Bots : AdminPage
{
    private readonly FieldFaults _faults = new();
    private readonly HashSet<NoticeKind> _kinds = [];
    private IReadOnlyList<BotView>? _bots;
    private BotView? _editing;
    private string _kind = "", _label = "", _address = "", _secret = "", _language = "";
    private string? _said, _answer;
    private Guid? _tested, _busy;
    private bool _went;

    [Inject] private BotReads Reads { get; set; } = default!;
    [Inject] private BotActions Actions { get; set; } = default!;

    private static IReadOnlyList<Pick> Languages => [new("zh-CN", SharedText.Language_zh_CN), new("en", SharedText.Language_en)];

    protected override void OnInitialized() => Blank();

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (Viewer is { } viewer) _bots = await Reads.ListAsync(viewer, stop);
    }

    private void Blank()
    {
        (_editing, _kind, _label, _address, _secret, _language, _said) = (null, nameof(BotKind.WeCom), "", "", "", "zh-CN", null);
        _faults.Clear();
        _kinds.Clear();
        _kinds.UnionWith([NoticeKind.ReportTaken, NoticeKind.PromiseBroken]);
    }

    private void Edit(BotView bot)
    {
        Blank();
        (_editing, _kind, _label, _language) = (bot, bot.Kind.ToString(), bot.Label, bot.Language);
        _kinds.Clear();
        _kinds.UnionWith(bot.Kinds);
    }

    private void Tick(NoticeKind kind, ChangeEventArgs ticked)
    {
        if (ticked.Value is true) _kinds.Add(kind);
        else _kinds.Remove(kind);
    }

    private async Task KeepAsync()
    {
        _faults.Clear();
        _said = null;
        if (Viewer is not { } viewer) return;
        var entry = new BotEntry(Enum.Parse<BotKind>(_kind), _label, _address, _secret, _language, [.. _kinds]);
        if (!await _faults.TryAsync(() => Actions.KeepAsync(viewer, _editing?.Id, _editing?.Version ?? 0, entry, Gone))) return;
        Blank();
        _said = AdminText.BotSaved;
        await RefreshAsync();
    }

    private async Task RemoveAsync(BotView bot)
    {
        if (Viewer is not { } viewer) return;
        _faults.Clear();
        await _faults.TryAsync(() => Actions.RemoveAsync(viewer, bot.Id, bot.Version, Gone));
        if (_editing?.Id == bot.Id) Blank();
        await RefreshAsync();
    }

    private async Task TestAsync(BotView bot)
    {
        if (Viewer is not { } viewer || _busy is not null) return;
        (_busy, _tested) = (bot.Id, null);
        try
        {
            var answer = await Actions.TestAsync(viewer, bot.Id, NoticeWords.Test(bot.Language, viewer.NameIn(bot.Language != "en")), Gone);
            (_went, _answer) = (answer.Outcome == BotOutcome.Taken, Say(answer));
        }
        catch (RefusedException refused)
        {
            (_went, _answer) = (false, RefusalText.For(refused));
        }
        (_busy, _tested) = (null, bot.Id);
    }

    private static string Say(BotAnswer answer) => answer.Outcome switch
    {
        BotOutcome.Taken => AdminText.BotTaken,
        BotOutcome.Unclear => AdminText.BotUnclear.With(answer.Said),
        _ => AdminText.BotNotTaken.With(answer.Said),
    };

    private string SecretHint => _editing is not null ? AdminText.BotKept : _kind == nameof(BotKind.Webhook) ? AdminText.BotSecretHintWebhook : AdminText.BotSecretHint;

    private static string WordOf(NoticeKind kind) => AdminText.ResourceManager.GetString($"BotTells_{kind}", AdminText.Culture) ?? throw new InvalidOperationException($"AdminText has no BotTells_{kind}.");

    private static string KindsOf(BotView bot) => bot.Kinds.Count == 0 ? AdminText.BotTellsNothing : string.Join(Language.IsChinese ? "、" : ", ", bot.Kinds.Select(WordOf));
}
