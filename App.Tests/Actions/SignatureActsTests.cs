using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Signatures, from the drawing to the receipt.</summary>
public sealed class SignatureActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_drawn_signature_stands_on_the_customers_receipt_with_what_it_was_for(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, _) = await FinishedAsync(world);
        var seal = (await world.Track.ReadAsync(report.Secret, world.Stop))!.Charges.Seal!;
        var paper = await world.Uploads.FromCustomerAsync(report.Secret, "a.pdf", Upload.Pdf, world.Stop);
        Assert.Equal(Refusal.NotAPhoto, await RefusedAsync(() => world.Customers.SignWorksAsync(report.Secret, "张伟", paper.Id, seal, world.Stop)));
        var drawing = await world.Uploads.FromCustomerAsync(report.Secret, "signature.png", Upload.Png, world.Stop);
        Assert.Equal(Refusal.StatementMoved, await RefusedAsync(() => world.Customers.SignWorksAsync(report.Secret, "张伟", drawing.Id, "another", world.Stop)));
        await world.Customers.SignWorksAsync(report.Secret, "张伟", drawing.Id, seal, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromSeconds(2));
        var view = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        Assert.Equal((TicketState.Completed, "张伟", 150m), (view.State, view.Signature!.Text, view.Signature.Amount));
        Assert.NotNull(await world.Files.ForCustomerAsync(report.Secret, view.Signature.Files.Single().Id, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task On_the_technicians_telephone_it_is_his_own_job_alone_and_a_typed_name_is_enough(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await FinishedAsync(world);
        var seal = (await world.Track.ReadAsync(report.Secret, world.Stop))!.Charges.Seal!;
        Assert.Equal(Refusal.NotYours, await RefusedAsync(async () => await world.Technicians.SignWorksAsync(await world.WhoAsync("wangqiang"), report.TicketId, "张伟", null, seal, world.Stop)));
        await world.Technicians.SignWorksAsync(technician, report.TicketId, "张伟", null, seal, world.Stop);
        Assert.Equal(TicketState.Completed, (await world.TicketAsync(report.TicketId)).State);
    }

    /// <summary>Labour alone: the board of this world is not what is looked at here.</summary>
    internal static async Task<(ReportTaken Report, Viewer Technician)> FinishedAsync(World world)
    {
        var (report, technician) = await world.ArrivedAsync();
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "松动", [new(null, 1)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(null, 1), "u1", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已调整", "松动", world.Stop);
        return (report, technician);
    }

    private static async Task<Refusal> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Reason;
}
