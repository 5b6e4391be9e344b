using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;

namespace Plainmend.Actions;

/// <summary>Writes down who took which records away, before they leave.</summary>
public sealed class ExportActions(IWriter writer, TimeProvider clock)
{
    /// <param name="what">The table's name, or <c>company</c>.</param>
    /// <exception cref="RefusedException">Not an administrator.</exception>
    public Task NoteAsync(Viewer by, string what, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var now = clock.GetUtcNow();
            db.Note(Subjects.Tenant, Guid.CreateVersion7(now), 1, "RecordsTaken", new { what }, actor, now);
            await db.SaveChangesAsync(s);
        }, stop);
    }
}
