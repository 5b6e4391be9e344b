using Bunit;
using Plainmend.Components.Technician;
using Plainmend.Components.Track;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Actions;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Track;

/// <summary>Signing: on the customer's page and on the technician's telephone.</summary>
public sealed class SignPadTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Nothing_to_sign_is_shown_before_amount_and_terms_were_read_and_then_it_is_the_last_field()
    {
        var world = await OpenAsync();
        var (report, _) = await SignatureActsTests.FinishedAsync(world);
        var page = Render<TrackIsland>(p => p.Add(x => x.Secret, report.Secret));
        page.WaitForElement("[data-sign]");
        Assert.Contains("¥150.00", page.Find(".sign-terms").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-sign] canvas, [data-sign] button"));
        await page.Hand("[data-read]").ChangeAsync(true);
        page.WaitForElement("[data-sign] canvas");

        // Without a name it is refused, and what was drawn stays.
        var drawing = await world.Uploads.FromCustomerAsync(report.Secret, "signature.png", Upload.Png, world.Stop);
        await page.Hand("[data-sign-id]").ChangeAsync(drawing.Id.ToString());
        await page.Hand("[data-sign]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("签字人姓名", page.Find(".fault").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("[data-sign] input.input").ChangeAsync("张伟");
        await page.Hand("[data-sign]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-sign]")), Patience);
        page.WaitForAssertion(() => Assert.Contains("张伟", page.Find("[data-signed]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal($"/t/{report.Secret}/files/{drawing.Id}", page.Find("[data-signed] a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_telephone_is_handed_over_and_the_typed_name_is_enough()
    {
        var world = await OpenAsync();
        var (report, technician) = await SignatureActsTests.FinishedAsync(world);
        var page = Render<JobPage>(p => p.Add(j => j.Number, report.Number).AddCascadingValue(Session(technician)));
        page.WaitForElement("[data-sign]");
        await page.Hand("[data-read]").ChangeAsync(true);
        await page.Hand("[data-sign] input.input").ChangeAsync("张伟");
        await page.Hand("[data-sign]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("客户签字：张伟", page.Find(".log").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(TicketState.Completed, (await world.TicketAsync(report.TicketId)).State);
    }
}
