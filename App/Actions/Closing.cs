using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>One step in the life of one period's invoice, inside the transaction of the act that asked for it.</summary>
public sealed class Closing
{

    /// <summary>Makes the draft of an ended period, lets it follow late usage, or makes it final when the grace is over.</summary>
    /// <returns>The invoice as it is now; null when nothing is to be done about this period.</returns>
    public async Task<InvoiceRow?> StepAsync(AppDb db, Subscription subscription, BillingPeriod period, DateTimeOffset now, CancellationToken stop)
    {
        var key = Key(period);
        var row = await db.Invoices.AsTracking().SingleOrDefaultAsync(i => i.ClosingKey == key, stop);
        if (row is not null and not { State: InvoiceState.Draft }) return null;
        var position = await UsageLedger.PositionAsync(db, stop);
        var due = now >= period.EndsAt + InvoiceActions.Grace;
        if (row is not null && row.UsagePosition == position && !due) return null;
        if (row is null) db.Invoices.Add(row = New(db, period, key, now));
        var file = await FileAsync(db, subscription, period, position, stop);
        Fill(row, file, position);
        if (due) await FinishAsync(db, row, file.Statement, now, stop);
        row.Version++;
        return row;
    }

    /// <summary>A credit note on a final invoice, final at once.</summary>
    public async Task<InvoiceRow> CreditAsync(AppDb db, InvoiceRow invoice, IReadOnlyList<(string Key, decimal Amount)> credits, string reason, DateTimeOffset now, CancellationToken stop)
    {
        await db.LockAsync("invoices", stop);
        var file = BillingJson.Read<StatementFile>(invoice.FileJson);
        var earlier = await db.Invoices.Where(i => i.Corrects == invoice.Number).OrderBy(i => i.Sequence).Select(i => i.FileJson).ToListAsync(stop);
        var (billed, tax) = (file.Statement, file.Plans[^1].Tax);
        var statement = CreditNote.For(billed, invoice.Number, [.. credits.Select(c => (c.Key, new Money(c.Amount, billed.Currency)))], new(reason, reason), tax,
            [.. earlier.Select(e => BillingJson.Read<StatementFile>(e).Statement)]);
        var note = new InvoiceRow
        {
            TenantId = db.Tenant, Id = Guid.CreateVersion7(now), ClosingKey = $"credit:{invoice.Number}:{earlier.Count + 1}", Kind = StatementKind.CreditNote,
            First = invoice.First, End = invoice.End, Currency = invoice.Currency, FileJson = "", Corrects = invoice.Number, Reason = reason, Version = 1,
        };
        Fill(note, new() { Statement = statement, Plans = file.Plans }, invoice.UsagePosition);
        await FinishAsync(db, note, statement, now, stop);
        db.Invoices.Add(note);
        return note;
    }

    private static string Key(BillingPeriod period) => period.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static InvoiceRow New(AppDb db, BillingPeriod period, string key, DateTimeOffset now) => new()
    {
        TenantId = db.Tenant, Id = Guid.CreateVersion7(now), ClosingKey = key, Kind = StatementKind.Subscription, First = period.First, End = period.End, Currency = "", FileJson = "",
    };

    private static void Fill(InvoiceRow row, StatementFile file, long position)
    {
        row.FileJson = BillingJson.Write(file);
        row.Currency = file.Statement.Currency.Code;
        (row.DueMinor, row.PrepaidMinor) = (file.Statement.DueMoney.MinorUnits, Money.Rounded(file.Statement.Prepaid.Value, file.Statement.Currency).MinorUnits);
        row.UsagePosition = position;
    }

    private static async Task<StatementFile> FileAsync(AppDb db, Subscription subscription, BillingPeriod period, long position, CancellationToken stop)
    {
        var (agreement, levels) = (subscription.Agreement, UsageLedger.Levels(subscription.Agreement));
        var usage = await UsageLedger.InPeriodAsync(db, period, levels, position, stop);
        var reckoning = new Reckoning { PrepaidBalance = await PrepaidAsync(db, stop), Adjustments = await AdjustmentsAsync(db, subscription, period, position, stop) };
        return new()
        {
            Statement = BillingCalculator.Calculate(agreement, period, usage, reckoning),
            Plans = [.. agreement.Terms.Where(t => t.From < period.EndsAt && !(t.To <= period.StartsAt)).Select(t => t.Plan)],
        };
    }

    // What later usage changed about periods billed before: rated as it was known then, and as it is known now.
    private static async Task<IReadOnlyList<StatementLine>> AdjustmentsAsync(AppDb db, Subscription subscription, BillingPeriod period, long position, CancellationToken stop)
    {
        var (agreement, levels) = (subscription.Agreement, UsageLedger.Levels(subscription.Agreement));
        var lines = new List<StatementLine>();
        foreach (var billed in await BilledAsync(db, period.First, stop))
        {
            var earlier = new BillingPeriod(billed.First, billed.End, period.Zone);
            var end = earlier.EndsAt;
            if (!await db.Usage.AnyAsync(u => u.Position > billed.UsagePosition && u.Position <= position && u.From < end, stop)) continue;
            var then = await UsageLedger.InPeriodAsync(db, earlier, levels, billed.UsagePosition, stop);
            var since = await UsageLedger.InPeriodAsync(db, earlier, levels, position, stop);
            lines.AddRange(Adjustments.For(BillingCalculator.Calculate(agreement, earlier, then), billed.Number, BillingCalculator.Calculate(agreement, earlier, since), Adjustments.LateUsage));
        }
        return lines;
    }

    private static Task<List<InvoiceRow>> BilledAsync(AppDb db, DateOnly before, CancellationToken stop) => db.Invoices.AsTracking()
        .Where(i => i.Kind == StatementKind.Subscription && (i.State == InvoiceState.Final || i.State == InvoiceState.Paid) && i.First < before)
        .OrderBy(i => i.First).ToListAsync(stop);

    private static async Task<decimal> PrepaidAsync(AppDb db, CancellationToken stop)
    {
        var received = await db.Payments.Where(p => p.InvoiceId == null).SumAsync(p => p.AmountMinor, stop);
        var used = await db.Invoices.Where(i => i.State == InvoiceState.Final || i.State == InvoiceState.Paid).SumAsync(i => i.PrepaidMinor, stop);
        var currency = await db.Payments.Where(p => p.InvoiceId == null).Select(p => p.Currency).FirstOrDefaultAsync(stop);
        return currency is null ? 0m : Money.FromMinorUnits(Math.Max(0, received - used), new(currency)).Amount;
    }

    private static async Task FinishAsync(AppDb db, InvoiceRow row, Statement statement, DateTimeOffset now, CancellationToken stop)
    {
        var before = await db.Invoices.Where(i => i.Sequence != null).OrderByDescending(i => i.Sequence).Select(i => i.Chain).FirstOrDefaultAsync(stop);
        var payer = await db.Tenants.SingleAsync(t => t.Id == db.Tenant, stop);
        var today = LocalTime.Day(now, LocalTime.Zone(payer.Zone));
        row.Sequence = (int)await db.RaiseAsync(Counter.Invoices, 1, stop);
        row.Number = FormattableString.Invariant($"{payer.Prefix}-P{row.Sequence:D6}");
        row.Chain = Seals.Chained(before, statement);
        (row.FinalAt, row.DueOn) = (now, today.AddDays(InvoiceActions.PayableDays));
        row.State = row.DueMinor <= 0 && row.Kind == StatementKind.Subscription ? InvoiceState.Paid : InvoiceState.Final;
        // From here on these periods are right up to this usage: what comes later is the next invoice's to adjust.
        if (row.Kind == StatementKind.Subscription)
            foreach (var billed in await BilledAsync(db, row.First, stop)) Adjusted(billed, row.UsagePosition);
    }

    private static void Adjusted(InvoiceRow billed, long position)
    {
        if (billed.UsagePosition >= position) return;
        billed.UsagePosition = position;
        billed.Version++;
    }
}
