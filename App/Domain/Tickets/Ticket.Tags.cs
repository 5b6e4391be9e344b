namespace Plainmend.Domain.Tickets;

// Words the company sorts its tickets by. They say nothing to the customer and are possible as long as the ticket exists.
public sealed partial class Ticket
{
    /// <summary>The tags in the order in which they were added, as they were typed; no two of them are the same word.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>Adds and removes tags in one act. What is already so is left so; nothing is recorded when nothing changes.</summary>
    /// <returns>What came and went; null when nothing did.</returns>
    /// <exception cref="RefusedException">A tag cannot be one (named), or there would be more than <see cref="TagRules.MostOnTicket"/>.</exception>
    public TagsChanged? ChangeTags(IReadOnlyList<string> add, IReadOnlyList<string> remove, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ChangeTags, by);
        var going = remove.Select(TagRules.KeyOf).ToHashSet(StringComparer.Ordinal);
        var removed = Tags.Where(t => going.Contains(TagRules.KeyOf(t))).ToArray();
        var left = Tags.Except(removed).Select(TagRules.KeyOf).ToHashSet(StringComparer.Ordinal);
        var added = add.Select(t => TagRules.Clean(t)).Where(t => left.Add(TagRules.KeyOf(t))).ToArray();
        if (added.Length > 0 && left.Count > TagRules.MostOnTicket) throw new RefusedException(Refusal.OutOfRange, "Tags", 0, TagRules.MostOnTicket);
        if (added.Length + removed.Length == 0) return null;
        var changed = new TagsChanged(added, removed);
        Record(changed, by, at);
        return changed;
    }

    private bool ApplyTags(TicketEvent e)
    {
        if (e.Fact is not TagsChanged f) return false;
        Tags = [.. Tags.Except(f.Removed), .. f.Added];
        return true;
    }
}
