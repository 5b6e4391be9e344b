using Plainmend.Actions;
using Plainmend.Domain.Notices;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>What the pages of the outbox say about a message.</summary>
internal static class MessageWords
{
    /// <summary>The message as its reader gets it, without the link that is made when it is sent.</summary>
    public static Letter Letter(this MessageView message) => NoticeWords.Letter(message.Says, message.Place, message.To, message.Language, link: null);

    /// <summary>An instant on the company's clock.</summary>
    public static string When(this MessageView message, DateTimeOffset at, TimeProvider clock) =>
        DateFormat.Full(at.In(message.Place.Zone), clock.GetUtcNow().In(message.Place.Zone));

    /// <summary>Why it is not out; null when nothing went wrong. A server's own words stay as it said them.</summary>
    public static string? Why(this MessageView message) => Why(message.LastError);

    /// <summary>The same of the stored reason alone.</summary>
    public static string? Why(string? error) => error switch
    {
        OutboxActions.TooOld => AdminText.MessageWhy_TooOld,
        OutboxActions.Moot => AdminText.MessageWhy_Moot,
        OutboxActions.NoBot => AdminText.MessageWhy_NoBot,
        OutboxActions.BrokeOff => AdminText.MessageWhy_BrokeOff,
        var said => said,
    };

    /// <summary>True when a person may have it tried once more.</summary>
    public static bool MayGoAgain(this MessageView message) => message.State is MessageState.GivenUp or MessageState.Unclear;
}
