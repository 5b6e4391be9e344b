using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Domain.Notices;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Notices;

/// <summary>One kind of notice with its two switches.</summary>
internal sealed class NoticeSwitch(NoticeKind kind)
{
    public NoticeKind Kind { get; } = kind;
    public bool Shown { get; set; }
    public bool Mailed { get; set; }
    public string Word => NoticeText.ResourceManager.GetString($"Kind_{Kind}", NoticeText.Culture) ?? throw new InvalidOperationException($"NoticeText has no Kind_{Kind}.");
}

/// <summary>A person's choices while they are typed.</summary>
internal sealed class NoticeDraft
{
    public required int Version { get; init; }
    public required IReadOnlyList<NoticeSwitch> Kinds { get; init; }
    public required string EmailHint { get; init; }
    public string Email { get; set; } = "";
    public string Language { get; set; } = "";
    public string QuietFrom { get; set; } = "";
    public string QuietTo { get; set; } = "";
    public bool UrgentAnyway { get; set; }

    /// <summary>The languages of e-mails.</summary>
    public static IReadOnlyList<Pick> Languages => [new("zh-CN", SharedText.Language_zh_CN), new("en", SharedText.Language_en)];

    /// <summary>What is stored, as it is typed.</summary>
    public static NoticeDraft Of(ChoicesView view) => new()
    {
        Version = view.Version,
        Kinds = [.. NoticeChoices.Kinds.Select(k => new NoticeSwitch(k) { Shown = view.Choices.Shows(k), Mailed = !view.Choices.NotMailed.Contains(k) })],
        EmailHint = EmailAddress.IsOne(view.Login) ? NoticeText.EmailHintLogin.With(view.Login) : NoticeText.EmailHintNone,
        Email = view.Choices.Email ?? "",
        Language = view.Choices.Language ?? Texts.Language.Chinese.Name,
        QuietFrom = Typed(view.Choices.QuietFrom),
        QuietTo = Typed(view.Choices.QuietTo),
        UrgentAnyway = view.Choices.UrgentAnyway,
    };

    /// <summary>The choices as typed; null with faults when a time is none.</summary>
    public NoticeChoices? Read(FieldFaults faults)
    {
        var (from, to) = (Time(faults, nameof(QuietFrom), QuietFrom), Time(faults, nameof(QuietTo), QuietTo));
        return faults.Any ? null : new(
            Email, Language, [.. Kinds.Where(k => !k.Shown).Select(k => k.Kind)], [.. Kinds.Where(k => !k.Mailed).Select(k => k.Kind)], from, to, UrgentAnyway);
    }

    private static string Typed(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static TimeOnly? Time(FieldFaults faults, string field, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out var time)) return time;
        faults.Add(field, DomainWords.Of(Domain.Refusal.BadForm).With(DomainWords.Field(field)));
        return null;
    }
}
