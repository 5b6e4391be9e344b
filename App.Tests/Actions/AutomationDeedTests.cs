using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Jobs;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What an automation does outside the ticket – posts to a webhook – and with people: asks a technician by name, under a dispatcher's guards.</summary>
public sealed class AutomationDeedTests(PostgresCluster cluster)
{
    private const string Secret = "a-secret-of-the-warehouse";
    private static readonly EphemeralDataProtectionProvider Keys = new();
    private static readonly AutomationThen Nothing = AutomationThen.Nothing;

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_webhook_is_sent_signed_facts_once_after_the_act_and_the_log_says_so(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = await BotServer.StartAsync();
        using var line = Line();
        var admin = await world.WhoAsync("chenjing.admin");
        var hook = await HookAsync(world, admin, line, server);
        await OnAsync(world, admin, AutomationTrigger.CustomerWrote, Nothing with { AddTags = ["催单"], Post = hook });
        var report = await world.ReportFridgeAsync();
        await world.Customers.WriteAsync(report.Secret, "什么时候来？我的电话是 13800000000", "w1", world.Stop);
        await Task.WhenAll(AllAsync(world), AllAsync(world));

        // The act is done and nothing has left yet.
        Assert.Empty(server.Heard);
        Assert.Equal(MessageState.Queued, (await PostAsync(world, admin)).State);
        await DeliverAsync(world, line);
        await DeliverAsync(world, line);
        var body = Assert.Single(server.Heard).Body;
        var headers = server.Headers[0];
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{headers[HookCall.Timestamp]}.{body}"));
        Assert.Equal("v1=" + Convert.ToHexStringLower(signed), headers[HookCall.Signature]);
        Assert.Equal(world.Store.Clock.GetUtcNow().ToUnixTimeSeconds(), long.Parse(headers[HookCall.Timestamp], System.Globalization.CultureInfo.InvariantCulture));
        var said = JsonNode.Parse(body)!;
        Assert.Equal(("RuleRan", "A1", report.Number, "Offered", "fridge"), ((string?)said["event"], (string?)said["rule"]!["number"], (string?)said["ticket"]!["number"], (string?)said["ticket"]!["state"], (string?)said["ticket"]!["line"]));
        Assert.Equal("催单", (string?)said["ticket"]!["tags"]![0]);
        Assert.Equal($"https://desk.example.com/desk/{report.Number}", (string?)said["url"]);
        // Nothing of the customer leaves the house.
        foreach (var theirs in new[] { "13800000000", "13812345678", "张伟", "示例路" }) Assert.DoesNotContain(theirs, body, StringComparison.Ordinal);
        Assert.Equal((MessageState.Sent, null), ((await PostAsync(world, admin)).State, (await PostAsync(world, admin)).Error));
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.DoesNotContain(await db.Events.Select(e => e.Payload).ToListAsync(world.Stop), p => p.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_webhook_out_of_order_is_called_again_with_the_same_delivery_and_one_that_says_no_is_not(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = await BotServer.StartAsync();
        using var line = Line();
        var admin = await world.WhoAsync("chenjing.admin");
        await OnAsync(world, admin, AutomationTrigger.TicketCreated, Nothing with { Post = await HookAsync(world, admin, line, server) });
        server.Answer = (503, "");
        await world.ReportFridgeAsync();
        await AllAsync(world);
        await DeliverAsync(world, line);
        Assert.Equal((MessageState.Delayed, "HTTP 503"), ((await PostAsync(world, admin)).State, (await PostAsync(world, admin)).Error));
        Assert.Equal(AutomationOutcome.Done, (await BookAsync(world, admin)).Log[0].Outcome);
        await DeliverAsync(world, line);
        Assert.Single(server.Heard);
        server.Answer = (404, "");
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(world, line);
        Assert.Equal((MessageState.GivenUp, "HTTP 404"), ((await PostAsync(world, admin)).State, (await PostAsync(world, admin)).Error));
        // The same body at both tries, signed anew.
        Assert.Equal(server.Heard[0].Body, server.Heard[1].Body);
        Assert.NotEqual(server.Headers[0][HookCall.Signature], server.Headers[1][HookCall.Signature]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_webhook_that_was_removed_is_said_to_be_gone_and_hinders_nothing_else(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await using var server = await BotServer.StartAsync();
        using var line = Line();
        var admin = await world.WhoAsync("chenjing.admin");
        var hook = await HookAsync(world, admin, line, server);
        await OnAsync(world, admin, AutomationTrigger.TicketCreated, Nothing with { AddTags = ["新"], Post = hook });
        await Bots(world, line).RemoveAsync(admin, hook, 1, world.Stop);
        var report = await world.ReportFridgeAsync();
        await AllAsync(world);
        var run = Assert.Single((await BookAsync(world, admin)).Log);
        Assert.Equal((AutomationOutcome.Partly, Refusal.NotInCatalogue), (run.Outcome, run.Report.Steps[1].Why));
        Assert.Null(run.Post);
        Assert.Equal(["新"], (await world.TicketAsync(report.TicketId)).Tags);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => OnAsync(world, admin, AutomationTrigger.TicketCreated, Nothing with { Post = hook }));
        Assert.Equal((Refusal.Required, "Post"), (refused.Reason, refused.Details[0]));
        // And without a secret nobody could tell whose call it is.
        var naked = await Assert.ThrowsAsync<RefusedException>(() => Bots(world, line).KeepAsync(admin, null, 0, new(BotKind.Webhook, "x", server.Address, " ", "en", []), world.Stop));
        Assert.Equal((Refusal.Required, "Secret"), (naked.Reason, naked.Details[0]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_technician_by_name_gets_what_the_rules_had_offered_and_whoever_cannot_gets_nothing(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var admin = await world.WhoAsync("chenjing.admin");
        var first = await world.ReportFridgeAsync();
        var decision = (await world.TicketAsync(first.TicketId)).Decision!;
        var (second, shut) = (decision.Candidates[1].TechnicianId, decision.Excluded[0]);
        var id = await OnAsync(world, admin, AutomationTrigger.CustomerWrote, Nothing with { Assign = second });
        await world.Customers.WriteAsync(first.Secret, "请换一位师傅", "w1", world.Stop);
        await AllAsync(world);
        var ticket = await world.TicketAsync(first.TicketId);
        Assert.Equal((TicketState.Offered, second), (ticket.State, ticket.TechnicianId));
        Assert.Equal(AutomationOutcome.Done, (await BookAsync(world, admin)).Log[0].Outcome);

        // Who is shut out stays shut out: the ticket is where it was, and the log says what speaks against him.
        await Actions(world).KeepAsync(admin, id, 2, Rule(AutomationTrigger.CustomerWrote, Nothing with { Assign = shut.TechnicianId }), world.Stop);
        var before = ticket.Version;
        await world.Customers.WriteAsync(first.Secret, "还是换一位吧", "w2", world.Stop);
        await AllAsync(world);
        ticket = await world.TicketAsync(first.TicketId);
        Assert.Equal((TicketState.Offered, second, before + 1), (ticket.State, ticket.TechnicianId, ticket.Version));
        var run = (await BookAsync(world, admin)).Log[0];
        Assert.Equal((AutomationOutcome.Failed, Refusal.NeedsOverrideReason, shut.Reasons[0].Reason), (run.Outcome, run.Report.Steps[0].Why, run.Report.Steps[0].Against));

        // Whoever said yes keeps the job.
        await world.Technicians.AcceptAsync(await world.TechnicianOfAsync(first.TicketId), first.TicketId, world.Stop);
        await Actions(world).KeepAsync(admin, id, 3, Rule(AutomationTrigger.CustomerWrote, Nothing with { Assign = decision.Candidates[0].TechnicianId }), world.Stop);
        await world.Customers.WriteAsync(first.Secret, "？", "w3", world.Stop);
        await AllAsync(world);
        Assert.Equal(second, (await world.TicketAsync(first.TicketId)).TechnicianId);
        Assert.Equal(Refusal.NotAllowedNow, (await BookAsync(world, admin)).Log[0].Report.Steps[0].Why);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Where_the_named_one_cannot_the_rules_choose_and_two_rules_do_not_pull_at_a_ticket_for_ever(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (admin, lina) = (await world.WhoAsync("chenjing.admin"), await world.WhoAsync("lina"));
        var report = await world.ReportFridgeAsync();
        var decision = (await world.TicketAsync(report.TicketId)).Decision!;
        await world.Assignment.UnassignAsync(lina, report.TicketId, "改派", undo: true, world.Stop);
        await OnAsync(world, admin, AutomationTrigger.CustomerWrote, Nothing with { Assign = decision.Excluded[0].TechnicianId, Dispatch = true });
        await world.Customers.WriteAsync(report.Secret, "请快些", "w1", world.Stop);
        await AllAsync(world);
        Assert.Equal(TicketState.Offered, (await world.TicketAsync(report.TicketId)).State);
        Assert.Equal(AutomationOutcome.Partly, (await BookAsync(world, admin)).Log[0].Outcome);

        foreach (var one in decision.Candidates.Take(2)) await OnAsync(world, admin, AutomationTrigger.StateChanged, Nothing with { Assign = one.TechnicianId });
        var other = await world.ReportFridgeAsync("k2");
        for (var round = 0; round < 5; round++) await AllAsync(world);
        await using var db = world.Store.Db.Read(world.Tenant);
        var runs = await db.AutomationRuns.Where(r => r.TicketId == other.TicketId).ToListAsync(world.Stop);
        Assert.All(runs, r => Assert.True(r.Outcome == AutomationOutcome.Stopped || r.Chain.Distinct().Count() == r.Chain.Count));
        Assert.Contains(runs, r => r.Outcome == AutomationOutcome.Stopped && r.Report.Stop == AutomationStop.OwnChain);
        var settled = (await world.TicketAsync(other.TicketId)).Version;
        await AllAsync(world);
        Assert.Equal(settled, (await world.TicketAsync(other.TicketId)).Version);
    }

    private static AutomationRule Rule(AutomationTrigger trigger, AutomationThen then) => new("规则", new(trigger, 0), AutomationIf.Always, then);

    private static AutomationActions Actions(World world) => new(world.Store.Writer, world.Rules, world.Store.Clock);

    private static async Task<Guid> OnAsync(World world, Viewer admin, AutomationTrigger trigger, AutomationThen then)
    {
        var id = await Actions(world).KeepAsync(admin, null, 0, Rule(trigger, then), world.Stop);
        await Actions(world).SwitchAsync(admin, id, 1, on: true, world.Stop);
        return id;
    }

    private static async Task AllAsync(World world)
    {
        var runner = new AutomationRunner(world.Store.Db, world.Store.Writer, new(world.Door, new Dispatcher(world.Rules)), world.Store.Clock);
        while (await runner.RunEventsAsync(world.Tenant, world.Stop) > 0) { }
    }

    private static async Task<AutomationBook> BookAsync(World world, Viewer admin)
    {
        using var reads = new AutomationReads(world.Store.Db, world.Store.Clock);
        return (await reads.BookAsync(admin, world.Stop))!;
    }

    private static async Task<AutomationPost> PostAsync(World world, Viewer admin) => (await BookAsync(world, admin)).Log[0].Post!;

    private static BotLine Line() => new(new HostingEnvironment { EnvironmentName = "Development" });

    private static BotActions Bots(World world, BotLine line) => new(world.Store.Db, world.Store.Writer, new BotSeal(Keys), line, world.Store.Clock);

    private static Task<Guid> HookAsync(World world, Viewer admin, BotLine line, BotServer server) =>
        Bots(world, line).KeepAsync(admin, null, 0, new(BotKind.Webhook, "仓库系统", $"{server.Address}/hook", Secret, "zh-CN", []), world.Stop);

    private static async Task DeliverAsync(World world, BotLine line)
    {
        var outbox = new OutboxActions(world.Store.Db, world.Store.Writer, world.Store.Clock);
        var site = new PublicBase(new ConfigurationBuilder().AddInMemoryCollection([new("PublicBase", "https://desk.example.com")]).Build(), new HostingEnvironment { EnvironmentName = "Development" });
        await new BotCourier(outbox, Bots(world, line), line, site, world.Store.Clock).DeliverAsync(world.Tenant, await outbox.DueAsync(world.Tenant, toGroups: true, world.Stop), world.Stop);
    }
}
