using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>A person's notices: written with the act, read by him alone, and chosen by him.</summary>
public sealed class NoticeReadsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Notices_are_new_until_read_one_by_one_or_all_and_nobody_reads_anothers(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (reads, actions) = (new NoticeReads(world.Store.Db), new NoticeActions(world.Store.Writer, world.Store.Clock));
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var offer = Assert.Single((await reads.PageAsync(technician, 0, world.Stop)).Shown);
        Assert.Equal((NoticeKind.OfferMade, report.Number, true), (offer.Says.Kind, offer.Says.Number, offer.Unread));

        await world.Desk.NoteAsync(lina, report.TicketId, "我来", "n1", world.Stop);
        for (var n = 0; n < 3; n++)
        {
            world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Customers.WriteAsync(report.Secret, $"在吗 {n}", $"w{n}", world.Stop);
        }
        Assert.Equal((3, 0), (await reads.UnreadAsync(lina, world.Stop), await reads.UnreadAsync(zhang, world.Stop)));
        var page = await reads.PageAsync(lina, 0, world.Stop);
        Assert.Equal(page.Shown.Select(n => n.At).OrderDescending(), page.Shown.Select(n => n.At));

        await actions.ReadAsync(zhang, page.Shown[1].Id, world.Stop);
        Assert.Equal(3, await reads.UnreadAsync(lina, world.Stop));
        await actions.ReadAsync(lina, page.Shown[1].Id, world.Stop);
        Assert.Equal([true, false, true], (await reads.PageAsync(lina, 0, world.Stop)).Shown.Select(n => n.Unread));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Customers.WriteAsync(report.Secret, "还在吗", "w9", world.Stop);
        // One that came while he reached for the button stays new.
        await actions.ReadAllAsync(lina, page.Shown[0].At, world.Stop);
        Assert.Equal([true, false, false, false], (await reads.PageAsync(lina, 0, world.Stop)).Shown.Select(n => n.Unread));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Switched_off_kinds_do_not_come_and_the_chosen_address_and_language_count(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (reads, actions) = (new NoticeReads(world.Store.Db), new NoticeActions(world.Store.Writer, world.Store.Clock));
        var lina = await world.WhoAsync("lina");
        Assert.Equal((0, NoticeChoices.Default), ((await reads.ChoicesAsync(lina, world.Stop)).Version, (await reads.ChoicesAsync(lina, world.Stop)).Choices));
        var choices = NoticeChoices.Default with { Email = " li@home.example ", Language = "en", NotShown = [NoticeKind.CustomerWrote] };
        await actions.ChooseAsync(lina, 0, choices, world.Stop);
        await Assert.ThrowsAsync<RefusedException>(() => actions.ChooseAsync(lina, 0, choices, world.Stop));
        var report = await world.ReportFridgeAsync();
        await world.Desk.NoteAsync(lina, report.TicketId, "我来", "n1", world.Stop);
        await world.Customers.WriteAsync(report.Secret, "在吗", "w1", world.Stop);
        Assert.Equal(0, await reads.UnreadAsync(lina, world.Stop));
        await using (var db = world.Store.Db.Read(world.Tenant))
        {
            var mail = await db.Outbox.SingleAsync(world.Stop);
            Assert.Equal(("li@home.example", "en", NoticeKind.CustomerWrote), (mail.Recipient, mail.Language, mail.Says.Kind));
        }
        await actions.ChooseAsync(lina, 1, choices with { NotShown = [], NotMailed = [NoticeKind.CustomerWrote] }, world.Stop);
        await world.Customers.WriteAsync(report.Secret, "还在吗", "w2", world.Stop);
        Assert.Equal(1, await reads.UnreadAsync(lina, world.Stop));
        await using var after = world.Store.Db.Read(world.Tenant);
        Assert.Equal(1, await after.Outbox.CountAsync(world.Stop));
    }

    [Fact]
    public async Task A_choice_that_cannot_be_meant_is_refused_by_the_field()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var actions = new NoticeActions(world.Store.Writer, world.Store.Clock);
        var lina = await world.WhoAsync("lina");
        async Task RefusedAsync(NoticeChoices choices, string field) =>
            Assert.Equal(field, (await Assert.ThrowsAsync<RefusedException>(() => actions.ChooseAsync(lina, 0, choices, world.Stop))).Details[0]);
        await RefusedAsync(NoticeChoices.Default with { Email = "lina" }, "Email");
        await RefusedAsync(NoticeChoices.Default with { QuietFrom = new(22, 0) }, "QuietTo");
        await RefusedAsync(NoticeChoices.Default with { QuietTo = new(8, 0) }, "QuietFrom");
        await RefusedAsync(NoticeChoices.Default with { QuietFrom = new(8, 0), QuietTo = new(8, 0) }, "QuietTo");
    }
}
