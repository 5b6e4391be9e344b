using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using MimeKit;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Notices;
using Plainmend.Jobs;
using Plainmend.Reads;

namespace Plainmend.Tests.Given;

/// <summary>Reports that go out by themselves, from the setting to the letter.</summary>
internal sealed class ReportMails(World world)
{
    /// <summary>Every day at nine in Shanghai, in English, the figures of volume and money.</summary>
    public static readonly ReportMailEntry Daily = new("boss@example.com, office@example.com", [FigureGroup.Money, FigureGroup.Volume], ReportEvery.Day, 9, "en");

    public ReportMailActions Acts { get; } = new(world.Store.Writer, world.Store.Clock);

    public ReportMailReads Reads { get; } = new(world.Store.Db, new FigureReads(world.Store.Db, world.Store.Clock), world.Store.Clock);

    /// <summary>One process: what its watch does in one round.</summary>
    public Task RunAsync() => new ReportMailRun(Reads, Acts, Figures.Follower(world)).RunAsync(world.Tenant, world.Stop);

    public async Task<ReportMailRow> OnlyAsync()
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.ReportMails.SingleAsync(world.Stop);
    }

    /// <summary>What was written, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> WrittenAsync()
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return [.. (await db.Outbox.Where(m => m.To == Audience.Named).ToListAsync(world.Stop)).OrderBy(m => m.CreatedAt).ThenBy(m => m.Recipient, StringComparer.Ordinal)];
    }

    /// <summary>What a mail server takes of it.</summary>
    public async Task<IReadOnlyList<MimeMessage>> DeliverAsync(MailServer server)
    {
        var outbox = new OutboxActions(world.Store.Db, world.Store.Writer, world.Store.Clock);
        var post = new Postman(
            outbox, new MailOptions { Host = "127.0.0.1", Port = server.Port, From = "desk@example.com", Tls = MailTls.None },
            new PublicBase(new ConfigurationBuilder().AddInMemoryCollection([new("PublicBase", "https://desk.example.com")]).Build(), new HostingEnvironment { EnvironmentName = "Production" }),
            new ReportSheet(new(world.Store.Db)), world.Store.Clock);
        await post.DeliverAsync(world.Tenant, await outbox.DueAsync(world.Tenant, toGroups: false, world.Stop), world.Stop);
        return [.. server.Taken.Select(t => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(t)))).OrderBy(m => m.To.Mailboxes.Single().Address, StringComparer.Ordinal)];
    }
}
