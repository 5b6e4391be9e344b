using Plainmend.Actions;
using Plainmend.Components.Desk;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>The desk's list narrowed by a custom field, in every view, on both databases.</summary>
public sealed class FieldFilterReadsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_view_holds_only_the_tickets_whose_field_has_the_value_and_counts_them(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (fields, lina) = (new FieldActions(world.Door, world.Company), await world.WhoAsync("lina"));
        await fields.PublishAsync(await world.WhoAsync("chenjing.admin"), 0, [Text("floor"), Text("room")], world.Stop);
        var (one, two, three) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"), await world.ReportFridgeAsync("k3"));
        await fields.FillAsync(lina, one.TicketId, [new("floor", null, "12"), new("room", null, "3\"A'%")], world.Stop);
        await fields.FillAsync(lina, two.TicketId, [new("floor", null, "3"), new("room", null, "12")], world.Stop);
        await fields.FillAsync(lina, three.TicketId, [new("floor", null, "12")], world.Stop);
        var reads = new DeskReads(world.Store.Db, world.Store.Clock);
        async Task<(int Total, string[] Numbers)> AskAsync(DeskQuery query)
        {
            var list = await reads.ListAsync(lina, query, world.Stop);
            return (list.Total, [.. list.Rows.Select(r => r.Number).Order(StringComparer.Ordinal)]);
        }

        // The same value in another field is something else, and signs of the database's own are only signs.
        var twelve = await AskAsync(new(Field: new("floor", "12")));
        Assert.Equal(2, twelve.Total);
        Assert.Equal([one.Number, three.Number], twelve.Numbers);
        Assert.Equal([one.Number], (await AskAsync(new(Field: new("room", "3\"A'%")))).Numbers);
        Assert.Empty((await AskAsync(new(Field: new("room", "%")))).Numbers);
        Assert.Empty((await AskAsync(new(Field: new("other", "12")))).Numbers);
        // With every other filter, in every view and for acts on many.
        Assert.Equal([one.Number], (await AskAsync(new(Text: one.Number, Line: "fridge", Field: new("floor", "12")))).Numbers);
        await world.Desk.CancelAsync(lina, one.TicketId, "不需要了", world.Stop);
        await new TagActions(world.Door, world.Store.Writer).ChangeAsync(lina, one.TicketId, ["加急"], [], world.Stop);
        Assert.Equal([three.Number], (await AskAsync(new(Field: new("floor", "12")))).Numbers);
        Assert.Equal([one.Number], (await AskAsync(new(DeskView.Ended, Field: new("floor", "12")))).Numbers);
        Assert.Equal([one.Number], (await AskAsync(new(DeskView.Ended, Tag: "加急", Field: new("floor", "12")))).Numbers);
        Assert.Empty((await AskAsync(new(DeskView.Ended, Tag: "加急", Field: new("floor", "3")))).Numbers);
        foreach (var view in Enum.GetValues<DeskView>()) Assert.InRange((await AskAsync(new(view, Field: new("floor", "12")))).Total, 0, 1);
        Assert.Equal([three.TicketId], (await new BulkReads(world.Store.Db, world.Store.Clock).ViewAsync(lina, new(Field: new("floor", "12")), 100, world.Stop)).Select(t => t.Id));
        // Taken away again it is found no more.
        await fields.FillAsync(lina, three.TicketId, [new("floor", null, "")], world.Stop);
        Assert.Empty((await AskAsync(new(Field: new("floor", "12")))).Numbers);
    }

    [Theory]
    [InlineData("floor:12", "floor", "12")]
    [InlineData("old-part:带回", "old-part", "带回")]
    [InlineData("time:10:30", "time", "10:30")]
    public void The_address_keeps_the_filter(string said, string code, string value)
    {
        var place = DeskPlace.From(null, null, null, null, null, null, null, null, said);
        Assert.Equal(new FieldIs(code, value), place.Query.Field);
        Assert.Equal($"/desk?field={Uri.EscapeDataString(said)}", place.ToUri());
    }

    [Theory]
    [InlineData("floor")]
    [InlineData(":12")]
    [InlineData("floor:")]
    public void What_is_no_filter_counts_as_not_said(string said) => Assert.Null(DeskPlace.From(null, null, null, null, null, null, null, null, said).Query.Field);

    private static CustomField Text(string code) => new(code, new(code, code), FieldKind.Text, "", [], [FieldPlace.Desk], [], [], false, true);
}
