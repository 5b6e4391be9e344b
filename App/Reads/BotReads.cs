using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>A group bot as its administrator sees it: never its address or secret.</summary>
/// <param name="Hint">Host and last characters of the address.</param>
/// <param name="Signs">True when it has a secret.</param>
public sealed record BotView(Guid Id, int Version, BotKind Kind, string Label, string Language, string Hint, bool Signs, IReadOnlyList<NoticeKind> Kinds);

/// <summary>The group bots of a company.</summary>
public sealed class BotReads(Db store)
{
    /// <summary>Every bot, by label.</summary>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public async Task<IReadOnlyList<BotView>> ListAsync(Viewer viewer, CancellationToken stop)
    {
        if (viewer.Role != Role.Admin) throw new RefusedException(Refusal.AdminOnly);
        await using var db = store.Read(viewer.Tenant);
        var rows = await db.Bots.Where(b => b.Active).ToListAsync(stop);
        return [.. rows.OrderBy(b => b.Label, StringComparer.Ordinal).ThenBy(b => b.Id)
            .Select(b => new BotView(b.Id, b.Version, b.Kind, b.Label, b.Language, b.Hint, b.SealedSecret is not null, b.Kinds))];
    }
}
