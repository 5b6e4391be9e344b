using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Notices;

namespace Plainmend.Reads;

/// <summary>One notice as its reader sees it.</summary>
public sealed record NoticeView(Guid Id, NoticeFacts Says, NoticePlace Place, DateTimeOffset At, bool Unread);

/// <summary>One page of somebody's notices, newest first.</summary>
/// <param name="Unread">How many are new to him in all.</param>
/// <param name="Of">How many there are in all.</param>
public sealed record NoticePage(IReadOnlyList<NoticeView> Shown, int Unread, int Of);

/// <summary>How somebody wants to be told, and what he can choose from.</summary>
/// <param name="Version">0 when he never chose.</param>
/// <param name="Login">His sign-in name: where e-mails go by itself when it is an address.</param>
public sealed record ChoicesView(NoticeChoices Choices, int Version, string Login);

/// <summary>A person's own notices and choices; nobody reads another's.</summary>
public sealed class NoticeReads(Db store)
{
    /// <summary>Most notices on one page.</summary>
    public const int PageSize = 50;

    /// <summary>How many notices are new to this person.</summary>
    public async Task<int> UnreadAsync(Viewer viewer, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        return await db.Notices.CountAsync(n => n.PersonId == viewer.Id && n.ReadAt == null, stop);
    }

    /// <summary>One page of this person's notices.</summary>
    public async Task<NoticePage> PageAsync(Viewer viewer, int page, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        var mine = db.Notices.Where(n => n.PersonId == viewer.Id);
        var t = await db.Tenants.SingleAsync(t => t.Id == db.Tenant, stop);
        var rows = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(page * PageSize).Take(PageSize)
            .LeftJoin(db.Tickets, n => n.TicketId, x => x.Id, (n, x) => new { n, Fault = x == null ? "" : x.Fault })
            .LeftJoin(db.Faults, x => x.Fault, f => f.Code, (x, f) => new { x.n, Name = f == null ? "" : f.Name, NameEn = f == null ? "" : f.NameEn }).ToListAsync(stop);
        return new(
            [.. rows.OrderByDescending(r => r.n.At).ThenByDescending(r => r.n.Id)
                .Select(r => new NoticeView(r.n.Id, r.n.Says, new(new(t.Name, t.NameEn), t.Zone, t.Currency, t.Hotline, new Bilingual(r.Name, r.NameEn)), r.n.At, r.n.ReadAt is null))],
            await mine.CountAsync(n => n.ReadAt == null, stop), await mine.CountAsync(stop));
    }

    /// <summary>What this person chose.</summary>
    public async Task<ChoicesView> ChoicesAsync(Viewer viewer, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        var login = await db.Members.Where(m => m.Id == viewer.Id).Select(m => m.Login).SingleAsync(stop);
        return await db.Choices.SingleOrDefaultAsync(c => c.PersonId == viewer.Id, stop) is { } row ? new(row.Choices, row.Version, login) : new(NoticeChoices.Default, 0, login);
    }
}
