using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using MimeKit;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Jobs;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Jobs;

/// <summary>What changes an appointment brings it as a calendar file.</summary>
public sealed class AppointmentLetterTests(PostgresCluster cluster)
{
    private static OutboxActions Outbox(World world) => new(world.Store.Db, world.Store.Writer, world.Store.Clock);

    private static async Task<IReadOnlyList<string>> CalendarsAsync(World world)
    {
        await using var server = new MailServer();
        var post = new Postman(
            Outbox(world), new MailOptions { Host = "127.0.0.1", Port = server.Port, From = "desk@example.com", Tls = MailTls.None },
            new PublicBase(new ConfigurationBuilder().AddInMemoryCollection([new("PublicBase", "https://desk.example.com")]).Build(), new HostingEnvironment { EnvironmentName = "Production" }), new ReportSheet(new(world.Store.Db)), world.Store.Clock);
        await post.DeliverAsync(world.Tenant, await Outbox(world).DueAsync(world.Tenant, toGroups: false, world.Stop), world.Stop);
        var letters = server.Taken.Select(t => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(t)))).ToList();
        Assert.All(letters, l => Assert.False(string.IsNullOrWhiteSpace(l.TextBody)));
        return [.. letters.SelectMany(l => l.BodyParts).OfType<TextPart>().Where(p => p.ContentType.IsMimeType("text", "calendar")).Select(p => p.Text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal))];
    }

    private static string Line(string calendar, string name) => calendar.Split('\n').Single(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    [Fact]
    public async Task Made_moved_and_cancelled_it_is_one_event_whose_number_rises()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.Reports.SubmitAsync(world.Tenant, new FaultReport(
            Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "不制冷", "张伟", "13812345678", "浦东", "示例路 1 号", Email: "zhang@customer.example", Language: "zh-CN"), Actor.Customer("张伟"), "k", world.Stop);
        var lina = await world.WhoAsync("lina");
        await world.Technicians.AcceptAsync(await world.TechnicianOfAsync(report.TicketId), report.TicketId, world.Stop);
        var made = Assert.Single(await CalendarsAsync(world));
        var from = new DateTimeOffset(2026, 6, 17, 9, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime();
        await world.Desk.RescheduleAsync(lina, report.TicketId, new(from, from.AddMinutes(30)), "约定", world.Stop);
        var moved = Assert.Single(await CalendarsAsync(world));
        await world.Desk.CancelAsync(lina, report.TicketId, "客户取消", world.Stop);
        var cancelled = Assert.Single(await CalendarsAsync(world));

        Assert.Equal("20260617T010000Z", Line(moved, "DTSTART"));
        Assert.All([made, moved, cancelled], c => Assert.Equal($"{report.TicketId:N}@plainmend", Line(c, "UID")));
        var numbers = new[] { made, moved, cancelled }.Select(c => int.Parse(Line(c, "SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(numbers[0] < numbers[1] && numbers[1] < numbers[2], string.Join(',', numbers));
        Assert.Equal(["TENTATIVE", "TENTATIVE", "CANCELLED"], new[] { made, moved, cancelled }.Select(c => Line(c, "STATUS")));
        Assert.Equal(Line(moved, "DTSTART"), Line(cancelled, "DTSTART"));
        Assert.StartsWith("安居电器：", Line(made, "SUMMARY"), StringComparison.Ordinal);
        Assert.StartsWith("https://desk.example.com/t/", Line(made, "URL"), StringComparison.Ordinal);
        // What the customer fetches later is never older than what he was sent.
        Assert.True((await world.Track.ReadAsync(report.Secret, world.Stop))!.Appointment!.Sequence >= numbers[2]);
    }
}
