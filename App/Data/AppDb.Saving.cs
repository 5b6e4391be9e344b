using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

// Saving: one transaction takes state, events and their numbers, and leaves the bells to be rung after the commit.
public abstract partial class AppDb
{
    private readonly List<Change> _changes = [];
    // Events enter the context only once they have their numbers: the number is half of their key.
    private readonly List<EventRow> _noted = [];

    /// <summary>True inside the writer; a context opened for reading cannot save.</summary>
    internal bool MayWrite { get; set; }

    /// <summary>Key of the command being carried out; kept with its first event so that it is never carried out twice.</summary>
    internal string? CommandKey { get; set; }

    /// <summary>Bells to ring once the transaction is committed.</summary>
    internal IReadOnlyList<Change> Changes => _changes;

    /// <summary>Notes a change that is not a ticket's fact, so that it is audited and heard like one.</summary>
    public void Note<T>(string subject, Guid id, int version, string kind, T payload, Actor by, DateTimeOffset at) => _noted.Add(new EventRow
    {
        TenantId = Tenant, Subject = subject, SubjectId = id, Version = version, At = at, Kind = kind, Payload = StoredJson.Write(payload),
        ActorAs = by.As, ActorId = by.Id, ActorName = by.Name,
    });

    /// <summary>Rings a bell that no event belongs to: for what concerns one person's own screens and is no fact of the trade.</summary>
    internal void Ring(string subject, Guid id, string kind) => _changes.Add(new Change(Tenant, 0, subject, id, kind));

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!MayWrite)
        {
            // The framework stores its own key ring through a context of its own.
            if (ChangeTracker.Entries().All(e => e.Entity is Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey))
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            throw new InvalidOperationException("Changes go through the writer.");
        }
        var happened = CollectTicketEvents();
        await NoticePost.KeepAsync(this, happened, cancellationToken);
        await TagShelf.KeepAsync(this, happened, cancellationToken);
        CollectSeats();
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToArray();
        if (changed.Length == 0 && _noted.Count == 0) return 0;
        foreach (var entry in changed) RefuseForeign(entry);
        if (_noted.Count == 0)
        {
            if (!changed.All(e => IsUnsent(e) || IsCounted(e) || IsWaiting(e))) throw new InvalidOperationException("A change without an event would reach nobody.");
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        await NumberAsync(cancellationToken);
        await KeepUsageAsync(cancellationToken);
        var found = happened.Where(h => TicketSearch.Alters(h.Event.Fact) || HasEnded(h.Ticket)).Select(h => h.Ticket).Distinct().ToArray();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var ticket in found) await TicketSearch.KeepAsync(this, ticket, onlyIfMissing: false, cancellationToken);
        return saved;
    }

    // Ended, or opened again: it is found in the other half of the search from now on.
    private bool HasEnded(Ticket ticket) => Entry(ticket).Property(t => t.State).OriginalValue.IsOpen() != ticket.State.IsOpen();

    /// <summary>Raises a named series of this company by <paramref name="by"/> and returns its new value. Holds the series until the transaction ends.</summary>
    public async Task<long> RaiseAsync(string series, int by, CancellationToken stop)
    {
        var rows = await Database.SqlQuery<long>($"""
            INSERT INTO "Counters" ("TenantId", "Name", "Value") VALUES ({Tenant}, {series}, {by})
            ON CONFLICT ("TenantId", "Name") DO UPDATE SET "Value" = "Counters"."Value" + {by} RETURNING "Value"
            """).ToListAsync(stop);
        return rows.Single();
    }

    /// <summary>Brings a named series of this company to at least this value; never back.</summary>
    public Task LiftAsync(string series, long value, CancellationToken stop) => Database.ExecuteSqlAsync($"""
        INSERT INTO "Counters" ("TenantId", "Name", "Value") VALUES ({Tenant}, {series}, {value})
        ON CONFLICT ("TenantId", "Name") DO UPDATE SET "Value" = CASE WHEN "Counters"."Value" < {value} THEN {value} ELSE "Counters"."Value" END
        """, stop);

    /// <summary>
    /// Makes acts on the same thing wait for each other until the transaction ends. SQLite has one writer anyway;
    /// PostgreSQL would otherwise let them run side by side and refuse all but one at the end.
    /// </summary>
    public async Task LockAsync(string what, CancellationToken stop)
    {
        if (!MayWrite || !Database.IsNpgsql()) return;
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Tenant}, hashtext({what}))", stop);
    }

    private List<(Ticket Ticket, TicketEvent Event)> CollectTicketEvents()
    {
        var happened = new List<(Ticket, TicketEvent)>();
        foreach (var ticket in ChangeTracker.Entries<Ticket>().Where(e => e.Entity.HasNewEvents).Select(e => e.Entity).ToArray())
            foreach (var e in ticket.TakeNewEvents())
            {
                if (e.Fact is Submitted { Channel: not Channel.Import }) Measure(TicketUsage(ticket, e));
                happened.Add((ticket, e));
                _noted.Add(new EventRow
                {
                    TenantId = ticket.TenantId, Subject = Subjects.Ticket, SubjectId = ticket.Id, Version = e.Version, At = e.At,
                    ActorAs = e.By.As, ActorId = e.By.Id, ActorName = e.By.Name, Kind = e.Fact.GetType().Name, Payload = StoredJson.Write(e.Fact),
                });
            }
        return happened;
    }

    private async Task NumberAsync(CancellationToken stop)
    {
        var next = await RaiseAsync(Counter.Events, _noted.Count, stop) - _noted.Count;
        foreach (var e in _noted)
        {
            e.Number = ++next;
            _changes.Add(new Change(e.TenantId, e.Number, e.Subject, e.SubjectId, e.Kind));
        }
        (_noted[0].CommandKey, CommandKey) = (CommandKey, null);
        Events.AddRange(_noted);
        _noted.Clear();
    }

    // A file that no act names yet is nobody's business but its sender's: the act that names it is its event.
    private static bool IsUnsent(EntityEntry entry) => entry.Entity is Data.AttachmentBytes or AttachmentRow { EventVersion: 0 };

    // Counted from events that everybody heard of already.
    private static bool IsCounted(EntityEntry entry) => entry.Entity is Domain.Figures.TicketFigures or FigureCell;

    // A code on a screen is no company's yet; the link it becomes has its event.
    private static bool IsWaiting(EntityEntry entry) => entry.Entity is AccessLink { Scope: LinkScope.WallCode };

    // A query filter guards reads only: a stub that carries another company's id would otherwise be saved.
    private void RefuseForeign(EntityEntry entry)
    {
        if (entry.Entity is Domain.People.Tenant tenant ? tenant.Id == Tenant : Equals(entry.Property("TenantId").CurrentValue, Tenant)) return;
        throw new InvalidOperationException($"{entry.Metadata.ShortName()} of another company.");
    }
}
