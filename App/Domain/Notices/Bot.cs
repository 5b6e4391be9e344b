namespace Plainmend.Domain.Notices;

/// <summary>Whose group bot it is. The name is stored.</summary>
public enum BotKind
{
    /// <summary>企业微信.</summary>
    WeCom,
    /// <summary>钉钉.</summary>
    DingTalk,
    /// <summary>飞书.</summary>
    Feishu,
    /// <summary>No group: a program of the company's own, which is sent signed JSON.</summary>
    Webhook,
}

/// <summary>What groups can be told.</summary>
public static class BotNotices
{
    /// <summary>The kinds a group may choose from, in the order in which they are chosen.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } =
        [NoticeKind.ReportTaken, NoticeKind.OfferMade, NoticeKind.CustomerWrote, NoticeKind.Complained, NoticeKind.QuoteDecided, NoticeKind.PromiseBroken, NoticeKind.Closed, NoticeKind.Cancelled];
}
