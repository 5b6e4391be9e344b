using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>Which messages to show.</summary>
public enum MessageFilter
{
    All,
    /// <summary>Still to be sent.</summary>
    Waiting,
    /// <summary>Given up, or nobody knows whether they arrived.</summary>
    Stuck,
}

/// <summary>A message as its administrator sees it; its words are made from facts and place.</summary>
public sealed record MessageView(
    Guid Id, string Recipient, Audience To, string Language, NoticeFacts Says, NoticePlace Place, MessageState State, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset NextAt, DateTimeOffset? SentAt, string? LastError);

/// <summary>One page of messages, newest first.</summary>
/// <param name="Of">How many there are in all under this filter.</param>
/// <param name="Demo">True when this company's messages are never sent.</param>
public sealed record MessagePage(IReadOnlyList<MessageView> Shown, int Of, bool Demo);

/// <summary>The outbox as administrators look into it; without a mail server it is the inbox of everybody.</summary>
public sealed class MessageReads(Db store)
{
    /// <summary>Most messages on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Messages of one page.</summary>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public async Task<MessagePage> PageAsync(Viewer viewer, MessageFilter filter, int page, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var all = Of(db.Outbox, filter);
        var (company, demo) = await CompanyAsync(db, stop);
        var rows = await Views(db, all.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip(page * PageSize).Take(PageSize), stop);
        return new([.. rows.OrderByDescending(r => r.Row.CreatedAt).ThenByDescending(r => r.Row.Id).Select(r => View(r, company))], await all.CountAsync(stop), demo);
    }

    /// <summary>One message; null when there is none.</summary>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public async Task<MessageView?> OneAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var (company, _) = await CompanyAsync(db, stop);
        return (await Views(db, db.Outbox.Where(m => m.Id == id), stop)).Select(r => View(r, company)).SingleOrDefault();
    }

    /// <summary>True when messages of this company are never sent.</summary>
    public async Task<bool> IsDemoAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return (await CompanyAsync(db, stop)).Demo;
    }

    private static void Admit(Viewer viewer)
    {
        if (viewer.Role != Role.Admin) throw new RefusedException(Refusal.AdminOnly);
    }

    private static IQueryable<OutboxRow> Of(IQueryable<OutboxRow> messages, MessageFilter filter) => filter switch
    {
        MessageFilter.Waiting => messages.Where(m => m.State == MessageState.Queued || m.State == MessageState.Delayed || m.State == MessageState.Sending),
        MessageFilter.Stuck => messages.Where(m => m.State == MessageState.GivenUp || m.State == MessageState.Unclear),
        _ => messages,
    };

    private static async Task<(NoticePlace Place, bool Demo)> CompanyAsync(AppDb db, CancellationToken stop)
    {
        var t = await db.Tenants.SingleAsync(t => t.Id == db.Tenant, stop);
        return (new(new(t.Name, t.NameEn), t.Zone, t.Currency, t.Hotline, new("", "")), t.Demo);
    }

    private static async Task<IReadOnlyList<(OutboxRow Row, Bilingual Thing)>> Views(AppDb db, IQueryable<OutboxRow> messages, CancellationToken stop) =>
        [.. (await messages.LeftJoin(db.Tickets, m => m.TicketId, t => t.Id, (m, t) => new { m, Fault = t == null ? "" : t.Fault })
            .LeftJoin(db.Faults, x => x.Fault, f => f.Code, (x, f) => new { x.m, Name = f == null ? "" : f.Name, NameEn = f == null ? "" : f.NameEn }).ToListAsync(stop)).Select(x => (x.m, new Bilingual(x.Name, x.NameEn)))];

    private static MessageView View((OutboxRow Row, Bilingual Thing) x, NoticePlace company) => new(
        x.Row.Id, x.Row.Recipient, x.Row.To, x.Row.Language, x.Row.Says, company with { Thing = x.Thing }, x.Row.State, x.Row.Attempts,
        x.Row.CreatedAt, x.Row.NextAt, x.Row.SentAt, x.Row.LastError);
}
