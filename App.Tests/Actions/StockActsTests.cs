using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Stock;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Parts in stock, from the shelf to the job and back.</summary>
public sealed class StockActsTests(PostgresCluster cluster)
{
    private const string Board = "BOARD-186";
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_approved_part_is_set_aside_in_the_van_first_and_taken_when_it_is_used(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var shop = await Shop.OpenAsync(world);
        var (report, technician) = await QuotedAsync(world, 2);
        await shop.PutAsync(technician.Id, 1);
        await shop.PutAsync(shop.Store, 5);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        var part = await shop.PartAsync();
        Assert.Equal((0m, 4m, 2m), (part.Free(technician.Id), part.Free(shop.Store), part.ReservedFor(report.TicketId)));
        // It lies in his van, but for this ticket: the sentence says for which.
        var held = await Assert.ThrowsAsync<RefusedException>(() => shop.Actions.MoveAsync(shop.Lina, Board, technician.Id, shop.Store, 1, "m1", world.Stop));
        Assert.Equal((Refusal.StockReserved, true), (held.Reason, Plainmend.Texts.RefusalText.For(held).Contains(report.Number, StringComparison.Ordinal)));
        Assert.Equal(Refusal.StockShort, await RefusedAsync(() => shop.Actions.MoveAsync(shop.Lina, Board, technician.Id, shop.Store, 9, "m9", world.Stop)));

        var before = (await world.TicketAsync(report.TicketId)).Ceiling;
        await world.Technicians.UseAsync(technician, report.TicketId, new(Board, 2), "u1", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(Board, 2), "u1", world.Stop);
        part = await shop.PartAsync();
        Assert.Equal((0m, 4m, 0m), (part.OnHand(technician.Id), part.OnHand(shop.Store), part.ReservedFor(report.TicketId)));
        Assert.Equal(before, (await world.TicketAsync(report.TicketId)).Ceiling);
        await AssertLedgerAsync(world, shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_missing_part_makes_the_ticket_wait_and_its_arrival_sets_it_going_the_oldest_report_first(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var shop = await Shop.OpenAsync(world);
        var (first, technician) = await QuotedAsync(world, 1);
        await world.Customers.ApproveAsync(first.Secret, 1, "张伟", world.Stop);
        var waits = await world.TicketAsync(first.TicketId);
        Assert.Equal((TicketState.AwaitingParts, Board, "主控板"), (waits.State, waits.MissingPart!.Sku, waits.MissingPart.Name));

        // In a colleague's van it is not at hand.
        await shop.PutAsync((await world.WhoAsync("wangqiang")).Id, 1);
        Assert.Equal(TicketState.AwaitingParts, (await world.TicketAsync(first.TicketId)).State);
        await shop.PutAsync(shop.Store, 1);
        Assert.Equal(TicketState.InRepair, (await world.TicketAsync(first.TicketId)).State);
        Assert.Equal(1m, (await shop.PartAsync()).ReservedFor(first.TicketId));
        await using (var db = world.Store.Db.Read(world.Tenant))
            Assert.Contains(await db.Notices.Where(n => n.PersonId == technician.Id).ToListAsync(world.Stop), n => n.Says.Kind == Plainmend.Domain.Notices.NoticeKind.PartCame);
        await world.Technicians.UseAsync(technician, first.TicketId, new(Board, 1), "u1", world.Stop);
        Assert.Equal(0m, (await shop.PartAsync()).OnHand(shop.Store));
        await AssertLedgerAsync(world, shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_a_job_lets_go_serves_the_one_that_waits(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var shop = await Shop.OpenAsync(world);
        await shop.PutAsync(shop.Store, 1);
        var (first, _) = await QuotedAsync(world, 1);
        await world.Customers.ApproveAsync(first.Secret, 1, "张伟", world.Stop);
        var (second, _) = await QuotedAsync(world, 1, "k2");
        await world.Customers.ApproveAsync(second.Secret, 1, "张伟", world.Stop);
        Assert.Equal((TicketState.InRepair, TicketState.AwaitingParts), ((await world.TicketAsync(first.TicketId)).State, (await world.TicketAsync(second.TicketId)).State));
        await world.Door.ActAsync(world.Tenant, first.TicketId, at => at.Ticket.StopWork("不修了", at.Card, Actor.Customer("张伟"), at.Now), world.Stop);
        Assert.Equal(TicketState.InRepair, (await world.TicketAsync(second.TicketId)).State);
        Assert.Equal((0m, 1m), ((await shop.PartAsync()).ReservedFor(first.TicketId), (await shop.PartAsync()).ReservedFor(second.TicketId)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_sixty_four_at_once_who_want_the_last_eight_exactly_eight_get_one(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var shop = await Shop.OpenAsync(world);
        var (report, technician) = await QuotedAsync(world, 100);
        await shop.PutAsync(shop.Store, 100);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        // Nothing set aside any more, eight left: whoever comes takes what is free.
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            var part = (await StockLedger.FindAsync(db, Board, s))!;
            part.Release(report.TicketId);
            part.Correct(shop.Store, 8, "盘点");
            StockLedger.Note(db, part, shop.Lina.Actor, world.Store.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, world.Stop);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            try
            {
                await world.Technicians.UseAsync(technician, report.TicketId, new(Board, 1), $"u{i}", world.Stop);
                return true;
            }
            catch (RefusedException refused) when (refused.Reason == Refusal.StockShort)
            {
                return false;
            }
        }));
        Assert.Equal(8, outcomes.Count(taken => taken));
        Assert.Empty((await shop.PartAsync()).Counts);
        Assert.Equal(8, (await world.TicketAsync(report.TicketId)).Usage.Count(u => u.Meter == ServiceMeters.Part(Board)));
        await AssertLedgerAsync(world, shop);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Jobs_reported_before_and_parts_that_are_not_kept_go_on_as_ever(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await QuotedAsync(world, 1);
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        var shop = await Shop.OpenAsync(world);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(Board, 1), "u1", world.Stop);
        Assert.Equal(TicketState.InRepair, (await world.TicketAsync(report.TicketId)).State);
        Assert.Empty((await shop.PartAsync()).Reservations);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_technician_moves_between_his_own_van_and_a_store_and_nothing_else(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var shop = await Shop.OpenAsync(world);
        await shop.PutAsync(shop.Store, 5);
        var (zhou, wang, qian) = (await world.WhoAsync("zhoujianguo"), await world.WhoAsync("wangqiang"), await world.WhoAsync("qiancheng"));
        await shop.Actions.MoveAsync(zhou, Board, shop.Store, zhou.Id, 3, "t1", world.Stop);
        await shop.Actions.MoveAsync(zhou, Board, shop.Store, zhou.Id, 3, "t1", world.Stop);
        await shop.Actions.MoveAsync(zhou, Board, zhou.Id, shop.Store, 1, "t2", world.Stop);
        Assert.Equal((2m, 3m), ((await shop.PartAsync()).OnHand(zhou.Id), (await shop.PartAsync()).OnHand(shop.Store)));
        Assert.Equal(Refusal.StockNotYours, await RefusedAsync(() => shop.Actions.MoveAsync(zhou, Board, shop.Store, wang.Id, 1, "t3", world.Stop)));
        Assert.Equal(Refusal.StockNotYours, await RefusedAsync(() => shop.Actions.MoveAsync(zhou, Board, wang.Id, zhou.Id, 1, "t4", world.Stop)));
        Assert.Equal(Refusal.StockNotYours, await RefusedAsync(() => shop.Actions.ReceiveAsync(zhou, Board, zhou.Id, 1, null, "t5", world.Stop)));
        Assert.Equal(Refusal.StockNotYours, await RefusedAsync(() => shop.Actions.CorrectAsync(qian, Board, shop.Store, 1, "x", world.Stop)));
        Assert.Equal(Refusal.StoreNotEmpty, await RefusedAsync(() => shop.Actions.StoreAsync(shop.Lina, shop.Store, 1, "总库", "", active: false, world.Stop)));
        Assert.Equal(Refusal.NotFound, await RefusedAsync(() => shop.Actions.ReceiveAsync(shop.Lina, "NO-SUCH", shop.Store, 1, null, "t6", world.Stop)));
        var mine = (await shop.Reads.ReadAsync(zhou, world.Stop))!;
        Assert.Equal(zhou.Id, Assert.Single(mine.Places, p => p.Van).Id);
        Assert.Null(await shop.Reads.ReadAsync(qian, world.Stop));
        var lines = (await shop.Reads.HistoryAsync(shop.Lina, Board, world.Stop))!;
        Assert.Equal(["StockReturned", "StockMoved", "StockReceived", "StockKept"], lines.Select(l => l.Kind));
    }

    private static async Task<Refusal> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Reason;

    // The stored row says what its events alone lead to.
    private static async Task AssertLedgerAsync(World world, Shop shop)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var subject = StockLedger.SubjectOf(world.Tenant, Board);
        var rows = await db.Events.Where(e => e.Subject == Subjects.Stock && e.SubjectId == subject && e.Kind != "StockKept").OrderBy(e => e.Version).ToListAsync(world.Stop);
        var told = PartStock.Replay(world.Tenant, Board, rows.Select(r => StoredJson.Read<StockMove>(r.Payload)));
        var part = await shop.PartAsync();
        Assert.Equal(part.Counts.OrderBy(c => c.Place), told.Counts.OrderBy(c => c.Place));
        Assert.Equal(part.Reservations.OrderBy(r => r.Place), told.Reservations.OrderBy(r => r.Place));
    }

    private static async Task<(ReportTaken Report, Viewer Technician)> QuotedAsync(World world, int boards, string key = "k1")
    {
        var report = await world.ReportFridgeAsync(key);
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.DepartAsync(technician, report.TicketId, null, world.Stop);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new(Board, boards)], null, world.Stop);
        return (report, technician);
    }

    /// <summary>The stock of a company: one store, the board kept.</summary>
    internal sealed record Shop(World World, StockActions Actions, StockReads Reads, Viewer Lina, Guid Store)
    {
        private int _put;

        public static async Task<Shop> OpenAsync(World world)
        {
            var (actions, lina) = (new StockActions(world.Door, world.Store.Writer), await world.WhoAsync("lina"));
            var store = await actions.StoreAsync(lina, null, 0, "总库", "Main store", active: true, world.Stop);
            await actions.KeepAsync(lina, Board, kept: true, world.Stop);
            return new(world, actions, new StockReads(world.Store.Db, world.Rules, world.Store.Clock), lina, store);
        }

        public Task PutAsync(Guid place, decimal quantity) => Actions.ReceiveAsync(Lina, Board, place, quantity, null, $"put{_put++}", World.Stop);

        public async Task<PartStock> PartAsync()
        {
            await using var db = World.Store.Db.Read(World.Tenant);
            return await db.Stock.SingleAsync(p => p.Sku == Board, World.Stop);
        }
    }
}
