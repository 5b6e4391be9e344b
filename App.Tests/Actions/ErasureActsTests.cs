using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>One customer goes, on both databases; what was done and charged comes out the same.</summary>
public sealed class ErasureActsTests(PostgresCluster cluster)
{
    private const string Phone = "13812345678";
    private static readonly string[] Personal = ["张伟", Phone, "示例路 1 号", "冷藏室不制冷", "狗很凶", "明天再来", "note-about", "plan.pdf", "zhangwei@example.com", "ZhangWei@example.com"];

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_person_goes_from_everywhere_and_states_bills_and_clocks_are_equal_before_and_after(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (erasing, admin, lina) = (new ErasureActions(world.Store.Db, world.Store.Writer, world.Store.Clock), await world.WhoAsync("chenjing.admin"), await world.WhoAsync("lina"));
        await world.Company.AddDeviceAsync(admin, new("fridge", "BCD-452", "SN-9", null, null, new("张伟", Phone, "浦东", "示例路 1 号")), world.Stop);
        var report = await ClosedAsync(world, lina);
        var before = await PictureAsync(world, report.TicketId);
        Assert.Equal(TicketState.Closed, before.State);

        var found = await erasing.FindAsync(admin, Phone, world.Stop);
        Assert.Equal((1, 0, 1, true), (found.Tickets.Count, found.Open.Count, found.Files, found.Devices is ["SN-9"]));
        var gone = await erasing.EraseAsync(admin, Phone, Phone, "客户来信要求", found, world.Stop);
        Assert.Equal([report.Number], gone.Tickets);

        Assert.Equal(before, await PictureAsync(world, report.TicketId));
        var stored = await DumpAsync(world);
        Assert.All(Personal, word => Assert.DoesNotContain(word, stored, StringComparison.Ordinal));
        Assert.Contains("客户来信要求", stored, StringComparison.Ordinal);
        Assert.Contains("更换压缩机", stored, StringComparison.Ordinal);
        Assert.Null(await world.Track.ReadAsync(report.Secret, world.Stop));
        Assert.False((await erasing.FindAsync(admin, Phone, world.Stop)).Any);
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Empty((await TicketSearch.FindAsync(db, "张伟", null, world.Stop)).Ids);
        Assert.Empty((await TicketSearch.FindAsync(db, "5678", null, world.Stop)).Ids);
        Assert.Equal([report.TicketId], (await TicketSearch.FindAsync(db, report.Number, null, world.Stop)).Ids);
        Assert.Equal(0, await db.AttachmentBytes.CountAsync(world.Stop));
        Assert.Null((await db.Devices.SingleAsync(d => d.Serial == "SN-9", world.Stop)).Owner);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nothing_is_erased_while_a_ticket_is_open_or_without_the_number_typed_twice(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (erasing, admin) = (new ErasureActions(world.Store.Db, world.Store.Writer, world.Store.Clock), await world.WhoAsync("chenjing.admin"));
        var report = await world.ReportFridgeAsync();
        var found = await erasing.FindAsync(admin, Phone, world.Stop);
        Assert.Equal([report.Number], found.Open);
        async Task<Refusal> RefusedAsync(string again, string reason, CustomerFound seen) => (await Assert.ThrowsAsync<RefusedException>(() => erasing.EraseAsync(admin, Phone, again, reason, seen, world.Stop))).Reason;
        Assert.Equal(Refusal.StillOpen, await RefusedAsync(Phone, "x", found));
        Assert.Equal(Refusal.NotConfirmed, await RefusedAsync("13812345679", "x", found));
        Assert.Equal(Refusal.Required, await RefusedAsync(Phone, " ", found));
        Assert.Equal(Refusal.NamesTheErased, await RefusedAsync(Phone, $"客户 {Phone} 要求", found));
        var lina = await world.WhoAsync("lina");
        await world.Desk.CancelAsync(lina, report.TicketId, "不需要了", world.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, await RefusedAsync(Phone, "x", found with { Tickets = [] }));
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(() => erasing.FindAsync(lina, Phone, world.Stop))).Reason);
        Assert.Equal("张伟", (await world.TicketAsync(report.TicketId)).Contact.Name);
    }

    // From the report over talk, a file, a quote and its approval to the paid bill, an objection and the rating.
    private static async Task<ReportTaken> ClosedAsync(World world, Viewer lina)
    {
        var (report, technician) = await world.ArrivedAsync();
        var plan = await world.Uploads.FromCustomerAsync(report.Secret, "plan.pdf", Upload.Pdf, world.Stop);
        await world.Customers.WriteAsync(report.Secret, "狗很凶", "w1", world.Stop, [plan.Id]);
        await world.Desk.ReplyAsync(lina, report.TicketId, "张伟您好，明天再来", "r1", world.Stop);
        await world.Desk.NoteAsync(lina, report.TicketId, "note-about", "n1", world.Stop);
        await world.Desk.EditAsync(lina, report.TicketId, [new(nameof(Contact.Email), "", "zhangwei@example.com")], world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "张伟家主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new("BOARD-186", 1), "u1", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "更换压缩机，已告知张伟", "磨损", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        await world.Customers.SettleAsync(report.Secret, SettlementState.Paid, world.Stop);
        var letters = new LetterIntake(world.Door, world.Store.Writer, world.Links, world.Uploads, world.Store.Db);
        await letters.TakeAsync("desk@example.com", new("m1", "ZhangWei@example.com", "张伟", ["desk+anju@example.com"], "张伟来信", "示例路 1 号很难停车", false, []), world.Stop);
        await world.Customers.RateAsync(report.Secret, 4, ["准时"], "示例路 1 号很难停车", world.Stop);
        return report;
    }

    private sealed record Picture(TicketState State, int Version, string Bill, string Clock, string Usage);

    private static async Task<Picture> PictureAsync(World world, Guid id)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var ticket = await TicketDoor.LoadAsync(db, id, world.Stop);
        var events = (await db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == id).OrderBy(e => e.Version).ToListAsync(world.Stop)).Select(e => e.ToTicketEvent());
        var folded = Ticket.Replay(world.Tenant, id, events);
        Assert.Equal(TicketText.Of(folded), TicketText.Of(ticket));
        var card = await world.Rules.GetAsync<RateCard>(db, ticket.RateCardVersion, world.Stop);
        var clock = folded.ReadClock(await world.Rules.GetAsync<SlaPolicy>(db, ticket.SlaVersion, world.Stop), await world.Rules.GetAsync<BusinessCalendar>(db, ticket.CalendarVersion, world.Stop), world.Store.Clock.GetUtcNow());
        return new(folded.State, folded.Version, BillingJson.Write(folded.Price(card)), StoredJson.Write(clock), StoredJson.Write(folded.Usage));
    }

    // Everything that is stored of the company, as text.
    private static async Task<string> DumpAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        object[] all =
        [
            .. await db.Tickets.ToListAsync(world.Stop), .. await db.Events.ToListAsync(world.Stop), .. await db.Outbox.ToListAsync(world.Stop), .. await db.Notices.ToListAsync(world.Stop), .. await db.Devices.ToListAsync(world.Stop),
            .. await db.Attachments.ToListAsync(world.Stop), .. await db.Letters.ToListAsync(world.Stop), .. await db.Usage.ToListAsync(world.Stop), .. await db.AutomationRuns.ToListAsync(world.Stop), .. await db.Links.Select(l => l.Label).ToListAsync(world.Stop),
        ];
        return string.Join('\n', all.Select(row => System.Text.Json.JsonSerializer.Serialize(row, row.GetType(), StoredJson.Options)));
    }
}
