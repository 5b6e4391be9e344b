using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Gives wall displays their links and takes them away. A link is read-only, for one screen, and ends only when it is revoked.</summary>
public sealed class WallActions(IWriter writer, TimeProvider clock)
{
    /// <summary>A new link. The secret is told once and stored hashed.</summary>
    /// <param name="label">Where the screen hangs; shown on it.</param>
    /// <param name="by">A supervisor, an administrator, or the system.</param>
    public Task<string> CreateAsync(int tenant, string label, Actor by, CancellationToken stop)
    {
        Require(by);
        var clean = TextGate.Needed(label, "Label", 40);
        var secret = LinkSecret.New();
        return writer.WriteAsync(tenant, async (db, s) =>
        {
            Give(db, LinkSecret.Hash(secret), clean, by, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
            return secret;
        }, stop);
    }

    /// <summary>Closes a screen's link for good. Revoked twice is revoked once.</summary>
    public Task RevokeAsync(int tenant, Guid id, Actor by, CancellationToken stop)
    {
        Require(by);
        return writer.WriteAsync(tenant, async (db, s) =>
        {
            var link = await db.Links.AsTracking().SingleOrDefaultAsync(l => l.Id == id && l.Scope == LinkScope.Wall, s) ?? throw new RefusedException(Refusal.NotFound);
            if (link.RevokedAt is not null) return;
            link.RevokedAt = clock.GetUtcNow();
            db.Note(Subjects.Link, id, 2, "WallLinkRevoked", new { link.Label }, by, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Adds the link of a screen to the transaction.</summary>
    internal static void Give(AppDb db, byte[] secretHash, string label, Actor by, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        db.Links.Add(new AccessLink
        {
            TenantId = db.Tenant, Id = id, Scope = LinkScope.Wall, TargetId = id, SecretHash = secretHash, Label = label, CreatedAt = now,
        });
        db.Note(Subjects.Link, id, 1, "WallLinkIssued", new { Label = label }, by, now);
    }

    internal static void Require(Actor by)
    {
        if (!by.Is(Capacity.Supervisor | Capacity.System)) throw new RefusedException(Refusal.NotYours, by.Name, "");
    }
}
