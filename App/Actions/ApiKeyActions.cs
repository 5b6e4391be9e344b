using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;

namespace Plainmend.Actions;

/// <summary>Gives other programs their keys and takes them away. Each has one right and ends only when it is revoked.</summary>
public sealed class ApiKeyActions(IWriter writer, TimeProvider clock)
{
    /// <summary>A new key. It is told once and stored hashed.</summary>
    /// <param name="label">Which program has it.</param>
    public Task<string> CreateAsync(Viewer by, string? label, ApiRight right, CancellationToken stop)
    {
        by.RequireAdmin();
        var clean = TextGate.Needed(label, "Label", 40);
        var key = ApiKey.New();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            db.Links.Add(new AccessLink
            {
                TenantId = by.Tenant, Id = id, Scope = LinkBook.ScopeOf(right), TargetId = id, SecretHash = LinkSecret.Hash(key), Label = clean, CreatedAt = now,
            });
            db.Note(Subjects.Link, id, 1, "ApiKeyIssued", new { Label = clean, Right = right }, by.Actor, now);
            await db.SaveChangesAsync(s);
            return key;
        }, stop);
    }

    /// <summary>Closes a key for good. Revoked twice is revoked once.</summary>
    public Task RevokeAsync(Viewer by, Guid id, CancellationToken stop)
    {
        by.RequireAdmin();
        var scopes = LinkBook.Rights.Keys.ToList();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var link = await db.Links.AsTracking().SingleOrDefaultAsync(l => l.Id == id && scopes.Contains(l.Scope), s)
                ?? throw new RefusedException(Refusal.NotFound);
            if (link.RevokedAt is not null) return;
            link.RevokedAt = clock.GetUtcNow();
            db.Note(Subjects.Link, id, 2, "ApiKeyRevoked", new { link.Label }, by.Actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }
}
