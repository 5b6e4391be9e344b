using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>Links between tickets, whatever is tried in whatever order.</summary>
public sealed class LinkTests
{
    private const int Tickets = 6;
    private static readonly LinkKind[] Chosen = [LinkKind.Related, LinkKind.DuplicateOf, LinkKind.ChildOf, LinkKind.ReturnOf];

    private static Guid Id(int n) => new(n + 1, 0, 0, new byte[8]);

    [Fact]
    public void Random_links_stay_in_pairs_one_of_a_kind_upwards_and_never_close_a_circle() =>
        Gen.Select(Gen.Int[0, Tickets - 1], Gen.Int[0, Chosen.Length - 1], Gen.Int[0, Tickets - 1], Gen.Int[0, 9]).Array[1, 60].Sample(life =>
        {
            var facts = Enumerable.Range(0, Tickets).ToDictionary(Id, _ => new List<Fact>());
            IReadOnlyList<TicketLink> LinksOf(Guid id) => TicketLinks.Of(facts[id]);
            foreach (var (one, kind, other, n) in life)
            {
                if (n == 0 && LinksOf(Id(one)).FirstOrDefault(l => l.Other == Id(other)) is { } old)
                {
                    facts[Id(one)].Add(new Unlinked(old));
                    facts[Id(other)].Add(new Unlinked(new(Id(one), $"T{one}", TicketLinks.Opposite(old.Kind))));
                }
                try
                {
                    TicketLinks.Check(Id(one), Chosen[kind], Id(other), LinksOf);
                    facts[Id(one)].Add(new Linked(new(Id(other), $"T{other}", Chosen[kind])));
                    facts[Id(other)].Add(new Linked(new(Id(one), $"T{one}", TicketLinks.Opposite(Chosen[kind]))));
                }
                catch (RefusedException)
                {
                    continue;
                }
                foreach (var id in facts.Keys) Check(id, LinksOf);
            }
        }, iter: 5_000);

    private static void Check(Guid id, Func<Guid, IReadOnlyList<TicketLink>> linksOf)
    {
        var links = linksOf(id);
        Assert.Equal(links.Count, links.Select(l => l.Other).Distinct().Count());
        Assert.DoesNotContain(links, l => l.Other == id);
        Assert.All(links, l => Assert.Contains(linksOf(l.Other), back => back.Other == id && back.Kind == TicketLinks.Opposite(l.Kind)));
        foreach (var kind in Chosen.Where(TicketLinks.Rises))
        {
            Assert.True(links.Count(l => l.Kind == kind) <= 1);
            var (at, steps) = (id, 0);
            while (TicketLinks.Above(linksOf(at), kind) is { } up && steps++ < Tickets)
            {
                Assert.NotEqual(id, up.Other);
                at = up.Other;
            }
        }
    }

    [Fact]
    public void Each_refusal_says_which_ticket_stands_in_the_way()
    {
        var links = new Dictionary<Guid, IReadOnlyList<TicketLink>>
        {
            [Id(0)] = [new(Id(1), "T1", LinkKind.ChildOf)],
            [Id(1)] = [new(Id(0), "T0", LinkKind.ParentOf), new(Id(2), "T2", LinkKind.ChildOf)],
            [Id(2)] = [new(Id(1), "T1", LinkKind.ParentOf)],
        };
        IReadOnlyList<TicketLink> LinksOf(Guid id) => links.GetValueOrDefault(id, []);
        RefusedException Refused(int one, LinkKind kind, int other) => Assert.Throws<RefusedException>(() => TicketLinks.Check(Id(one), kind, Id(other), LinksOf));
        Assert.Equal(Refusal.LinkToItself, Refused(0, LinkKind.Related, 0).Reason);
        Assert.Equal(Refusal.AlreadyLinked, Refused(0, LinkKind.Related, 1).Reason);
        Assert.Equal([(object)"T1"], Refused(0, LinkKind.ChildOf, 3).Details);
        var circle = Refused(2, LinkKind.ChildOf, 0);
        Assert.Equal((Refusal.LinkCircle, "T2"), (circle.Reason, circle.Details[0]));
        // Another kind is another chain.
        TicketLinks.Check(Id(2), LinkKind.ReturnOf, Id(0), LinksOf);
    }

    [Fact]
    public void With_an_open_child_nothing_closes_and_without_it_what_asks_for_nothing_closes_by_itself()
    {
        var ticket = GivenTicket.New();
        ticket.AcceptIntake(null, "paid", 50, Rule, Start);
        ticket.SolveAtFirstContact("重启", "误操作", null, Card, Desk, Start);
        ticket.WaitFor("T9");
        ticket.ConfirmWorks(Customer, Start);
        Assert.Equal(TicketState.Completed, ticket.State);
        var refused = Assert.Throws<RefusedException>(() => ticket.Settle(SettlementState.Waived, Finance, Start));
        Assert.Equal((Refusal.ChildOpen, "T9"), (refused.Reason, refused.Details[0]));
        ticket.ChildrenEnded(Start);
        Assert.Equal(TicketState.Closed, ticket.State);
    }

    [Theory]
    [InlineData("138 1234-5678", "13812345678", true)]
    [InlineData("13812345678", "13812345679", false)]
    [InlineData("", "", false)]
    public void The_same_person_is_who_answers_the_same_telephone(string one, string other, bool same) =>
        Assert.Equal(same, new Contact("张伟", one, "", "").IsSamePerson(new("张", other, "", "")));
}
