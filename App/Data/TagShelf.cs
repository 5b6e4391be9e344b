using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>Keeps the table that tickets are filtered by, and the company's list of tags, in step with what tickets carry.</summary>
internal static class TagShelf
{
    /// <summary>Writes down what these facts changed, within the transaction of the act.</summary>
    public static async Task KeepAsync(AppDb db, IReadOnlyList<(Ticket Ticket, TicketEvent Event)> happened, CancellationToken stop)
    {
        var tickets = happened.Where(h => h.Event.Fact is TagsChanged).Select(h => h.Ticket).Distinct().ToArray();
        foreach (var ticket in tickets) await IndexAsync(db, ticket, stop);
        var added = happened.Select(h => h.Event.Fact).OfType<TagsChanged>().SelectMany(f => f.Added).DistinctBy(TagRules.KeyOf).ToArray();
        if (added.Length > 0) await KnowAsync(db, added, stop);
    }

    private static async Task IndexAsync(AppDb db, Ticket ticket, CancellationToken stop)
    {
        var stored = await db.TicketTags.AsTracking().Where(x => x.TicketId == ticket.Id).ToListAsync(stop);
        var wanted = ticket.Tags.Select(TagRules.KeyOf).ToHashSet(StringComparer.Ordinal);
        db.TicketTags.RemoveRange(stored.Where(x => !wanted.Contains(x.Tag)));
        db.TicketTags.AddRange(wanted.Except(stored.Select(x => x.Tag)).Select(key => new TicketTagRow { TenantId = ticket.TenantId, Tag = key, TicketId = ticket.Id }));
    }

    // Whoever types a new word makes it known; one that was retired is proposed again.
    private static async Task KnowAsync(AppDb db, IReadOnlyList<string> names, CancellationToken stop)
    {
        var keys = names.Select(TagRules.KeyOf).ToArray();
        if (await db.Tags.CountAsync(t => keys.Contains(t.Key) && t.Active, stop) == keys.Length) return;
        await db.LockAsync("tags", stop);
        var known = await db.Tags.AsTracking().Where(t => keys.Contains(t.Key)).ToDictionaryAsync(t => t.Key, stop);
        var count = await db.Tags.CountAsync(stop);
        foreach (var name in names)
            if (known.TryGetValue(TagRules.KeyOf(name), out var tag)) tag.Active = true;
            else db.Tags.Add(new() { TenantId = db.Tenant, Key = TagRules.KeyOf(name), Name = name, Colour = Next(count++), Version = 1 });
    }

    // Grey is left for whoever chooses it: new tags should be told apart at a glance.
    private static TagColour Next(int count) => (TagColour)(1 + (count % (Enum.GetValues<TagColour>().Length - 1)));
}
