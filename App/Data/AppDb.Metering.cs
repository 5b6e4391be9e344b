using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

// Metering: what an act uses is stored in the act's own transaction. Seats and tickets are read off what is saved, so that
// no act can forget to meter them.
public abstract partial class AppDb
{
    private readonly List<UsageRecord> _measured = [];

    /// <summary>Stores a usage record with this act. An id that is stored already fails the whole act; ask before where a repeat may come.</summary>
    public void Measure(UsageRecord record) => _measured.Add(record);

    private static UsageRecord TicketUsage(Ticket ticket, TicketEvent e) =>
        UsageRecord.At($"{PlatformMeters.Tickets}:{ticket.Id:N}", PlatformMeters.Tickets, e.At, 1m, ticket.Number, ticket.Id.ToString("N"));

    private void CollectSeats()
    {
        foreach (var entry in ChangeTracker.Entries<Member>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            var held = entry.State == EntityState.Modified && entry.OriginalValues.GetValue<bool>(nameof(Member.Active));
            var before = held ? SeatUsage.MeterOf(entry.OriginalValues.GetValue<Role>(nameof(Member.Role))) : null;
            // The instant is the audit event's: one act, one time.
            var at = _noted.FirstOrDefault(n => n.SubjectId == entry.Entity.Id)?.At ?? throw new InvalidOperationException("A member changed without an event.");
            foreach (var record in SeatUsage.Of(entry.Entity, before, at)) Measure(record);
        }
    }

    private async Task KeepUsageAsync(CancellationToken stop)
    {
        if (_measured.Count == 0) return;
        var position = await RaiseAsync(Counter.Usage, _measured.Count, stop) - _measured.Count;
        foreach (var record in _measured)
        {
            var row = UsageRow.Of(Tenant, record);
            row.Position = ++position;
            Usage.Add(row);
        }
        _measured.Clear();
    }
}
