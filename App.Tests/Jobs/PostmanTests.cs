using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using MimeKit;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Jobs;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Jobs;

/// <summary>Messages leave through a real mail server, each once, and come through its troubles.</summary>
public sealed class PostmanTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static Postman At(World world, MailServer server, string? site = "https://desk.example.com") => new(
        Outbox(world), new MailOptions { Host = "127.0.0.1", Port = server.Port, From = "desk@example.com", Tls = MailTls.None },
        new PublicBase(new ConfigurationBuilder().AddInMemoryCollection([new("PublicBase", site)]).Build(), new HostingEnvironment { EnvironmentName = "Production" }), new ReportSheet(new(world.Store.Db)), world.Store.Clock);

    private static OutboxActions Outbox(World world) => new(world.Store.Db, world.Store.Writer, world.Store.Clock);

    private static Task<ReportTaken> ReportAsync(World world, string key = "m1", string language = "en") => world.Reports.SubmitAsync(
        world.Tenant, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "无人区", "示例路 1 号", Email: "zhang@customer.example", Language: language),
        Actor.Customer("张伟"), key, world.Stop);

    private static async Task DeliverAsync(World world, Postman post)
    {
        await Outbox(world).LapseAsync(world.Tenant, toGroups: false, world.Stop);
        await post.DeliverAsync(world.Tenant, await Outbox(world).DueAsync(world.Tenant, toGroups: false, world.Stop), world.Stop);
    }

    private static async Task<OutboxRow> OnlyAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Outbox.SingleAsync(world.Stop);
    }

    private static MimeMessage Read(string letter) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(letter)));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_customer_gets_his_report_confirmed_with_a_link_that_opens_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer();
        var report = await ReportAsync(world);
        await DeliverAsync(world, At(world, server));
        await DeliverAsync(world, At(world, server));

        var letter = Read(Assert.Single(server.Taken));
        Assert.Equal("zhang@customer.example", letter.To.Mailboxes.Single().Address);
        Assert.Equal("desk@example.com", letter.From.Mailboxes.Single().Address);
        Assert.Contains(report.Number, letter.Subject!, StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        var link = letter.TextBody!.Split('\n').Select(l => l.Trim()).Single(l => l.StartsWith("https://desk.example.com/t/", StringComparison.Ordinal));
        Assert.Equal(report.Number, (await world.Track.ReadAsync(link.Split('/')[^1], world.Stop))!.Number);
        var row = await OnlyAsync(world);
        Assert.Equal((MessageState.Sent, 1, null), (row.State, row.Attempts, row.LastError));
        await using var db = world.Store.Db.Read(world.Tenant);
        // Neither the outbox nor the log keeps the secret of the link.
        Assert.DoesNotContain(await db.Events.Select(e => e.Payload).ToListAsync(world.Stop), p => p.Contains(link.Split('/')[^1], StringComparison.Ordinal));
        Assert.Contains("MessageSent", await db.Events.Select(e => e.Kind).ToListAsync(world.Stop));
    }

    [Fact]
    public async Task Every_reader_is_written_to_in_his_own_language()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = new MailServer();
        await ReportAsync(world, "zh", "zh-CN");
        await ReportAsync(world, "en", "en");
        await DeliverAsync(world, At(world, server));
        Assert.Equal([false, true], server.Taken.Select(t => Read(t).Subject!.Contains("已收到您的报修", StringComparison.Ordinal)).Order());
        Assert.Equal([false, true], server.Taken.Select(t => Read(t).TextBody!.Contains("We have your report about", StringComparison.Ordinal)).Order());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_server_that_fails_first_gets_it_after_growing_gaps_and_in_the_end_it_is_given_up(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer { Answer = c => c.StartsWith("RCPT", StringComparison.Ordinal) ? "451 later, please" : null };
        await ReportAsync(world);
        var post = At(world, server);
        await DeliverAsync(world, post);
        var row = await OnlyAsync(world);
        Assert.Equal((MessageState.Delayed, 1, "later, please"), (row.State, row.Attempts, row.LastError));
        Assert.Equal(TimeSpan.FromMinutes(1), row.NextAt - world.Store.Clock.GetUtcNow());

        await DeliverAsync(world, post);
        Assert.Equal(1, (await OnlyAsync(world)).Attempts);
        server.Answer = _ => null;
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(world, post);
        Assert.Single(server.Taken);
        Assert.Equal((MessageState.Sent, 2), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).Attempts));
    }

    [Fact]
    public async Task A_server_out_of_reach_is_tried_seven_times_over_two_days_then_a_person_is_asked()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await ReportAsync(world);
        var gone = new MailServer();
        var post = At(world, gone);
        await gone.DisposeAsync();
        var gaps = new List<double>();
        for (var n = 0; n < 8; n++)
        {
            await DeliverAsync(world, post);
            var row = await OnlyAsync(world);
            gaps.Add((row.NextAt - world.Store.Clock.GetUtcNow()).TotalMinutes);
            if (row.State == MessageState.Delayed) world.Store.Clock.Advance(row.NextAt - world.Store.Clock.GetUtcNow());
        }
        Assert.Equal([1, 5, 30, 120, 360, 720, 1440], gaps.Take(7));
        Assert.Equal((MessageState.GivenUp, 8), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).Attempts));

        await using var server = new MailServer();
        var lina = await world.WhoAsync("lina");
        var id = (await OnlyAsync(world)).Id;
        await Assert.ThrowsAsync<RefusedException>(() => Outbox(world).AgainAsync(lina, id));
        await Outbox(world).AgainAsync(lina with { Role = Plainmend.Domain.People.Role.Admin }, id);
        await DeliverAsync(world, At(world, server));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task An_address_the_server_does_not_know_is_given_up_at_once()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = new MailServer { Answer = c => c.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such user" : null };
        await ReportAsync(world);
        await DeliverAsync(world, At(world, server));
        Assert.Equal((MessageState.GivenUp, "no such user"), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).LastError));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nodes_side_by_side_send_each_message_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer();
        for (var n = 0; n < 8; n++) await ReportAsync(world, $"n{n}");
        var due = await Outbox(world).DueAsync(world.Tenant, toGroups: false, world.Stop);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => At(world, server).DeliverAsync(world.Tenant, due, world.Stop)));
        Assert.Equal(8, server.Taken.Count);
        Assert.Equal(8, server.Taken.Select(t => Read(t).MessageId).Distinct().Count());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_the_server_may_have_taken_is_never_sent_twice_by_itself(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer { Answer = c => c == "." ? "" : null };
        await ReportAsync(world);
        var post = At(world, server);
        await DeliverAsync(world, post);
        Assert.Equal((MessageState.Unclear, OutboxActions.BrokeOff), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).LastError));
        server.Answer = _ => null;
        world.Store.Clock.Advance(TimeSpan.FromDays(1));
        await DeliverAsync(world, post);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_letter_is_simply_tried_again()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = new MailServer { Answer = c => c.StartsWith("MAIL", StringComparison.Ordinal) ? "" : null };
        await ReportAsync(world);
        var post = At(world, server);
        await DeliverAsync(world, post);
        Assert.Equal(MessageState.Delayed, (await OnlyAsync(world)).State);
        server.Answer = _ => null;
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(world, post);
        Assert.Single(server.Taken);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_process_that_died_while_handing_over_leaves_its_message_to_a_person(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer();
        await ReportAsync(world);
        var due = await Outbox(world).DueAsync(world.Tenant, toGroups: false, world.Stop);
        Assert.NotNull(await Outbox(world).BeginAsync(world.Tenant, due[0], withLink: false, world.Stop));
        Assert.Null(await Outbox(world).BeginAsync(world.Tenant, due[0], withLink: false, world.Stop));
        await DeliverAsync(world, At(world, server));
        Assert.Equal(MessageState.Sending, (await OnlyAsync(world)).State);
        world.Store.Clock.Advance(OutboxActions.Lease + TimeSpan.FromMinutes(1));
        await DeliverAsync(world, At(world, server));
        Assert.Equal(MessageState.Unclear, (await OnlyAsync(world)).State);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_stop_lets_the_letter_in_hand_end_and_leaves_the_others_for_the_next_start()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        using var stopping = new CancellationTokenSource();
        await using var server = new MailServer();
        server.Answer = c =>
        {
            if (c == ".") stopping.Cancel();
            return null;
        };
        for (var n = 0; n < 3; n++) await ReportAsync(world, $"s{n}");
        var due = await Outbox(world).DueAsync(world.Tenant, toGroups: false, world.Stop);
        await At(world, server).DeliverAsync(world.Tenant, due, stopping.Token);
        Assert.Single(server.Taken);
        server.Answer = _ => null;
        await DeliverAsync(world, At(world, server));
        Assert.Equal(3, server.Taken.Select(t => Read(t).MessageId).Distinct().Count());
        Assert.Equal(3, server.Taken.Count);
    }

    [Fact]
    public async Task What_waited_for_three_days_is_not_sent_any_more()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await using var server = new MailServer();
        await ReportAsync(world);
        world.Store.Clock.Advance(OutboxActions.Lasts + TimeSpan.FromMinutes(1));
        await DeliverAsync(world, At(world, server));
        Assert.Empty(server.Taken);
        Assert.Equal((MessageState.GivenUp, OutboxActions.TooOld), ((await OnlyAsync(world)).State, (await OnlyAsync(world)).LastError));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task At_night_the_staffs_mail_waits_for_the_morning_and_a_broken_promise_does_not(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = new MailServer();
        var lina = await world.WhoAsync("lina");
        await new NoticeActions(world.Store.Writer, world.Store.Clock).ChooseAsync(
            lina, 0, NoticeChoices.Default with { Email = "li@home.example", QuietFrom = new(9, 0), QuietTo = new(11, 30) }, world.Stop);
        var report = await world.ReportFridgeAsync();
        await world.Desk.NoteAsync(lina, report.TicketId, "我来", "n1", world.Stop);
        await world.Customers.WriteAsync(report.Secret, "在吗", "w1", world.Stop);
        await DeliverAsync(world, At(world, server));
        Assert.Empty(server.Taken);
        var row = await OnlyAsync(world);
        Assert.Equal((MessageState.Queued, 0, TimeSpan.FromMinutes(90)), (row.State, row.Attempts, row.NextAt - world.Store.Clock.GetUtcNow()));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(90));
        await DeliverAsync(world, At(world, server));
        Assert.Equal("li@home.example", Read(Assert.Single(server.Taken)).To.Mailboxes.Single().Address);

        // Ten days later it is ten again: within the quiet hours, and late.
        world.Store.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromMinutes(90));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        await DeliverAsync(world, At(world, server));
        Assert.Contains("超时", Read(server.Taken[^1]).Subject, StringComparison.Ordinal);
    }
}
