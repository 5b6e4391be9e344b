using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Brings a screen to its wall without anybody typing an address. The screen makes the secret of its future link and keeps
/// it; here only its hash is known, beside the hash of a short code. Who types that code gives the hash its company, and
/// never learns the secret.
/// </summary>
public sealed class PairingActions(IWriter writer, PairingGate gate, TimeProvider clock)
{
    /// <summary>How long a code opens a wall.</summary>
    public static readonly TimeSpan Valid = TimeSpan.FromMinutes(10);
    /// <summary>How long a code is shown: whoever reads it in its last second still has a minute to type it.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(9);
    /// <summary>Name of the field in refusals.</summary>
    public const string Field = "PairCode";
    // Nobody's company: a waiting screen belongs to none yet.
    private const int Nobody = 0;

    /// <summary>A new code for a waiting screen.</summary>
    /// <param name="screen">The screen's own id; it is rung under it when its code was used.</param>
    /// <param name="secret">The secret of the link it will have.</param>
    /// <param name="from">The screen's network address.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.TooManyCodes"/>.</exception>
    public Task<string> OfferAsync(Guid screen, string secret, string from, CancellationToken stop)
    {
        if (!gate.MayShow(from)) throw new RefusedException(Refusal.TooManyCodes);
        return writer.WriteAsync(Nobody, async (db, s) =>
        {
            var now = clock.GetUtcNow();
            // Old codes go when a new one comes, so that there are never more than ten minutes of them.
            db.Links.RemoveRange(await db.Links.AsTracking().Where(l => l.Scope == LinkScope.WallCode && l.ExpiresAt <= now).ToListAsync(s));
            var code = PairingCode.New();
            db.Links.Add(new AccessLink
            {
                TenantId = Nobody, Id = Guid.CreateVersion7(now), Scope = LinkScope.WallCode, TargetId = screen, SecretHash = PairingCode.Hash(code),
                Label = Base64Url.EncodeToString(LinkSecret.Hash(secret)), CreatedAt = now, ExpiresAt = now + Valid,
            });
            await db.SaveChangesAsync(s);
            return code;
        }, stop);
    }

    /// <summary>Makes the link of the screen that shows this code; it opens its wall by itself.</summary>
    /// <param name="typed">The code as typed.</param>
    /// <param name="label">Where the screen hangs; shown on it.</param>
    /// <param name="by">A supervisor, an administrator, or the system.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.CodeNotShown"/> for a code that is wrong, too old or used; <see cref="Refusal.TooManyCodes"/> after too many of them.</exception>
    public async Task ConfirmAsync(int tenant, string? typed, string? label, Actor by, CancellationToken stop)
    {
        WallActions.Require(by);
        if (string.IsNullOrWhiteSpace(typed)) throw new RefusedException(Refusal.Required, Field);
        var clean = TextGate.Needed(label, "Label", 40);
        if (!gate.MayTry(by.Id ?? Guid.Empty)) throw new RefusedException(Refusal.TooManyCodes, Field);
        if (PairingCode.Read(typed) is not { } code || await GiveAsync(tenant, PairingCode.Hash(code), clean, by, stop) is not { } used)
        {
            gate.Missed(by.Id ?? Guid.Empty);
            throw new RefusedException(Refusal.CodeNotShown, Field);
        }
        // The link stands; what follows rings the screen at once. Were it lost, the screen would look again by itself.
        await writer.WriteAsync(Nobody, async (db, s) =>
        {
            if (await db.Links.AsTracking().SingleOrDefaultAsync(l => l.Id == used.Id, s) is { } offer) db.Links.Remove(offer);
            db.Ring(Subjects.Link, used.TargetId, "WallCodeUsed");
            await db.SaveChangesAsync(s);
        }, CancellationToken.None);
    }

    // The hash of a secret stands once in the house: of two companies that type one code, the database itself refuses the second.
    private Task<AccessLink?> GiveAsync(int tenant, byte[] code, string label, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var now = clock.GetUtcNow();
        var links = db.Links.IgnoreQueryFilters();
        if (await links.SingleOrDefaultAsync(l => l.SecretHash == code && l.Scope == LinkScope.WallCode, s) is not { } offer || !offer.IsValid(now)) return null;
        var secret = Base64Url.DecodeFromChars(offer.Label);
        if (await links.AnyAsync(l => l.SecretHash == secret, s)) return null;
        WallActions.Give(db, secret, label, by, now);
        await db.SaveChangesAsync(s);
        return (AccessLink?)offer;
    }, stop);
}
