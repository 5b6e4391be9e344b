using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>A file is sent, then named by an act: by its sender, once, in one transaction with the event.</summary>
public sealed class AttachmentTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_message_names_its_files_and_its_event_keeps_who_sent_what(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var photo = await world.Uploads.FromCustomerAsync(report.Secret, "../铭牌.jpg", Upload.Png, world.Stop);
        var list = await world.Uploads.FromCustomerAsync(report.Secret, "parts.txt", Upload.Text, world.Stop);
        Assert.Null(await world.Files.ForCustomerAsync(report.Secret, photo.Id, world.Stop));

        await world.Customers.WriteAsync(report.Secret, "", "m1", world.Stop, [list.Id, photo.Id]);
        await world.Customers.WriteAsync(report.Secret, "", "m1", world.Stop, [list.Id, photo.Id]);

        var said = Assert.Single((await FactsAsync(world, report.TicketId)).OfType<CustomerWrote>());
        Assert.Equal([list, new Attached(photo.Id, "铭牌.png", FileKind.Png, Upload.Png.Length)], said.Files!);
        Assert.Equal("", said.Text);
        var found = (await world.Files.ForCustomerAsync(report.Secret, photo.Id, world.Stop))!;
        Assert.Equal(Upload.Png, await world.Files.BytesAsync(found, world.Stop));
        Assert.True((await world.TicketAsync(report.TicketId)).CustomerWaitsForAnswer);
        Assert.Equal([list.Id, photo.Id], (await world.Track.ReadAsync(report.Secret, world.Stop))!.Log[0].Files.Select(f => f.Id));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_its_sender_can_name_a_file_on_its_ticket_and_only_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, other) = (await world.ReportFridgeAsync(), await world.ReportFridgeAsync("k2"));
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var hers = await world.Uploads.FromStaffAsync(lina, report.TicketId, "a.pdf", Upload.Pdf, world.Stop);
        var his = await world.Uploads.FromCustomerAsync(report.Secret, "a.pdf", Upload.Pdf, world.Stop);

        await RefusedAsync(Refusal.FileGone, () => world.Desk.ReplyAsync(zhang, report.TicketId, "x", "1", world.Stop, [hers.Id]));
        await RefusedAsync(Refusal.FileGone, () => world.Desk.ReplyAsync(lina, other.TicketId, "x", "2", world.Stop, [hers.Id]));
        await RefusedAsync(Refusal.FileGone, () => world.Customers.WriteAsync(report.Secret, "x", "3", world.Stop, [hers.Id]));
        await RefusedAsync(Refusal.FileGone, () => world.Customers.WriteAsync(other.Secret, "x", "4", world.Stop, [his.Id]));
        await RefusedAsync(Refusal.FileGone, () => world.Desk.ReplyAsync(lina, report.TicketId, "x", "5", world.Stop, [hers.Id, report.TicketId]));
        await world.Desk.ReplyAsync(lina, report.TicketId, "x", "6", world.Stop, [hers.Id, hers.Id]);
        await RefusedAsync(Refusal.FileGone, () => world.Desk.ReplyAsync(lina, report.TicketId, "x", "7", world.Stop, [hers.Id]));
        Assert.Single((await FactsAsync(world, report.TicketId)).OfType<RepliedPublicly>());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_refused_act_leaves_its_files_waiting_and_an_empty_one_is_refused(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var file = await world.Uploads.FromCustomerAsync(report.Secret, "a.jpg", Upload.Jpeg, world.Stop);
        await RefusedAsync(Refusal.BadText, () => world.Customers.WriteAsync(report.Secret, new string('x', 2001), "1", world.Stop, [file.Id]));
        await RefusedAsync(Refusal.Required, () => world.Customers.WriteAsync(report.Secret, " ", "2", world.Stop, []));
        await RefusedAsync(Refusal.TooManyFiles, () => world.Customers.WriteAsync(report.Secret, "x", "3", world.Stop, [.. Enumerable.Repeat(report.TicketId, 7)]));
        await world.Customers.WriteAsync(report.Secret, "x", "4", world.Stop, [file.Id]);
        Assert.Single((await FactsAsync(world, report.TicketId)).OfType<CustomerWrote>());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Files_of_a_note_never_reach_the_customer_and_those_of_a_note_taken_back_nobody(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var lina = await world.WhoAsync("lina");
        var file = await world.Uploads.FromStaffAsync(lina, report.TicketId, "内部.png", Upload.Png, world.Stop);
        await world.Desk.NoteAsync(lina, report.TicketId, "", "n", world.Stop, [file.Id]);
        Assert.Null(await world.Files.ForCustomerAsync(report.Secret, file.Id, world.Stop));
        Assert.DoesNotContain((await world.Track.ReadAsync(report.Secret, world.Stop))!.Log, l => l.Files.Count > 0);
        Assert.NotNull(await world.Files.ForStaffAsync(lina, report.TicketId, file.Id, world.Stop));
        Assert.NotNull(await world.Files.ForStaffAsync(await world.TechnicianOfAsync(report.TicketId), report.TicketId, file.Id, world.Stop));

        await world.Desk.RetractNoteAsync(lina, report.TicketId, (await world.TicketAsync(report.TicketId)).Version, world.Stop);
        Assert.Null(await world.Files.ForStaffAsync(lina, report.TicketId, file.Id, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Another_customer_another_technician_another_company_and_a_dead_link_find_nothing(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, other) = (await world.ReportFridgeAsync(), await world.ReportFridgeAsync("k2"));
        var foreign = await new DemoSeed(world.Company, world.Store.Clock).OpenAsync(DemoCompanies.All[1], world.Stop);
        var lina = await world.WhoAsync("lina");
        var file = await world.Uploads.FromCustomerAsync(report.Secret, "a.jpg", Upload.Jpeg, world.Stop);
        await world.Customers.WriteAsync(report.Secret, "", "m", world.Stop, [file.Id]);

        Assert.Null(await world.Files.ForCustomerAsync(other.Secret, file.Id, world.Stop));
        Assert.Null(await world.Files.ForStaffAsync(lina, other.TicketId, file.Id, world.Stop));
        Assert.Null(await world.Files.ForStaffAsync(await world.WhoAsync("wangqiang"), report.TicketId, file.Id, world.Stop));
        Assert.Null(await world.Files.ForStaffAsync(lina with { Tenant = foreign }, report.TicketId, file.Id, world.Stop));
        await RefusedAsync(Refusal.NotFound, async () => await world.Uploads.FromStaffAsync(await world.WhoAsync("wangqiang"), report.TicketId, "a.jpg", Upload.Jpeg, world.Stop));
        await RefusedAsync(Refusal.NotFound, () => world.Uploads.FromStaffAsync(lina with { Tenant = foreign }, report.TicketId, "a.jpg", Upload.Jpeg, world.Stop));
        Assert.NotNull(await world.Files.ForCustomerAsync(report.Secret, file.Id, world.Stop));
        world.Store.Clock.Advance(ReportActions.LinkLives);
        Assert.Null(await world.Files.ForCustomerAsync(report.Secret, file.Id, world.Stop));
        await RefusedAsync(Refusal.NotFound, () => world.Uploads.FromCustomerAsync(report.Secret, "a.jpg", Upload.Jpeg, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_no_act_named_is_gone_after_a_day_with_its_bytes_and_what_one_named_stays(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var (kept, forgotten) = (await world.Uploads.FromCustomerAsync(report.Secret, "a.jpg", Upload.Jpeg, world.Stop), await world.Uploads.FromCustomerAsync(report.Secret, "b.jpg", Upload.Jpeg, world.Stop));
        await world.Customers.WriteAsync(report.Secret, "", "m", world.Stop, [kept.Id]);
        world.Store.Clock.Advance(UploadActions.Lasts);
        Assert.Equal(0, await world.Uploads.SweepAsync(world.Tenant, world.Stop));
        world.Store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await world.Uploads.SweepAsync(world.Tenant, world.Stop));
        Assert.Equal(0, await world.Uploads.SweepAsync(world.Tenant, world.Stop));
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal([kept.Id], await db.AttachmentBytes.Select(b => b.Id).ToListAsync(world.Stop));
        await RefusedAsync(Refusal.FileGone, () => world.Customers.WriteAsync(report.Secret, "x", "n", world.Stop, [forgotten.Id]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_ticket_takes_a_hundred_megabytes_and_no_file_takes_more_than_eight(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var large = Upload.PngOf(Attached.MostBytes);
        await RefusedAsync(Refusal.FileTooLarge, () => world.Uploads.FromCustomerAsync(report.Secret, "a.png", [.. large, 0], world.Stop));
        await RefusedAsync(Refusal.FileEmpty, () => world.Uploads.FromCustomerAsync(report.Secret, "a.png", [], world.Stop));
        for (var n = 0; n < 12; n++) await world.Uploads.FromCustomerAsync(report.Secret, "a.png", large, world.Stop);
        await RefusedAsync(Refusal.FilesFull, () => world.Uploads.FromCustomerAsync(report.Secret, "a.png", large, world.Stop));
        Assert.Equal(Upload.Png.Length, (await world.Uploads.FromCustomerAsync(report.Secret, "a.png", Upload.Png, world.Stop)).Size);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_report_brings_the_files_of_its_own_form_and_no_other(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var photo = await world.Uploads.FromFormAsync(world.Tenant, "form-1", "a.jpg", Upload.Jpeg, world.Stop);
        Assert.Empty(await world.Files.OfFormAsync(world.Tenant, "form-2", [photo.Id], world.Stop));
        Assert.Equal([photo], await world.Files.OfFormAsync(world.Tenant, "form-1", [photo.Id, new Guid(1, 2, 3, new byte[8])], world.Stop));
        var fridge = new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "不制冷", "张伟", "13812345678", "浦东", "", Files: [photo.Id]);
        await RefusedAsync(Refusal.FileGone, () => world.Reports.SubmitAsync(world.Tenant, fridge, Actor.Customer("张伟"), "form-2", world.Stop));
        var report = await world.Reports.SubmitAsync(world.Tenant, fridge, Actor.Customer("张伟"), "form-1", world.Stop);
        Assert.Equal([photo], (await FactsAsync(world, report.TicketId)).OfType<Submitted>().Single().Files!);
        Assert.NotNull(await world.Files.ForStaffAsync(await world.WhoAsync("lina"), report.TicketId, photo.Id, world.Stop));
        for (var n = 0; n < 17; n++) await world.Uploads.FromFormAsync(world.Tenant, "form-1", "a.jpg", Upload.Jpeg, world.Stop);
        await RefusedAsync(Refusal.TooManyUploads, () => world.Uploads.FromFormAsync(world.Tenant, "form-1", "a.jpg", Upload.Jpeg, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_erased_company_leaves_no_byte_behind(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var file = await world.Uploads.FromCustomerAsync(report.Secret, "a.jpg", Upload.Jpeg, world.Stop);
        await world.Customers.WriteAsync(report.Secret, "", "m", world.Stop, [file.Id]);
        await world.Uploads.FromFormAsync(world.Tenant, "form", "b.jpg", Upload.Jpeg, world.Stop);
        await new TenantEraser(world.Store.Writer, world.Rules, new RunningBills(world.Store.Db, world.Rules, world.Store.Clock)).EraseAsync(world.Tenant, world.Stop);
        await using var db = world.Store.Db.Read(0);
        Assert.Equal((0, 0), (await db.Attachments.IgnoreQueryFilters().CountAsync(world.Stop), await db.AttachmentBytes.IgnoreQueryFilters().CountAsync(world.Stop)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_acts_that_name_one_file_at_once_do_not_both_get_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var file = await world.Uploads.FromCustomerAsync(report.Secret, "a.jpg", Upload.Jpeg, world.Stop);
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            try
            {
                await world.Customers.WriteAsync(report.Secret, "x", $"m{n}", world.Stop, [file.Id]);
                return Refusal.NotAllowedNow;
            }
            catch (RefusedException refused)
            {
                return refused.Reason;
            }
        }));
        Assert.Equal(3, tries.Count(r => r == Refusal.FileGone));
    }

    private static async Task<IReadOnlyList<Fact>> FactsAsync(World world, Guid ticket)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return [.. (await db.Events.Where(e => e.SubjectId == ticket && e.Subject == Subjects.Ticket).OrderBy(e => e.Version).ToListAsync(world.Stop)).Select(e => e.ToTicketEvent().Fact)];
    }

    private static async Task RefusedAsync(Refusal reason, Func<Task> act) => Assert.Equal(reason, (await Assert.ThrowsAsync<RefusedException>(act)).Reason);
}
