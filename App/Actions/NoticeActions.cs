using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;

namespace Plainmend.Actions;

/// <summary>What a member of the staff does about his own notices.</summary>
public sealed class NoticeActions(IWriter writer, TimeProvider clock)
{
    /// <summary>Chooses how to be told. Changes what was not told yet, quiet hours also of what already waits.</summary>
    /// <param name="seen">Version the choice began from; 0 when there was none.</param>
    /// <exception cref="RefusedException">The address is none; quiet hours have one end only, or both ends alike; another window was faster.</exception>
    public Task ChooseAsync(Viewer by, int seen, NoticeChoices choices, CancellationToken stop)
    {
        var clean = Cleaned(choices);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var row = await db.Choices.AsTracking().SingleOrDefaultAsync(c => c.PersonId == by.Id, s);
            if ((row?.Version ?? 0) != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
            if (row is null) db.Choices.Add(row = new() { TenantId = by.Tenant, PersonId = by.Id, Choices = clean });
            (row.Choices, row.Version) = (clean, seen + 1);
            db.Note(Subjects.Choices, by.Id, row.Version, "ChoicesChanged", clean, by.Actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>He has seen one notice. Another person's is left alone.</summary>
    public Task ReadAsync(Viewer by, Guid id, CancellationToken stop) => ReadAsync(by, mine => mine.Where(n => n.Id == id), stop);

    /// <summary>He has seen every notice up to the newest one shown to him; what came since stays new.</summary>
    public Task ReadAllAsync(Viewer by, DateTimeOffset upTo, CancellationToken stop) => ReadAsync(by, mine => mine.Where(n => n.At <= upTo), stop);

    // That somebody looked is no fact of the trade: nothing is logged, only his own screens hear of it.
    private Task ReadAsync(Viewer by, Func<IQueryable<NoticeRow>, IQueryable<NoticeRow>> which, CancellationToken stop) => writer.WriteAsync(by.Tenant, async (db, s) =>
    {
        var now = clock.GetUtcNow();
        var read = await which(db.Notices.Where(n => n.PersonId == by.Id && n.ReadAt == null)).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), s);
        if (read > 0) db.Ring(Subjects.Notice, by.Id, "NoticeRead");
    }, stop);

    private static NoticeChoices Cleaned(NoticeChoices c)
    {
        var email = TextGate.Email(c.Email, nameof(c.Email));
        if (c.QuietFrom is null != c.QuietTo is null) throw new RefusedException(Refusal.Required, c.QuietFrom is null ? nameof(c.QuietFrom) : nameof(c.QuietTo));
        if (c.QuietFrom is not null && c.QuietFrom == c.QuietTo) throw new RefusedException(Refusal.EndsBeforeItBegins, nameof(c.QuietTo));
        return c with
        {
            Email = email.Length > 0 ? email : null,
            Language = c.Language is "zh-CN" or "en" ? c.Language : null,
            NotShown = [.. NoticeChoices.Kinds.Where(c.NotShown.Contains)],
            NotMailed = [.. NoticeChoices.Kinds.Where(c.NotMailed.Contains)],
        };
    }
}
