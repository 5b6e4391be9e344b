using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>One company as the operator of the installation sees its money.</summary>
/// <param name="Running">What the running period has come to and is expected to come to; null when nothing is agreed.</param>
public sealed record CompanyRevenue(Tenant Company, Plan? Plan, (Money SoFar, Money Expected)? Running, IReadOnlyList<InvoiceItem> Invoices, Money Open, Money Overdue);

/// <summary>What the people who run the installation may see: every company's platform bills, and nothing of its tickets.</summary>
public sealed class OperatorReads(Db store, TenantBook tenants, BillReads bills, InvoiceReads invoices, TimeProvider clock)
{
    /// <summary>Whether the people of this company run the installation.</summary>
    public async Task<bool> IsOperatorAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Tenants.AnyAsync(t => t.Id == tenant && t.Operator, stop);
    }

    /// <summary>Every active company but the operator itself, by id; empty for anybody who does not run the installation.</summary>
    public async Task<IReadOnlyList<CompanyRevenue>> RevenueAsync(int viewer, CancellationToken stop)
    {
        if (!await IsOperatorAsync(viewer, stop)) return [];
        var all = new List<CompanyRevenue>();
        foreach (var company in (await tenants.ActiveAsync(stop)).Where(t => t.Id != viewer)) all.Add(await OneAsync(company, stop));
        return all;
    }

    private async Task<CompanyRevenue> OneAsync(Tenant company, CancellationToken stop)
    {
        var live = await bills.LiveAsync(company.Id, stop);
        var list = await invoices.ListAsync(company.Id, stop);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var currency = live?.Forecast.SoFar.Currency ?? (list is [var first, ..] ? first.Due.Currency : Currency.Cny);
        var open = list.Where(i => i is { State: InvoiceState.Final, Kind: StatementKind.Subscription }).ToArray();
        return new(company, live?.Plan, live is null ? null : (live.Forecast.SoFar.TotalMoney, live.Forecast.Expected.TotalMoney), list,
            Sum(open, currency), Sum(open.Where(i => i.DueOn < today), currency));
    }

    private static Money Sum(IEnumerable<InvoiceItem> items, Currency currency) => items.Aggregate(Money.Zero(currency), (sum, i) => sum + (i.Due - i.Paid));
}
