using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>A message whose handing over has begun: whoever holds it is the only one who may send it.</summary>
/// <param name="Secret">Opens the customer's tracking page; made for this message only. Null for staff.</param>
/// <param name="Reply">Answers to the message come under this secret; made for it only. Null for staff, and while no letter-box is set.</param>
/// <param name="Bot">The bot that says it in its group; null for e-mails.</param>
/// <param name="At">When what it tells happened.</param>
public sealed record Outgoing(Guid Id, Guid Ticket, string Key, string Recipient, Audience To, string Language, NoticeFacts Says, NoticePlace Place, string? Secret, Guid? Bot, string? Reply = null, DateTimeOffset At = default);

/// <summary>
/// Brings messages out, each at most once where the other side took it: begun in one transaction, handed over, ended in
/// another. What broke off in between is marked and left to a person.
/// </summary>
public sealed class OutboxActions(Db store, IWriter writer, TimeProvider clock)
{
    /// <summary>A message that was not out by then says nothing new any more.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);
    /// <summary>Nobody hands a message over for longer: whoever began it is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    /// <summary>Reasons of ours in <see cref="OutboxRow.LastError"/>; the screen has words for them.</summary>
    public const string TooOld = nameof(TooOld), BrokeOff = nameof(BrokeOff), Moot = nameof(Moot), NoBot = nameof(NoBot);

    private const int Most = 20;
    private static readonly Actor Post = Actor.System("Outbox");

    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Messages to be sent now, the longest waiting first.</summary>
    /// <param name="toGroups">True for what bots say in groups, false for e-mails.</param>
    public async Task<IReadOnlyList<Guid>> DueAsync(int tenant, bool toGroups, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Read(tenant);
        return await Waiting(db.Outbox).Where(m => m.NextAt <= now && m.BotId != null == toGroups).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Select(m => m.Id).Take(Most).ToListAsync(stop);
    }

    /// <summary>Takes a message for sending. Null when somebody else did, or it is not due any more.</summary>
    /// <param name="withLink">True to make a customer's tracking link for it.</param>
    /// <param name="withReply">True to make an address for his answer, too.</param>
    public Task<Outgoing?> BeginAsync(int tenant, Guid id, bool withLink, CancellationToken stop, bool withReply = false) => writer.WriteAsync<Outgoing?>(tenant, async (db, s) =>
    {
        var now = clock.GetUtcNow();
        if (await QuietUntilAsync(db, id, now, s) is { } later)
        {
            await Waiting(db.Outbox).Where(m => m.Id == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAt, later), s);
            return null;
        }
        if (await EndMootAsync(db, id, now, s)) return null;
        // One statement decides who of several nodes has it; a hold on a message is no fact anybody need hear of.
        var mine = await Waiting(db.Outbox).Where(m => m.Id == id && m.NextAt <= now).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, MessageState.Sending).SetProperty(x => x.BegunAt, now).SetProperty(x => x.Attempts, x => x.Attempts + 1).SetProperty(x => x.Version, x => x.Version + 1), s);
        if (mine == 0) return null;
        var row = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, s);
        var secret = withLink && row.To == Audience.Customer ? LinkSecret.New() : null;
        if (secret is not null)
        {
            ReportActions.IssueLink(db, await TicketDoor.LoadAsync(db, row.TicketId, s), secret, Post, now);
            await db.SaveChangesAsync(s);
        }
        var reply = withReply && row.To == Audience.Customer ? await AddReplyAsync(db, row.TicketId, now, s) : null;
        return new(id, row.TicketId, row.Key, row.Recipient, row.To, row.Language, row.Says, await NoticePost.PlaceAsync(db, row.TicketId, s), secret, row.BotId, reply, row.CreatedAt);
    }, stop);

    private static async Task<string> AddReplyAsync(AppDb db, Guid ticket, DateTimeOffset now, CancellationToken stop)
    {
        var secret = ReplyAddress.NewSecret();
        var number = await db.Tickets.Where(t => t.Id == ticket).Select(t => t.Number).SingleAsync(stop);
        var link = new AccessLink
        {
            TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Scope = LinkScope.Reply, TargetId = ticket, SecretHash = LinkSecret.Hash(secret), Label = number, CreatedAt = now,
            ExpiresAt = now + ReportActions.LinkLives,
        };
        db.Links.Add(link);
        db.Note(Subjects.Link, link.Id, 1, "ReplyOpened", new { link.TargetId, link.ExpiresAt }, Post, now);
        await db.SaveChangesAsync(stop);
        return secret;
    }

    // A reminder that waited while its appointment was moved, cancelled or begun would only mislead.
    private static async Task<bool> EndMootAsync(AppDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        var row = await Waiting(db.Outbox.AsTracking()).SingleOrDefaultAsync(m => m.Id == id, stop);
        if (row is not { Says: { Kind: NoticeKind.VisitTomorrow or NoticeKind.VisitSoon, Window: { } window } }) return false;
        var (from, to) = (window.From, window.To);
        var stands = from > now && await db.Visits.AnyAsync(
            v => v.TicketId == row.TicketId && v.From == from && v.To == to && (v.State == VisitState.Proposed || v.State == VisitState.Confirmed), stop);
        if (stands) return false;
        (row.State, row.LastError, row.Version) = (MessageState.GivenUp, Moot, row.Version + 1);
        Note(db, row, Post, now);
        await db.SaveChangesAsync(stop);
        return true;
    }

    private static void Note(AppDb db, OutboxRow row, Actor by, DateTimeOffset now) =>
        db.Note(Subjects.Message, row.Id, row.Version, $"Message{row.State}", new { row.TicketId, row.Says.Kind, row.Attempts, row.LastError }, by, now);

    // Asked when it would leave, not when it was written: also a later try, and a choice made meanwhile, keep the night quiet.
    private static async Task<DateTimeOffset?> QuietUntilAsync(AppDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        var row = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop);
        if (row?.PersonId is not { } person) return null;
        var zone = await db.ZoneAsync(stop);
        var from = (await NoticePost.ChoicesAsync(db, person, stop)).MailFrom(row.Says.Kind, now, zone);
        return from > now ? from : null;
    }

    /// <summary>The other side took it.</summary>
    public Task SentAsync(int tenant, Guid id) => EndAsync(tenant, id, (row, now) =>
    {
        (row.State, row.SentAt, row.LastError) = (MessageState.Sent, now, null);
    });

    /// <summary>The other side did not take it: tried again after a growing gap, until the gaps are used up.</summary>
    /// <param name="forGood">True when another try would be refused the same way.</param>
    public Task FailedAsync(int tenant, Guid id, string error, bool forGood) => EndAsync(tenant, id, (row, now) =>
    {
        row.LastError = Short(error);
        if (forGood || row.Attempts > Gaps.Length) row.State = MessageState.GivenUp;
        else (row.State, row.NextAt) = (MessageState.Delayed, now + Gaps[row.Attempts - 1]);
    });

    /// <summary>The line broke off when the other side may have taken it already.</summary>
    public Task BrokenOffAsync(int tenant, Guid id) => EndAsync(tenant, id, (row, _) => (row.State, row.LastError) = (MessageState.Unclear, BrokeOff));

    /// <summary>Ends what cannot go on by itself: handing over that nobody ends, and messages that waited too long.</summary>
    public async Task LapseAsync(int tenant, bool toGroups, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (begun, created) = (now - Lease, now - Lasts);
        await using var db = store.Read(tenant);
        var lost = await db.Outbox.Where(m => m.State == MessageState.Sending && m.BegunAt < begun && m.BotId != null == toGroups).Select(m => m.Id).Take(Most).ToListAsync(stop);
        foreach (var id in lost) await BrokenOffAsync(tenant, id);
        var old = await Waiting(db.Outbox).Where(m => m.CreatedAt < created && m.NextAt <= now && m.BotId != null == toGroups).Select(m => m.Id).Take(Most).ToListAsync(stop);
        foreach (var id in old)
            await ChangeAsync(tenant, id, (row, _) =>
            {
                if (row.State is MessageState.Queued or MessageState.Delayed) (row.State, row.LastError) = (MessageState.GivenUp, row.LastError ?? TooOld);
            }, Post);
    }

    /// <summary>A person wants what was given up to be tried once more, now.</summary>
    /// <exception cref="RefusedException">Not an administrator; no such message; it is not given up.</exception>
    public Task AgainAsync(Viewer by, Guid id)
    {
        by.RequireAdmin();
        return ChangeAsync(by.Tenant, id, (row, now) =>
        {
            if (row.State is not (MessageState.GivenUp or MessageState.Unclear)) throw new RefusedException(Refusal.SomeoneWasFaster);
            (row.State, row.NextAt, row.Attempts) = (MessageState.Delayed, now, 0);
        }, by.Actor);
    }

    // What left the house is written down whatever else stops.
    private Task EndAsync(int tenant, Guid id, Action<OutboxRow, DateTimeOffset> end) => ChangeAsync(tenant, id, (row, now) =>
    {
        if (row.State == MessageState.Sending) end(row, now);
    }, Post);

    private Task ChangeAsync(int tenant, Guid id, Action<OutboxRow, DateTimeOffset> change, Actor by) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var row = await db.Outbox.AsTracking().SingleOrDefaultAsync(m => m.Id == id, s) ?? throw new RefusedException(Refusal.NotFound);
        var now = clock.GetUtcNow();
        change(row, now);
        if (!db.ChangeTracker.HasChanges()) return;
        row.Version++;
        Note(db, row, by, now);
        await db.SaveChangesAsync(s);
    }, CancellationToken.None);

    private static IQueryable<OutboxRow> Waiting(IQueryable<OutboxRow> messages) => messages.Where(m => m.State == MessageState.Queued || m.State == MessageState.Delayed);

    // A server's answer comes from outside: bounded, and one line.
    private static string Short(string error)
    {
        var line = string.Concat(error.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
        return line.Length > 300 ? line[..300] : line;
    }
}
