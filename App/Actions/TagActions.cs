using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Tags on tickets, and the company's list of them. Whoever works at the desk may use a word nobody used before: it is known
/// from then on. Its colour, and whether it is proposed at all, is for administrators.
/// </summary>
public sealed class TagActions(TicketDoor door, IWriter writer)
{
    /// <summary>Most tags a company proposes.</summary>
    public const int Most = 200;

    /// <summary>Adds and removes tags of one ticket in one act.</summary>
    /// <returns>What came and went; null when nothing did.</returns>
    /// <exception cref="RefusedException">Not at the desk; a tag cannot be one (named); too many.</exception>
    public async Task<TagsChanged?> ChangeAsync(Viewer who, Guid ticketId, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken stop, string? key = null)
    {
        var clean = Checked(add);
        TagsChanged? changed = null;
        await door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        {
            changed = at.Ticket.ChangeTags(clean, remove, who.Actor, at.Now);
            await RefuseFloodAsync(at.Db, clean, s);
        }, key, stop);
        return changed;
    }

    /// <summary>Adds a tag to the list, or gives a known one its spelling and colour.</summary>
    /// <param name="seen">Version the change began from; 0 adds one.</param>
    /// <exception cref="RefusedException">Not an administrator; the name cannot be a tag or, for a new one, is taken; somebody was faster.</exception>
    public Task KeepAsync(Viewer by, string? name, TagColour colour, int seen, CancellationToken stop)
    {
        by.RequireAdmin();
        var clean = TagRules.Clean(TextGate.Needed(name, "Tag", TagRules.Longest));
        if (!Enum.IsDefined(colour)) throw new RefusedException(Refusal.Required, "Colour");
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await RefuseFloodAsync(db, [clean], s);
            var tag = await FindAsync(db, TagRules.KeyOf(clean), s);
            if (seen == 0 && tag is { Active: true }) throw new RefusedException(Refusal.AlreadyTaken, "Tag");
            if (seen != 0 && tag?.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
            if (tag is null) db.Tags.Add(tag = new() { TenantId = by.Tenant, Key = TagRules.KeyOf(clean), Name = clean });
            (tag.Name, tag.Colour, tag.Active, tag.Version) = (clean, colour, true, tag.Version + 1);
            db.Note(Subjects.Tag, SubjectOf(by.Tenant, tag.Key), tag.Version, "TagKept", new { tag.Name, tag.Colour }, by.Actor, door.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Stops proposing a tag. Tickets keep it.</summary>
    public Task RetireAsync(Viewer by, string key, int seen, CancellationToken stop)
    {
        by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var tag = await FindAsync(db, key, s) ?? throw new RefusedException(Refusal.NotFound);
            if (tag.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
            (tag.Active, tag.Version) = (false, tag.Version + 1);
            db.Note(Subjects.Tag, SubjectOf(by.Tenant, key), tag.Version, "TagRetired", new { tag.Name }, by.Actor, door.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Tags from outside, each through the gate of every text.</summary>
    internal static IReadOnlyList<string> Checked(IEnumerable<string> tags) => [.. tags.Select(t => TagRules.Clean(TextGate.Needed(t, "Tag", TagRules.Longest)))];

    // A list that nobody can survey proposes nothing: a slip of a program must not fill it.
    internal static async Task RefuseFloodAsync(AppDb db, IReadOnlyList<string> added, CancellationToken stop)
    {
        var keys = added.Select(TagRules.KeyOf).Distinct(StringComparer.Ordinal).ToArray();
        var fresh = keys.Length - await db.Tags.CountAsync(t => t.Active && keys.Contains(t.Key), stop);
        if (fresh > 0 && await db.Tags.CountAsync(t => t.Active, stop) + fresh > Most) throw new RefusedException(Refusal.OutOfRange, "KnownTags", 0, Most);
    }

    private static Task<TagRow?> FindAsync(AppDb db, string key, CancellationToken stop) => db.Tags.AsTracking().SingleOrDefaultAsync(t => t.Key == key, stop);

    private static Guid SubjectOf(int tenant, string key) => CompanyActions.SubjectOf(tenant, $"tag:{key}");
}
