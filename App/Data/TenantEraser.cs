using Microsoft.EntityFrameworkCore;

namespace Plainmend.Data;

/// <summary>Takes a whole company out of the database, for good. The one place that deletes behind the change feed: nobody is left to be told.</summary>
public sealed class TenantEraser(IWriter writer, RuleBook rules, RunningBills bills)
{
    /// <summary>Name of the counter that remembers an erasure, so that the demo world is not made again.</summary>
    public const string Erased = "erased";

    // Children before parents.
    private static readonly string[] Tables =
        ["ReportMails", "FigureCells", "Figures", "AutomationRuns", "Automations", "Canned", "Articles", "Letters", "Outbox", "Bots", "Notices", "Choices", "Search", "AttachmentBytes", "Attachments", "Payments", "Invoices", "Usage", "Modules", "TicketTags", "Tags", "Stock", "Stores", "Visits", "Tickets", "Links", "Events", "Rules", "Faults", "Products", "Contracts", "Devices", "Technicians", "Members", "Counters"];

    /// <summary>Deletes every row of one company.</summary>
    public async Task EraseAsync(int tenant, CancellationToken stop)
    {
        await writer.WriteAsync(tenant, async (db, s) =>
        {
#pragma warning disable EF1002 // The table names are the constants above, never a text from outside.
            foreach (var table in Tables) await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\" WHERE \"TenantId\" = {{0}}", [tenant], s);
#pragma warning restore EF1002
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"Tenants\" WHERE \"Id\" = {tenant}", s);
        }, stop);
        await writer.WriteAsync(0, async (db, s) => await db.RaiseAsync(Erased, 1, s), stop);
        rules.Forget(tenant);
        bills.Forget(tenant);
    }
}
