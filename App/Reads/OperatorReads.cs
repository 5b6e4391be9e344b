using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>What the people who run the installation may see: every company's platform bills, and nothing of its tickets.</summary>
public sealed class OperatorReads(Db store, TenantBook tenants, BillReads bills, InvoiceReads invoices, TimeProvider clock)
{
    /// <summary>Whether this person runs the installation: administrator or finance of its operator.</summary>
    public async Task<bool> MayAsync(Viewer? viewer, CancellationToken stop)
    {
        if (viewer?.Role is not (Role.Admin or Role.Finance)) return false;
        await using var db = store.Read(0);
        return await db.Tenants.AnyAsync(t => t.Id == viewer.Tenant && t.Operator, stop);
    }

    /// <summary>Every active company but the operator itself, by id; empty for anybody who does not run the installation.</summary>
    public async Task<IReadOnlyList<Tenant>> CompaniesAsync(Viewer? viewer, CancellationToken stop) =>
        await MayAsync(viewer, stop) ? [.. (await tenants.ActiveAsync(stop)).Where(t => t.Id != viewer!.Tenant)] : [];

    /// <summary>The money of every company; empty for anybody who does not run the installation.</summary>
    public async Task<IReadOnlyList<CompanyRevenue>> RevenueAsync(Viewer? viewer, CancellationToken stop)
    {
        var all = new List<CompanyRevenue>();
        foreach (var company in await CompaniesAsync(viewer, stop)) all.Add(await OneAsync(company, stop));
        return all;
    }

    /// <summary>The money of one company; null when there is none of this name, or the viewer does not run the installation.</summary>
    /// <param name="slug">Its word in addresses.</param>
    public async Task<CompanyRevenue?> CompanyAsync(Viewer? viewer, string slug, CancellationToken stop) =>
        await FindAsync(viewer, slug, stop) is { } company ? await OneAsync(company, stop) : null;

    /// <summary>One document of a company; null when there is none, or the viewer does not run the installation.</summary>
    /// <param name="key">Its number, or its id while it is a draft.</param>
    public async Task<OperatorInvoice?> InvoiceAsync(Viewer? viewer, string slug, string key, CancellationToken stop)
    {
        if (await FindAsync(viewer, slug, stop) is not { } company || await invoices.FindAsync(company.Id, key, stop) is not { } view) return null;
        await using var db = store.Read(company.Id);
        var notes = view.Item.Number.Length == 0 ? [] : await db.Invoices.Where(i => i.Corrects == view.Item.Number).OrderBy(i => i.Sequence).Select(i => i.FileJson).ToListAsync(stop);
        Statement[] earlier = [.. notes.Select(n => BillingJson.Read<StatementFile>(n).Statement)];
        var statement = view.File.Statement;
        return new(view, company, earlier.Aggregate(view.Item.Due - view.Item.Paid, (left, note) => left + note.DueMoney),
            [.. statement.Lines.Select(l => (l, Money.Rounded(CreditNote.Left(statement, l, earlier), statement.Currency))).Where(l => l.Item2.Amount > 0m)]);
    }

    /// <summary>What the operator says about himself on invoices, with its version; nothing for anybody who does not run the installation.</summary>
    public async Task<(Seller? Seller, int Version)> SellerAsync(Viewer? viewer, CancellationToken stop) =>
        await MayAsync(viewer, stop) ? await invoices.SellerAsync(stop) : (null, 0);

    private async Task<Tenant?> FindAsync(Viewer? viewer, string slug, CancellationToken stop) => (await CompaniesAsync(viewer, stop)).FirstOrDefault(t => t.Slug == slug);

    private async Task<CompanyRevenue> OneAsync(Tenant company, CancellationToken stop)
    {
        var live = await bills.LiveAsync(company.Id, stop);
        var today = LocalTime.Day(clock.GetUtcNow(), LocalTime.Zone(company.Zone));
        return new(company, live?.Plan, live is null ? null : (live.Forecast.SoFar.TotalMoney, live.Forecast.Expected.TotalMoney),
            await invoices.ListAsync(company.Id, stop), await PaymentsAsync(company.Id, stop), today);
    }

    private async Task<IReadOnlyList<ReceivedPayment>> PaymentsAsync(int company, CancellationToken stop)
    {
        await using var db = store.Read(company);
        var rows = await db.Payments.OrderByDescending(p => p.At).ToListAsync(stop);
        var numbers = await db.Invoices.Where(i => i.Sequence != null).ToDictionaryAsync(i => i.Id, i => i.Number, stop);
        return [.. rows.Select(p => new ReceivedPayment(p.Id, p.At, Money.FromMinorUnits(p.AmountMinor, new(p.Currency)), p.Method, p.Reference, p.InvoiceId is { } id ? numbers.GetValueOrDefault(id) : null))];
    }
}
