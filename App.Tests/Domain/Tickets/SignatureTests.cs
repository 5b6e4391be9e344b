using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>The signature under a finished job.</summary>
public sealed class SignatureTests
{
    private static readonly DateTimeOffset Then = Start.AddHours(2);

    [Fact]
    public void He_signs_the_statement_he_read_and_the_work_is_confirmed_with_it()
    {
        var ticket = In(TicketState.Verifying);
        ticket.TakeNewEvents();
        var read = ticket.Price(Card);
        ticket.SignWorks(" 张伟 ", new(ticket.Id, "signature.png", FileKind.Png, 900), read.Seal!, Card, Technician, Then);
        var facts = ticket.TakeNewEvents().Select(e => e.Fact).ToList();
        var signed = Assert.IsType<WorksSigned>(facts[0]);
        Assert.Equal(("张伟", read.TotalMoney.Amount, read.Seal), (signed.Name, signed.Total, signed.Seal));
        Assert.IsType<WorkConfirmed>(facts[1]);
        Assert.Equal(TicketState.Completed, ticket.State);
    }

    [Fact]
    public void A_bill_that_changed_after_he_read_it_is_not_signed()
    {
        var ticket = In(TicketState.Verifying);
        var read = ticket.Price(Card);
        ticket.GrantGoodwill(5m, null, "抱歉久等", Card, Supervisor, Then);
        Assert.Equal(Refusal.StatementMoved, Refused(() => ticket.SignWorks("张伟", null, read.Seal!, Card, Customer, Then)));
        Assert.Equal(TicketState.Verifying, ticket.State);
        ticket.SignWorks("张伟", null, ticket.Price(Card).Seal!, Card, Customer, Then);
    }

    [Fact]
    public void A_name_is_needed_and_a_drawing_is_a_picture()
    {
        var ticket = In(TicketState.Verifying);
        var seal = ticket.Price(Card).Seal!;
        Assert.Equal(Refusal.Required, Refused(() => ticket.SignWorks(" ", null, seal, Card, Customer, Then)));
        Assert.Equal(Refusal.NotAPhoto, Refused(() => ticket.SignWorks("张伟", new(ticket.Id, "a.pdf", FileKind.Pdf, 1), seal, Card, Customer, Then)));
    }

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Reason;
}
