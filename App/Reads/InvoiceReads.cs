using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>The platform invoices and credit notes of one company.</summary>
public sealed class InvoiceReads(Db store, RuleBook rules)
{
    /// <summary>All of them, newest period first.</summary>
    public async Task<IReadOnlyList<InvoiceItem>> ListAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var rows = await db.Invoices.OrderByDescending(i => i.First).ThenByDescending(i => i.Sequence).ToListAsync(stop);
        return [.. rows.Select(Item)];
    }

    /// <summary>One of them with the usage behind it; null when the company has no such document.</summary>
    /// <param name="key">Its number, or its id while it is a draft.</param>
    public async Task<InvoiceView?> FindAsync(int tenant, string key, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var id = Guid.TryParse(key, out var parsed) ? parsed : Guid.Empty;
        if (await db.Invoices.SingleOrDefaultAsync(i => i.Id == id || (i.Number == key && i.Sequence != null), stop) is not { } row) return null;
        var file = BillingJson.Read<StatementFile>(row.FileJson);
        var payments = await db.Payments.Where(p => p.InvoiceId == row.Id).OrderBy(p => p.At).ToListAsync(stop);
        return new(Item(row), file with { Usage = await UsageAsync(db, row, file, stop) },
            [.. payments.Select(p => new PaymentItem(p.At, Money.FromMinorUnits(p.AmountMinor, new(p.Currency)), p.Method, p.Reference))], row.Chain)
        { Seller = await SellerAtAsync(row.FinalAt, stop) };
    }

    /// <summary>What the operator says about himself now, with its version; null and 0 while he said nothing.</summary>
    public async Task<(Seller? Seller, int Version)> SellerAsync(CancellationToken stop)
    {
        if (await OperatorAsync(stop) is not { } seller) return (null, 0);
        await using var db = store.Read(seller.Id);
        var version = await RuleBook.LatestVersionAsync<Seller>(db, stop);
        return (version == 0 ? null : await rules.GetAsync<Seller>(db, version, stop), version);
    }

    // As he stood at the issue; before he first said anything, what he said first.
    private async Task<InvoiceSeller?> SellerAtAsync(DateTimeOffset? issued, CancellationToken stop)
    {
        if (await OperatorAsync(stop) is not { } seller) return null;
        await using var db = store.Read(seller.Id);
        var kind = RuleBook.KindOf<Seller>();
        var versions = await db.Rules.Where(d => d.Kind == kind).OrderBy(d => d.Version).Select(d => new { d.Version, d.From }).ToListAsync(stop);
        if (versions.Count == 0) return null;
        var version = issued is null ? versions[^1] : versions.LastOrDefault(v => v.From <= issued) ?? versions[0];
        var said = await rules.GetAsync<Seller>(db, version.Version, stop);
        return new(seller.Name, seller.NameEn, said.TaxNumber, said.Address);
    }

    private async Task<Tenant?> OperatorAsync(CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Tenants.Where(t => t.Operator).OrderBy(t => t.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>The company as it stands on its invoices.</summary>
    public async Task<Tenant> PayerAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Tenants.SingleAsync(t => t.Id == tenant, stop);
    }

    /// <summary>Checks every seal, every derivation and every link of the chain from the first document on.</summary>
    public async Task<ChainCheck> CheckAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var rows = await db.Invoices.Where(i => i.Sequence != null).OrderBy(i => i.Sequence).ToListAsync(stop);
        var (findings, before, next) = (new List<DocumentFinding>(), (string?)null, 1);
        foreach (var row in rows)
        {
            var statement = BillingJson.Read<StatementFile>(row.FileJson).Statement;
            if (row.Sequence != next) findings.Add(new(row.Number, new(row.Number, FindingKind.NotNext)));
            if (row.Chain != Seals.Chained(before, statement)) findings.Add(new(row.Number, new(row.Number, FindingKind.ChainOff)));
            if (row.DueMinor != statement.DueMoney.MinorUnits) findings.Add(new(row.Number, new(row.Number, FindingKind.BooksDiffer)));
            findings.AddRange(Checker.Verify(statement).Select(f => new DocumentFinding(row.Number, f)));
            (before, next) = (row.Chain, row.Sequence!.Value + 1);
        }
        return new(rows.Count, findings);
    }

    /// <summary>Why one billed period came to another amount than another; null when either is missing.</summary>
    /// <param name="from">Number of the earlier invoice.</param>
    /// <param name="to">Number of the later one; null: the running period as it is expected.</param>
    public async Task<BillDifference?> DifferenceAsync(int tenant, string from, string? to, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (await RuleBook.LatestVersionAsync<Subscription>(db, stop) == 0) return null;
        var subscription = await rules.LatestAsync<Subscription>(db, stop);
        var earlier = await SideAsync(db, subscription, from, stop);
        var later = to is null ? await RunningAsync(db, subscription, now, stop) : await SideAsync(db, subscription, to, stop);
        return earlier is null || later is null ? null : BillDifference.Between(earlier, later);
    }

    private static async Task<BillSide?> SideAsync(AppDb db, Subscription subscription, string number, CancellationToken stop)
    {
        if (await db.Invoices.SingleOrDefaultAsync(i => i.Number == number && i.Kind == StatementKind.Subscription, stop) is not { } row) return null;
        var period = new BillingPeriod(row.First, row.End, subscription.Cycle.Zone);
        return new(subscription.Agreement, period, await UsageLedger.InPeriodAsync(db, period, UsageLedger.Levels(subscription.Agreement), row.UsagePosition, stop));
    }

    private static async Task<BillSide?> RunningAsync(AppDb db, Subscription subscription, DateTimeOffset now, CancellationToken stop)
    {
        var period = subscription.Cycle.Holding(now);
        return subscription.IsInForce(period)
            ? new(subscription.Agreement, period, await UsageLedger.InPeriodAsync(db, period, UsageLedger.Levels(subscription.Agreement), null, stop), new Reckoning { AsOf = now })
            : null;
    }

    // The usage as it was known when the document was made: what came later is no part of it.
    private static async Task<IReadOnlyList<UsageRecord>> UsageAsync(AppDb db, InvoiceRow row, StatementFile file, CancellationToken stop)
    {
        if (file.Statement.Period is not { } period || row.Kind != StatementKind.Subscription) return [];
        var agreement = new Agreement([.. file.Plans.Select((p, n) => new AgreementTerm(p, period.StartsAt.AddTicks(n), n == file.Plans.Count - 1 ? null : period.StartsAt.AddTicks(n + 1)))]);
        return await UsageLedger.InPeriodAsync(db, period, UsageLedger.Levels(agreement), row.UsagePosition, stop);
    }

    internal static InvoiceItem Item(InvoiceRow i) => new(
        i.Id, i.Kind, i.State, i.Number, i.First, i.End, Money.FromMinorUnits(i.DueMinor, new(i.Currency)), Money.FromMinorUnits(i.PaidMinor, new(i.Currency)),
        i.FinalAt, i.DueOn, i.Corrects, i.Reason)
    { Prepaid = Money.FromMinorUnits(i.PrepaidMinor, new(i.Currency)) };
}
