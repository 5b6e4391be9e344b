using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>One period, one invoice: however often it is closed, by however many, and whatever arrives late.</summary>
public sealed class InvoicingTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Two_schedulers_closing_again_and_again_make_one_invoice_for_each_period(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 10, 20);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop)));
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var list = await payer.Invoices.ListAsync(payer.Tenant, payer.Stop);
        // The trial of thirty days ends on 15 July; from there the periods run from the 15th to the 15th.
        Assert.Equal([new(2026, 7, 15), new(2026, 8, 15), new DateOnly(2026, 9, 15)], list.Select(i => i.First).Order());
        Assert.Equal(["AJ-P000001", "AJ-P000002", "AJ-P000003"], list.Select(i => i.Number).Order());
        Assert.Empty((await payer.Invoices.CheckAsync(payer.Tenant, payer.Stop)).Findings);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_draft_follows_late_usage_until_the_grace_is_over(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 8, 15, 0, 10);
        Assert.Equal(1, await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop));
        var draft = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        Assert.Equal((InvoiceState.Draft, ""), (draft.State, draft.Number));
        await TicketsAsync(payer, 10, new(2026, 8, 14, 15, 59, 0, TimeSpan.Zero));
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var followed = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        Assert.Equal(8.00m, (followed.Due - draft.Due).Amount);
        payer.MoveTo(2026, 8, 15, 1, 0);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var final = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        Assert.Equal((InvoiceState.Final, "AJ-P000001", followed.Due), (final.State, final.Number, final.Due));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Usage_after_the_invoice_becomes_one_dated_line_on_the_next_and_never_touches_the_old(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var first = (await payer.Invoices.FindAsync(payer.Tenant, "AJ-P000001", payer.Stop))!;
        await TicketsAsync(payer, 5, new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
        payer.MoveTo(2026, 10, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        Assert.Equal(first.File.Statement.Seal, (await payer.Invoices.FindAsync(payer.Tenant, "AJ-P000001", payer.Stop))!.File.Statement.Seal);
        var second = (await payer.Invoices.FindAsync(payer.Tenant, "AJ-P000002", payer.Stop))!.File.Statement;
        Assert.Equal(4.00m, second.Line("adjust.AJ-P000001.tickets")!.Printed.ToDecimal());
        var third = (await payer.Invoices.FindAsync(payer.Tenant, "AJ-P000003", payer.Stop))!.File.Statement;
        Assert.DoesNotContain(third.Lines, l => l.Kind == LineKind.Adjustment);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_downloaded_invoice_checks_and_rating_its_own_usage_again_gives_the_same_seal(string kind)
    {
        await using var payer = await PayingAsync(kind);
        await payer.World.ReportFridgeAsync();
        payer.MoveTo(2026, 9, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var view = (await payer.Invoices.FindAsync(payer.Tenant, "AJ-P000001", payer.Stop))!;
        Assert.Empty(StatementFile.Verify(BillingJson.Write(view.File)));
        var again = BillingCalculator.Calculate(Agreement.To(view.File.Plans[0], view.File.Statement.Period!.StartsAt), view.File.Statement.Period, view.File.Usage);
        Assert.Equal(view.File.Statement.Seal, again.Seal);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Payments_are_counted_once_never_beyond_what_is_due_and_only_by_the_operator(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var invoice = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        var due = invoice.Due.MinorUnits;
        Task PayAsync(long amount, string reference) => payer.Invoicing.PayAsync(payer.Operator, payer.Tenant, invoice.Id, amount, "bank-transfer", reference, payer.Stop);
        await PayAsync(100, "T1");
        Assert.Equal(Refusal.AlreadyTaken, (await Assert.ThrowsAsync<RefusedException>(() => PayAsync(100, "T1"))).Reason);
        Assert.Equal(Refusal.PaidTooMuch, (await Assert.ThrowsAsync<RefusedException>(() => PayAsync(due, "T2"))).Reason);
        Assert.Equal(Refusal.OperatorOnly, (await Assert.ThrowsAsync<RefusedException>(
            () => payer.Invoicing.PayAsync(payer.Admin, payer.Tenant, invoice.Id, 1, "bank-transfer", "T3", payer.Stop))).Reason);
        await PayAsync(due - 100, "T2");
        var paid = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        Assert.Equal((InvoiceState.Paid, due), (paid.State, paid.Paid.MinorUnits));
        await Assert.ThrowsAsync<RefusedException>(() => payer.Invoicing.VoidAsync(payer.Operator, payer.Tenant, invoice.Id, "x", payer.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_voided_invoice_keeps_its_number_and_its_period_is_billed_again(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var invoice = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        await payer.Invoicing.VoidAsync(payer.Operator, payer.Tenant, invoice.Id, "抬头有误", payer.Stop);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var list = await payer.Invoices.ListAsync(payer.Tenant, payer.Stop);
        Assert.Equal([(InvoiceState.Void, "AJ-P000001"), (InvoiceState.Final, "AJ-P000002")], list.Select(i => (i.State, i.Number)).OrderBy(i => i.Number));
        Assert.Empty((await payer.Invoices.CheckAsync(payer.Tenant, payer.Stop)).Findings);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Credit_notes_never_give_back_more_than_was_billed(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var invoice = Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
        Task<Guid> CreditAsync(decimal amount) => payer.Invoicing.CreditAsync(payer.Operator, payer.Tenant, invoice.Id, [("base", amount)], "服务中断", payer.Stop);
        await CreditAsync(100m);
        await CreditAsync(99m);
        Assert.Equal(Refusal.CreditTooLarge, (await Assert.ThrowsAsync<RefusedException>(() => CreditAsync(0.01m))).Reason);
        var notes = (await payer.Invoices.ListAsync(payer.Tenant, payer.Stop)).Where(i => i.Kind == StatementKind.CreditNote).ToArray();
        Assert.Equal(["AJ-P000002", "AJ-P000003"], notes.Select(n => n.Number).Order());
        Assert.Equal(-199m, notes.Sum(n => n.Due.Amount));
        Assert.Empty((await payer.Invoices.CheckAsync(payer.Tenant, payer.Stop)).Findings);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Prepaid_credit_is_used_up_by_the_next_invoices_and_not_twice(string kind)
    {
        await using var payer = await PayingAsync(kind);
        await payer.Invoicing.TopUpAsync(payer.Operator, payer.Tenant, 2_000_000, "CNY", "bank-transfer", "TOP", payer.Stop);
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var first = (await payer.Invoices.FindAsync(payer.Tenant, "AJ-P000001", payer.Stop))!;
        Assert.Equal((0m, InvoiceState.Paid), (first.Item.Due.Amount, first.Item.State));
        payer.MoveTo(2027, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        var rows = await db.Invoices.ToListAsync(payer.Stop);
        Assert.Equal(2_000_000, rows.Sum(r => r.PrepaidMinor));
        Assert.Contains(rows, r => r is { PrepaidMinor: > 0, DueMinor: > 0 });
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_document_changed_behind_our_back_is_named(string kind)
    {
        await using var payer = await PayingAsync(kind);
        payer.MoveTo(2026, 10, 20);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        await payer.World.Store.Writer.WriteAsync(payer.Tenant, async (db, s) =>
        {
            var row = await db.Invoices.AsTracking().SingleAsync(i => i.Number == "AJ-P000002", s);
            row.FileJson = row.FileJson.Replace("\"199\"", "\"198\"", StringComparison.Ordinal);
            db.Note(Subjects.Invoice, row.Id, 900, "Tampered", new { }, Actor.System("Test"), payer.Now);
            await db.SaveChangesAsync(s);
        }, payer.Stop);
        var check = await payer.Invoices.CheckAsync(payer.Tenant, payer.Stop);
        Assert.Contains(check.Findings, f => f.Number == "AJ-P000002");
        Assert.DoesNotContain(check.Findings, f => f.Number == "AJ-P000001");
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task The_difference_between_two_invoices_adds_up(string kind)
    {
        await using var payer = await PayingAsync(kind);
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Wall, false, payer.Stop);
        payer.MoveTo(2026, 8, 20);
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Wall, true, payer.Stop);
        await TicketsAsync(payer, 7, payer.Now);
        payer.MoveTo(2026, 9, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var difference = (await payer.Invoices.DifferenceAsync(payer.Tenant, "AJ-P000001", "AJ-P000002", payer.Now, payer.Stop))!;
        Assert.True(difference.Total.Sign > 0);
        Assert.Equal(difference.Total, difference.Parts.Aggregate(Exact.Zero, (sum, p) => sum + p.Amount));
        Assert.Equal(5.60m, difference.Parts.Single(p => p is { Key: "tickets", Cause: Cause.Quantity }).Amount.ToDecimal());
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Nobody_but_finance_and_administrators_changes_what_is_agreed_and_only_the_newest_version_counts(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var lina = await payer.World.WhoAsync("lina");
        Assert.Equal(Refusal.BillingOnly, (await Assert.ThrowsAsync<RefusedException>(() => payer.Subscriptions.ChangePlanAsync(lina, 1, "seats", false, payer.Stop))).Reason);
        await payer.Subscriptions.ChangePlanAsync(payer.Admin, 1, "seats", false, payer.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => payer.Subscriptions.ChangePlanAsync(payer.Admin, 1, "hybrid", false, payer.Stop))).Reason);
        Assert.Equal("seats", (await payer.LiveAsync()).Plan!.Id);
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(() => payer.Modules.SwitchAsync(lina, Modules.Wall, false, payer.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_cancelled_company_can_come_back(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("seats");
        payer.Pass(TimeSpan.FromDays(2));
        await payer.Subscriptions.CancelAsync(payer.Admin, (await payer.LiveAsync()).Version, atPeriodEnd: false, payer.Stop);
        payer.Pass(TimeSpan.FromDays(2));
        var between = await payer.LiveAsync();
        Assert.Null(between.Plan);
        await payer.Subscriptions.ChangePlanAsync(payer.Admin, between.Version, "hybrid", false, payer.Stop);
        Assert.Equal("hybrid", (await payer.LiveAsync()).Plan!.Id);
    }

    // Past the trial, on pay as you go from 15 July on.
    private async Task<Payer> PayingAsync(string kind)
    {
        var payer = await Payer.OfAsync(kind, cluster);
        payer.MoveTo(2026, 7, 20);
        return payer;
    }

    private static Task<IReadOnlyList<UsageReceipt>> TicketsAsync(Payer payer, int count, DateTimeOffset at) => payer.Usage.IngestAsync(payer.Tenant,
        [.. Enumerable.Range(0, count).Select(n => UsageRecord.At($"late:{at.ToUnixTimeSeconds()}:{n}", PlatformMeters.Tickets, at, 1m, "x"))], Actor.System("Test"), payer.Stop);
}
