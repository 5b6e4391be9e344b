using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What the operator does with a company's money, and what he sees of it.</summary>
public sealed class OperatorMoneyTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_transfer_is_recorded_by_its_reference_and_its_own_day(string kind)
    {
        await using var payer = await InvoicedAsync(kind);
        var item = await OnlyAsync(payer);
        var day = payer.Now.AddDays(-1);
        await Payments(payer).RecordAsync(payer.Operator, "bank-transfer", new(payer.Tenant, item.Id, item.Due, "TR-1", day), payer.Stop);
        var received = Assert.Single((await SeenAsync(payer)).Payments);
        Assert.Equal((day, item.Due, "bank-transfer", "TR-1", item.Number), (received.At, received.Amount, received.Method, received.Reference, received.Invoice));
        Assert.Equal(InvoiceState.Paid, (await OnlyAsync(payer)).State);
        Assert.Equal(Refusal.AlreadyTaken, await RefusedAsync(() => Payments(payer).RecordAsync(payer.Operator, "bank-transfer", new(payer.Tenant, null, item.Due, "TR-1", day), payer.Stop)));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_day_to_come_another_currency_and_an_unknown_way_are_refused(string kind)
    {
        await using var payer = await InvoicedAsync(kind);
        var item = await OnlyAsync(payer);
        PaymentClaim claim = new(payer.Tenant, item.Id, item.Due, "TR-1", payer.Now);
        Assert.Equal(Refusal.BadForm, await RefusedAsync(() => Payments(payer).RecordAsync(payer.Operator, "bank-transfer", claim with { At = payer.Now.AddDays(1) }, payer.Stop)));
        Assert.Equal(Refusal.BadForm, await RefusedAsync(() => Payments(payer).RecordAsync(payer.Operator, "bank-transfer", claim with { Amount = new(1m, new("USD")) }, payer.Stop)));
        Assert.Equal(Refusal.NotFound, await RefusedAsync(() => Payments(payer).RecordAsync(payer.Operator, "magic", claim, payer.Stop)));
        Assert.Equal(Refusal.OperatorOnly, await RefusedAsync(() => Payments(payer).RecordAsync(payer.Admin, "bank-transfer", claim, payer.Stop)));
        Assert.Empty((await SeenAsync(payer)).Payments);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task What_was_credited_is_not_due_any_more(string kind)
    {
        await using var payer = await InvoicedAsync(kind);
        var item = await OnlyAsync(payer);
        await payer.Invoicing.CreditAsync(payer.Operator, payer.Tenant, item.Id, [("base", 99m)], "停机一天", payer.Stop);
        Assert.Equal(item.Due.Amount - 99m, Assert.Single((await SeenAsync(payer)).Open).Left.Amount);
        Assert.Equal(Refusal.PaidTooMuch, await RefusedAsync(() => Payments(payer).RecordAsync(payer.Operator, "bank-transfer", new(payer.Tenant, item.Id, item.Due, "TR-1", payer.Now), payer.Stop)));
        Assert.Equal(Refusal.InvoiceState, await RefusedAsync(() => payer.Invoicing.VoidAsync(payer.Operator, payer.Tenant, item.Id, "x", payer.Stop)));
        await Payments(payer).RecordAsync(payer.Operator, "bank-transfer", new(payer.Tenant, item.Id, new(item.Due.Amount - 99m, item.Due.Currency), "TR-1", payer.Now), payer.Stop);
        Assert.Empty((await SeenAsync(payer)).Open);
        Assert.Equal(InvoiceState.Paid, (await payer.Invoices.FindAsync(payer.Tenant, item.Number, payer.Stop))!.Item.State);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_credit_over_everything_settles_the_invoice_and_one_beyond_it_is_refused(string kind)
    {
        await using var payer = await InvoicedAsync(kind);
        var item = await OnlyAsync(payer);
        var operators = Operators(payer);
        var seen = (await operators.InvoiceAsync(payer.Operator, "anju", item.Number, payer.Stop))!;
        Assert.Equal(item.Due, seen.Left);
        var (line, most) = seen.Creditable[0];
        Assert.Equal(Refusal.CreditTooLarge, await RefusedAsync(() => payer.Invoicing.CreditAsync(payer.Operator, payer.Tenant, item.Id, [(line.Key, most.Amount + 0.01m)], "x", payer.Stop)));
        foreach (var wrong in new[] { 0m, -1m, 0.001m })
            Assert.Equal(Refusal.BadForm, await RefusedAsync(() => payer.Invoicing.CreditAsync(payer.Operator, payer.Tenant, item.Id, [(line.Key, wrong)], "x", payer.Stop)));
        await payer.Invoicing.CreditAsync(payer.Operator, payer.Tenant, item.Id, [.. seen.Creditable.Select(c => (c.Line.Key, c.Most.Amount))], "退订", payer.Stop);
        Assert.Equal(InvoiceState.Paid, (await payer.Invoices.FindAsync(payer.Tenant, item.Number, payer.Stop))!.Item.State);
        Assert.Empty((await SeenAsync(payer)).Open);
        Assert.Empty((await operators.InvoiceAsync(payer.Operator, "anju", item.Number, payer.Stop))!.Creditable);
        Assert.Equal(0m, (await SeenAsync(payer)).Invoiced.Sum(i => i.Amount.Amount));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Nobody_but_the_operators_administrators_and_finance_sees_anybodys_money(string kind)
    {
        await using var payer = await InvoicedAsync(kind);
        var (operators, item) = (Operators(payer), await OnlyAsync(payer));
        foreach (var stranger in new[] { payer.Admin, null, payer.Operator with { Role = Role.Supervisor } })
        {
            Assert.False(await operators.MayAsync(stranger, payer.Stop));
            Assert.Empty(await operators.RevenueAsync(stranger, payer.Stop));
            Assert.Null(await operators.CompanyAsync(stranger, "anju", payer.Stop));
            Assert.Null(await operators.InvoiceAsync(stranger, "anju", item.Number, payer.Stop));
        }
        Assert.Equal(["anju"], (await operators.RevenueAsync(payer.Operator, payer.Stop)).Select(c => c.Company.Slug));
    }

    // Past one whole period of pay as you go.
    private async Task<Payer> InvoicedAsync(string kind)
    {
        var payer = await Payer.OfAsync(kind, cluster);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        return payer;
    }

    private static async Task<InvoiceItem> OnlyAsync(Payer payer) => Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));

    private static async Task<CompanyRevenue> SeenAsync(Payer payer) => (await Operators(payer).CompanyAsync(payer.Operator, "anju", payer.Stop))!;

    private static async Task<Refusal> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Reason;

    private static PaymentActions Payments(Payer payer) => new([new BankTransfer()], payer.Invoicing);

    private static OperatorReads Operators(Payer payer) => new(payer.World.Store.Db, new TenantBook(payer.World.Store.Db), payer.Bills, payer.Invoices, payer.World.Store.Clock);
}
