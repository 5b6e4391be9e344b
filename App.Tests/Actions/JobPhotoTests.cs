using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What a technician photographs, and faults that are finished only with a photo.</summary>
public sealed class JobPhotoTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_fault_that_needs_photos_is_finished_only_with_one_of_the_finished_work(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await NeedPhotosAsync(world);
        var (report, technician) = await InRepairAsync(world);
        Assert.Equal(Refusal.PhotosNeeded, await RefusedAsync(() => FinishAsync(world, report, technician)));
        await AddAsync(world, report, technician, PhotoKind.Before);
        Assert.Equal(Refusal.PhotosNeeded, await RefusedAsync(() => FinishAsync(world, report, technician)));
        await AddAsync(world, report, technician, PhotoKind.After);
        await FinishAsync(world, report, technician);
        Assert.Equal((TicketState.Verifying, 1), ((await world.TicketAsync(report.TicketId)).State, (await world.TicketAsync(report.TicketId)).PhotosAfter));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_further_repair_needs_its_own_photo(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await NeedPhotosAsync(world);
        var (report, technician) = await InRepairAsync(world);
        await AddAsync(world, report, technician, PhotoKind.After);
        await FinishAsync(world, report, technician);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        if ((await world.TicketAsync(report.TicketId)).State == TicketState.Completed) await world.Customers.SettleAsync(report.Secret, SettlementState.Invoiced, world.Stop);
        await world.Customers.ReopenAsync(report.Secret, "又坏了", world.Stop);
        Assert.Equal(0, (await world.TicketAsync(report.TicketId)).PhotosAfter);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Photos_are_pictures_of_his_own_job_and_the_customer_sees_them(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await world.ArrivedAsync();
        var paper = await world.Uploads.FromStaffAsync(technician, report.TicketId, "a.pdf", Upload.Pdf, world.Stop);
        Assert.Equal(Refusal.NotAPhoto, await RefusedAsync(() => world.Technicians.AddPhotosAsync(technician, report.TicketId, PhotoKind.Other, [paper.Id], "p", world.Stop)));
        Assert.Equal(Refusal.Required, await RefusedAsync(() => world.Technicians.AddPhotosAsync(technician, report.TicketId, PhotoKind.Other, [], "p", world.Stop)));
        var other = await world.WhoAsync("wangqiang");
        await AddAsync(world, report, technician, PhotoKind.Before);
        Assert.Equal(Refusal.NotYours, await RefusedAsync(() => world.Technicians.AddPhotosAsync(other, report.TicketId, PhotoKind.Other, [], "q", world.Stop)));
        var line = (await world.Track.ReadAsync(report.Secret, world.Stop))!.Log[0];
        Assert.Equal((nameof(PhotosAdded), "Before"), (line.Kind, line.Text));
        Assert.NotNull(await world.Files.ForCustomerAsync(report.Secret, line.Files.Single().Id, world.Stop));
    }

    private static Task FinishAsync(World world, ReportTaken report, Viewer technician) =>
        world.Technicians.FinishAsync(technician, report.TicketId, "已更换主控板", "主控板", world.Stop);

    private static async Task AddAsync(World world, ReportTaken report, Viewer technician, PhotoKind kind)
    {
        var photo = await world.Uploads.FromStaffAsync(technician, report.TicketId, "a.jpg", Upload.Jpeg, world.Stop);
        await world.Technicians.AddPhotosAsync(technician, report.TicketId, kind, [photo.Id], $"{photo.Id}", world.Stop);
    }

    private static async Task<(ReportTaken Report, Viewer Technician)> InRepairAsync(World world)
    {
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        return (report, technician);
    }

    private static async Task NeedPhotosAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var (fault, admin) = (await db.Faults.SingleAsync(f => f.Code == "fridge.not-cooling", world.Stop), await db.Members.FirstAsync(m => m.Role == Role.Admin, world.Stop));
        await world.Company.ChangeFaultAsync(
            new(world.Tenant, admin.Id, admin.Name, admin.NameEn, admin.Role), fault.Id, fault.Version,
            new(fault.Name, fault.NameEn, fault.Mode, fault.TypicalMinutes, fault.LabourMinor, fault.PartSku ?? "", fault.Urgent, fault.Active, PhotosNeeded: true), world.Stop);
    }

    private static async Task<Refusal> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Reason;
}
