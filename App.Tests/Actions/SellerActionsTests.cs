using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What the operator says about himself on invoices: his to say, and each invoice keeps what it was issued under.</summary>
public sealed class SellerActionsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static readonly Seller First = new("91310000MA1FL0000X", "上海市浦东新区示例路 1 号");

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_invoice_names_the_seller_as_he_stood_when_it_was_issued(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var sellers = Doors(payer);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var item = (await payer.Invoices.ListAsync(payer.Tenant, payer.Stop)).First(i => i.State == InvoiceState.Final);
        async Task<InvoiceSeller?> OnAsync(string key) => (await payer.Invoices.FindAsync(payer.Tenant, key, payer.Stop))!.Seller;
        Assert.Null(await OnAsync(item.Number));

        Assert.Equal(1, await sellers.PublishAsync(payer.Operator, 0, First with { Address = " " + First.Address }, payer.Stop));
        Assert.Equal(new InvoiceSeller("运营", "Operator", First.TaxNumber, First.Address), await OnAsync(item.Number));
        payer.MoveTo(2026, 8, 20);
        Assert.Equal(2, await sellers.PublishAsync(payer.Operator, 1, First with { Address = "新址" }, payer.Stop));
        Assert.Equal(First.Address, (await OnAsync(item.Number))!.Address);
        payer.MoveTo(2026, 9, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var next = (await payer.Invoices.ListAsync(payer.Tenant, payer.Stop)).First(i => i.State == InvoiceState.Final);
        Assert.NotEqual(item.Number, next.Number);
        Assert.Equal("新址", (await OnAsync(next.Number))!.Address);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_the_operator_says_it_and_what_is_wrong_is_named(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var sellers = Doors(payer);
        async Task<(Refusal, object?)> RefusedAsync(Func<Task> act)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(act);
            return (refused.Reason, refused.Details.Count > 0 ? refused.Details[0] : null);
        }
        Assert.Equal((Refusal.OperatorOnly, null), await RefusedAsync(() => sellers.PublishAsync(payer.Admin, 0, First, payer.Stop)));
        Assert.Equal((Refusal.Required, "TaxNumber"), await RefusedAsync(() => sellers.PublishAsync(payer.Operator, 0, First with { TaxNumber = " " }, payer.Stop)));
        Assert.Equal((Refusal.BadForm, "TaxNumber"), await RefusedAsync(() => sellers.PublishAsync(payer.Operator, 0, First with { TaxNumber = "9131<b>" }, payer.Stop)));
        Assert.Equal((Refusal.Required, "Address"), await RefusedAsync(() => sellers.PublishAsync(payer.Operator, 0, First with { Address = "" }, payer.Stop)));
        await sellers.PublishAsync(payer.Operator, 0, First, payer.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await RefusedAsync(() => sellers.PublishAsync(payer.Operator, 0, First, payer.Stop))).Item1);
        var operators = new OperatorReads(payer.World.Store.Db, new TenantBook(payer.World.Store.Db), payer.Bills, payer.Invoices, payer.World.Store.Clock);
        Assert.Equal((First, 1), await operators.SellerAsync(payer.Operator, payer.Stop));
        Assert.Equal((null, 0), await operators.SellerAsync(payer.Admin, payer.Stop));
    }

    private static SellerActions Doors(Payer payer) => new(payer.World.Store.Writer, payer.World.Store.Clock);
}
