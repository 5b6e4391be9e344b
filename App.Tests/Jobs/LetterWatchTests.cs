using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Letters;
using Plainmend.Domain.Tickets;
using Plainmend.Jobs;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Jobs;

/// <summary>E-mails come in through a real line to a letter-box: answers into their tickets, everything else before a person.</summary>
public sealed class LetterWatchTests(PostgresCluster cluster)
{
    private const string Box = "desk@example.com", Customer = "zhang@customer.example";

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_answer_from_the_customer_stands_in_his_ticket_once_with_its_files(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var box = new MailBox();
        var (taken, reply) = await AskedAsync(world);
        box.Put(Letter(reply, Customer, "请下午来。\n\n> 您的报修已受理", ("photo.png", Upload.Png), ("virus.exe", [0x4D, 0x5A, 0, 0, 0xFF])));
        Assert.Equal(1, await RoundAsync(world, box));
        Assert.Equal((0, 0), (await RoundAsync(world, box), box.Unseen));
        var said = Assert.Single(await SaidAsync(world, taken.TicketId));
        Assert.Equal("请下午来。\n⊘ virus.exe", said.Text);
        Assert.Equal("photo.png", Assert.Single(said.Files!).Name);
        Assert.Empty((await WaitingAsync(world)).Shown);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Whoever_hung_up_before_it_was_marked_reads_it_again_and_it_is_there_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var box = new MailBox { HangsUp = line => line.Contains("STORE", StringComparison.Ordinal) };
        var (taken, reply) = await AskedAsync(world);
        box.Put(Letter(reply, Customer, "Hello"));
        await Assert.ThrowsAnyAsync<Exception>(() => RoundAsync(world, box));
        Assert.Equal(1, box.Unseen);
        box.HangsUp = _ => false;
        await RoundAsync(world, box);
        Assert.Equal(0, box.Unseen);
        Assert.Single(await SaidAsync(world, taken.TicketId));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_proves_nothing_waits_for_a_person_and_what_a_machine_wrote_is_not_answered(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var box = new MailBox();
        var (taken, reply) = await AskedAsync(world);
        box.Put(Letter(reply, "stranger@elsewhere.example", "I am his neighbour"));
        box.Put(Letter("desk+anju@example.com", "new@elsewhere.example", "My fridge is warm"));
        box.Put(Letter("desk+" + new string('a', 32) + "@example.com", "guess@elsewhere.example", "Guessed"));
        var away = Letter(reply, Customer, "I am away");
        away.Headers.Add("Auto-Submitted", "auto-replied");
        box.Put(away);
        await world.Customers.CancelAsync(taken.Secret, "Sold", world.Stop);
        box.Put(Letter(reply, Customer, "It was sold"));
        // Nobody runs this installation: what names no company of it stays where it is.
        Assert.Equal((4, 1), (await RoundAsync(world, box), box.Unseen));
        // Words come in whatever became of the ticket.
        Assert.Equal("It was sold", Assert.Single(await SaidAsync(world, taken.TicketId)).Text);
        var waiting = (await WaitingAsync(world)).Shown.OrderBy(l => l.Text, StringComparer.Ordinal).ToList();
        Assert.Equal(
            [("I am his neighbour", LetterWhy.Stranger, taken.Number), ("My fridge is warm", LetterWhy.New, null)],
            waiting.Select(l => (l.Text, l.Why, l.Number)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_desk_files_opens_and_discards_each_once_and_nobody_else_may(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var box = new MailBox();
        var (taken, reply) = await AskedAsync(world);
        box.Put(Letter(reply, "stranger@elsewhere.example", "From his neighbour", ("photo.png", Upload.Png)));
        box.Put(Letter("desk+anju@example.com", "new@elsewhere.example", "My fridge is warm", ("label.png", Upload.Png)));
        box.Put(Letter("desk+anju@example.com", "spam@elsewhere.example", "Buy this"));
        await RoundAsync(world, box);
        var came = (await WaitingAsync(world)).Shown.ToDictionary(l => l.Text[..2]);
        var (first, second, third) = (came["Fr"], came["My"], came["Bu"]);
        // A day later the files of letters that wait are still there.
        world.Store.Clock.Advance(TimeSpan.FromDays(2));
        await world.Uploads.SweepAsync(world.Tenant, world.Stop);

        var desk = await world.WhoAsync("lina");
        var letters = new LetterActions(world.Door, world.Reports, world.Store.Writer, world.Store.Db);
        await Assert.ThrowsAsync<RefusedException>(async () => await letters.DiscardAsync(await world.WhoAsync("wangqiang"), third.Id, world.Stop));
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => letters.FileAsync(desk, first.Id, "AJ-000000-0000", world.Stop))).Reason);
        await letters.FileAsync(desk, first.Id, taken.Number, world.Stop);
        var said = Assert.Single(await SaidAsync(world, taken.TicketId));
        Assert.Equal(("From his neighbour", "photo.png"), (said.Text, Assert.Single(said.Files!).Name));

        var report = new FaultReport(Channel.Phone, "fridge", "fridge.not-cooling", "", "My fridge is warm", "New", "13800000000", "浦东", "", Email: "new@elsewhere.example");
        Assert.Equal("Phone", (await Assert.ThrowsAsync<RefusedException>(() => letters.OpenAsync(desk, second.Id, report with { Phone = "" }, world.Stop))).Details[0]);
        var opened = await letters.OpenAsync(desk, second.Id, report, world.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => letters.OpenAsync(desk, second.Id, report, world.Stop))).Reason);
        await letters.DiscardAsync(desk, third.Id, world.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => letters.DiscardAsync(desk, third.Id, world.Stop))).Reason);

        Assert.Equal(0, (await WaitingAsync(world)).Of);
        await using var db = world.Store.Db.Read(world.Tenant);
        var ticket = await db.Tickets.SingleAsync(t => t.Id == opened.TicketId, world.Stop);
        Assert.Equal((Channel.Email, "new@elsewhere.example"), (ticket.Channel, ticket.Contact.Email));
        Assert.Equal("label.png", (await db.Attachments.SingleAsync(f => f.TicketId == opened.TicketId, world.Stop)).Name);
    }

    // A customer's report was confirmed by e-mail; what he answers to.
    private static async Task<(ReportTaken Taken, string Reply)> AskedAsync(World world)
    {
        await using var server = new MailServer();
        var taken = await world.Reports.SubmitAsync(
            world.Tenant, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "无人区", "示例路 1 号", Email: Customer, Language: "zh-CN"),
            Actor.Customer("张伟"), "l1", world.Stop);
        var outbox = new OutboxActions(world.Store.Db, world.Store.Writer, world.Store.Clock);
        var post = new Postman(outbox, new MailOptions { Host = "127.0.0.1", Port = server.Port, From = Box, Tls = MailTls.None, Inbox = new() { Host = "x", Address = Box } },
            new PublicBase(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = "Production" }), new ReportSheet(new(world.Store.Db)), world.Store.Clock);
        await post.DeliverAsync(world.Tenant, await outbox.DueAsync(world.Tenant, toGroups: false, world.Stop), world.Stop);
        var sent = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Assert.Single(server.Taken))), world.Stop);
        return (taken, sent.ReplyTo.Mailboxes.Single().Address);
    }

    private static Task<int> RoundAsync(World world, MailBox box)
    {
        var mail = new MailOptions { Inbox = new() { Host = "127.0.0.1", Port = box.Port, User = "desk", Password = "secret", Tls = MailTls.None, Address = Box } };
        var intake = new LetterIntake(world.Door, world.Store.Writer, world.Links, world.Uploads, world.Store.Db);
        return new LetterWatch(mail, intake, world.Store.Clock, NullLogger<LetterWatch>.Instance).RoundAsync(world.Stop);
    }

    private static async Task<LettersView> WaitingAsync(World world) => await new LetterReads(world.Store.Db).WaitingAsync(await world.WhoAsync("lina"), world.Stop);

    private static async Task<IReadOnlyList<CustomerWrote>> SaidAsync(World world, Guid ticket)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return [.. (await db.Events.Where(e => e.SubjectId == ticket && e.Kind == nameof(CustomerWrote)).ToListAsync(world.Stop)).Select(e => (CustomerWrote)e.ToTicketEvent().Fact)];
    }

    private static MimeMessage Letter(string to, string from, string text, params (string Name, byte[] Content)[] files)
    {
        var letter = new MimeMessage { Subject = "Re: 报修" };
        letter.From.Add(new MailboxAddress("", from));
        letter.To.Add(new MailboxAddress("", to));
        var body = new BodyBuilder { TextBody = text };
        foreach (var (name, content) in files) body.Attachments.Add(name, content);
        letter.Body = body.ToMessageBody();
        return letter;
    }
}
