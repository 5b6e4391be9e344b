using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Texts;

namespace Plainmend.Jobs;

/// <summary>Says due messages in the groups they are for.</summary>
public sealed class BotCourier(OutboxActions outbox, BotActions bots, BotLine line, PublicBase site, TimeProvider clock)
{
    /// <summary>Says what is due in one company. Stopping waits for the message in hand.</summary>
    public async Task DeliverAsync(int tenant, IReadOnlyList<Guid> due, CancellationToken stop)
    {
        foreach (var id in due)
        {
            if (stop.IsCancellationRequested) return;
            if (await outbox.BeginAsync(tenant, id, withLink: false, stop) is not { Bot: { } which } message) continue;
            if (await bots.OpenAsync(tenant, which, CancellationToken.None) is not { } bot)
            {
                await outbox.FailedAsync(tenant, id, OutboxActions.NoBot, forGood: true);
                continue;
            }
            var link = MessageLinks.Of(message, site);
            var letter = NoticeWords.Letter(message.Says, message.Place, message.To, message.Language, link);
            await EndAsync(tenant, id, await line.SayAsync(bot, letter.Body, clock.GetUtcNow(), CancellationToken.None, HookCall.Body(message, letter.Subject, link)));
        }
    }

    private Task EndAsync(int tenant, Guid id, BotAnswer answer) => answer.Outcome switch
    {
        BotOutcome.Taken => outbox.SentAsync(tenant, id),
        BotOutcome.Unclear => outbox.BrokenOffAsync(tenant, id),
        _ => outbox.FailedAsync(tenant, id, answer.Said ?? "", forGood: answer.Outcome == BotOutcome.Never),
    };
}
