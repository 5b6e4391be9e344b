using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A tag as its administrator sees it.</summary>
/// <param name="Tickets">How many tickets carry it, open or ended.</param>
public sealed record TagView(DeskTag Tag, int Version, int Tickets);

/// <summary>The company's tags.</summary>
public sealed class TagReads(Db store)
{
    /// <summary>Every tag that is proposed, with how often it is used; null when this is not for the viewer.</summary>
    public async Task<IReadOnlyList<TagView>?> ListAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var used = await db.TicketTags.GroupBy(x => x.Tag).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var rows = await db.Tags.Where(t => t.Active).ToListAsync(stop);
        return [.. rows.OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => new TagView(new(t.Key, t.Name, t.Colour), t.Version, used.GetValueOrDefault(t.Key)))];
    }

    internal static async Task<KnownTags> KnownAsync(AppDb db, CancellationToken stop) => new(await db.Tags.ToListAsync(stop));
}

/// <summary>The colours and spellings of a company's tags.</summary>
internal sealed class KnownTags(IReadOnlyList<TagRow> rows)
{
    private readonly Dictionary<string, DeskTag> _byKey = rows.ToDictionary(t => t.Key, t => new DeskTag(t.Key, t.Name, t.Colour), StringComparer.Ordinal);

    /// <summary>Those that are proposed, by name.</summary>
    public IReadOnlyList<DeskTag> All { get; } = [.. rows.Where(t => t.Active).OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => new DeskTag(t.Key, t.Name, t.Colour))];

    /// <summary>A ticket's tags in the company's spelling and colour.</summary>
    public IReadOnlyList<DeskTag> Of(IReadOnlyList<string> tags) =>
        [.. tags.Select(t => _byKey.GetValueOrDefault(TagRules.KeyOf(t)) ?? new DeskTag(TagRules.KeyOf(t), t, TagColour.Grey))];
}
