using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo.Scenes;

/// <summary>The oldest open invoice is paid; then a record turns up for a month that is locked, and becomes a line of its own in the running one.</summary>
public sealed class MonthEndScene(Db store, InvoiceActions invoices, UsageActions usage, Reads.MemberBook members)
{
    /// <summary>Its steps.</summary>
    /// <param name="watch">Told where finance sees it.</param>
    public IReadOnlyList<Func<CancellationToken, Task>> Steps(DemoCast cast, string key, Action<string> watch)
    {
        var tenant = cast.Company.Id;
        return
        [
            _ =>
            {
                watch("/bill/invoices");
                return Task.CompletedTask;
            },
            async stop =>
            {
                var payer = Viewer.Of((await members.DemoAsync(stop)).First(p => p.Company.Operator && p.Person.Role == Domain.People.Role.Finance).Person);
                if (await OldestOpenAsync(tenant, stop) is not { } first) return;
                foreach (var (id, left) in await invoices.OpenAsync(tenant, first, stop))
                    await invoices.PayAsync(payer, tenant, id, left, "bank-transfer", key, stop);
            },
            async stop =>
            {
                if (await LastLockedAsync(tenant, stop) is not { } day) return;
                var late = UsageRecord.At(key, PlatformMeters.Tickets, new(day.ToDateTime(new(4, 0)), TimeSpan.Zero), 5m, "演示：迟到的记录", "demo");
                await usage.IngestAsync(tenant, [late], Actor.System("Demo"), stop);
                watch("/bill");
            },
        ];
    }

    private async Task<DateOnly?> OldestOpenAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Invoices.Where(i => i.State == InvoiceState.Final).OrderBy(i => i.First).Select(i => (DateOnly?)i.First).FirstOrDefaultAsync(stop);
    }

    private async Task<DateOnly?> LastLockedAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Invoices.Where(i => i.Sequence != null).OrderByDescending(i => i.First).Select(i => (DateOnly?)i.First).FirstOrDefaultAsync(stop);
    }
}
