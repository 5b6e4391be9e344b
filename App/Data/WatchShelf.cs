using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// Who watches a ticket, folded from events that stand beside the ticket's own: that somebody looks on is no fact of the
/// trade and must not become its last event.
/// </summary>
internal static class WatchShelf
{
    private const string On = "Watched", Off = "Unwatched";

    public static async Task<IReadOnlyList<ToldPerson>> OfAsync(AppDb db, Guid ticketId, CancellationToken stop) => Fold(await RowsAsync(db, ticketId, stop));

    /// <summary>Writes down who begins or ends to watch; who does so already is left alone. The caller holds the ticket's lock and saves.</summary>
    /// <returns>True when anybody did.</returns>
    public static async Task<bool> SetAsync(AppDb db, Guid ticketId, IReadOnlyList<ToldPerson> people, bool watch, Actor by, DateTimeOffset at, CancellationToken stop)
    {
        var rows = await RowsAsync(db, ticketId, stop);
        var (now, version) = (Fold(rows), rows.Count);
        foreach (var person in people.Where(p => now.Any(n => n.Id == p.Id) != watch)) db.Note(Subjects.Watch, ticketId, ++version, watch ? On : Off, person, by, at);
        return version > rows.Count;
    }

    /// <summary>Everybody who may open a ticket, and so may be called in its notes.</summary>
    /// <param name="technician">Whose ticket it is now.</param>
    public static async Task<IReadOnlyList<Callable>> CallableAsync(AppDb db, Guid? technician, CancellationToken stop) =>
        await db.Members.Where(m => m.Active && (m.Role != Role.Technician || m.Id == technician)).OrderBy(m => m.Name).ThenBy(m => m.Id)
            .Select(m => new Callable(m.Id, m.Name, m.NameEn)).ToListAsync(stop);

    private static Task<List<EventRow>> RowsAsync(AppDb db, Guid ticketId, CancellationToken stop) =>
        db.Events.Where(e => e.Subject == Subjects.Watch && e.SubjectId == ticketId).OrderBy(e => e.Version).ToListAsync(stop);

    private static List<ToldPerson> Fold(IEnumerable<EventRow> rows)
    {
        var watching = new List<ToldPerson>();
        foreach (var row in rows)
        {
            var person = StoredJson.Read<ToldPerson>(row.Payload);
            if (row.Kind == On) watching.Add(person);
            else watching.RemoveAll(p => p.Id == person.Id);
        }
        return watching;
    }
}
