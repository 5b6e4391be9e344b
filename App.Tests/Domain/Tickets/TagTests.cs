using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>Tags: free words, each once on a ticket whatever its spelling, and never more than can be surveyed.</summary>
public sealed class TagTests
{
    private static readonly DateTimeOffset Then = Start.AddMinutes(1);

    [Fact]
    public void A_word_stands_once_whatever_its_width_blanks_or_capitals_and_one_act_is_one_fact()
    {
        var ticket = New();
        ticket.TakeNewEvents();
        ticket.ChangeTags([" VIP  客户 ", "vip 客户", "ＶＩＰ 客户", "加急"], [], Desk, Then);
        Assert.Equal(["VIP 客户", "加急"], ticket.Tags);
        ticket.ChangeTags(["Vip 客户"], [], Desk, Then);
        ticket.ChangeTags(["保修争议"], ["ＶＩＰ　客户", "没有的"], Desk, Then);
        Assert.Equal(["加急", "保修争议"], ticket.Tags);
        var facts = ticket.TakeNewEvents().Select(e => (TagsChanged)e.Fact).ToArray();
        Assert.Equal(2, facts.Length);
        Assert.Equal(["保修争议"], facts[1].Added);
        Assert.Equal(["VIP 客户"], facts[1].Removed);
    }

    [Theory]
    [InlineData(" ", Refusal.Required)]
    [InlineData("a,b", Refusal.BadForm)]
    [InlineData("急、贵", Refusal.BadForm)]
    [InlineData("a\u0007b", Refusal.BadForm)]
    [InlineData("12345678901234567890123456789012345678901", Refusal.BadText)]
    [InlineData("㌕㌕㌕㌕㌕㌕㌕㌕㌕㌕㌕", Refusal.BadText)]
    public void What_cannot_be_a_tag_is_refused_and_changes_nothing(string typed, Refusal why)
    {
        var ticket = New();
        var refused = Assert.Throws<RefusedException>(() => ticket.ChangeTags(["好", typed], [], Desk, Then));
        Assert.Equal((why, "Tag"), (refused.Reason, refused.Details[0]));
        Assert.Empty(ticket.Tags);
    }

    [Fact]
    public void Twenty_are_enough_and_removing_makes_room_in_the_same_act()
    {
        var ticket = New();
        ticket.ChangeTags([.. Enumerable.Range(0, TagRules.MostOnTicket).Select(n => $"t{n}")], [], Desk, Then);
        var refused = Assert.Throws<RefusedException>(() => ticket.ChangeTags(["one more"], [], Desk, Then));
        Assert.Equal((Refusal.OutOfRange, "Tags"), (refused.Reason, refused.Details[0]));
        ticket.ChangeTags(["one more"], ["t0"], Desk, Then);
        Assert.Equal(TagRules.MostOnTicket, ticket.Tags.Count);
    }

    [Fact]
    public void Tags_are_for_the_desk_in_every_state_and_never_for_the_customer_or_the_technician()
    {
        foreach (var state in Enum.GetValues<TicketState>()) Assert.True(In(state).Allows(TicketAct.ChangeTags, Desk));
        Assert.Equal(Refusal.NotYours, Assert.Throws<RefusedException>(() => New().ChangeTags(["a"], [], Customer, Then)).Reason);
        Assert.False(New().Allows(TicketAct.ChangeTags, Technician));
    }

    [Fact]
    public void Whatever_comes_and_goes_the_ticket_is_the_fold_of_its_facts()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var ticket = New();
            var facts = ticket.TakeNewEvents().ToList();
            for (var step = 0; step < 20; step++)
            {
                string[] Some() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"{(random.Next(2) == 0 ? "T" : "t")}{random.Next(12)}")];
                ticket.ChangeTags(Some(), Some(), Desk, Then);
                facts.AddRange(ticket.TakeNewEvents());
            }
            Assert.Equal(ticket.Tags, Ticket.Replay(1, ticket.Id, facts).Tags);
            Assert.Equal(ticket.Tags.Count, ticket.Tags.DistinctBy(TagRules.KeyOf).Count());
        }
    }
}
