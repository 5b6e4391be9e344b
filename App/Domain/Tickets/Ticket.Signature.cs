using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// The customer's signature under what he is asked for.
public sealed partial class Ticket
{
    /// <summary>Transition 21, signed: on the customer's own page, or on the technician's telephone handed to him.</summary>
    /// <param name="name">Who signs, as he writes himself.</param>
    /// <param name="drawing">His signature as drawn; null when he typed his name only.</param>
    /// <param name="seal">Seal of the statement he read. He signs that one and no other.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.StatementMoved"/> when the bill is another one by now.</exception>
    public void SignWorks(string name, Attached? drawing, string seal, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.SignWorks, by);
        name = Needed(name, "SignedBy");
        if (drawing is { Kind: not FileKind.Png }) throw new RefusedException(Refusal.NotAPhoto, drawing.Name);
        var statement = Price(card);
        if (statement.Seal != seal) throw new RefusedException(Refusal.StatementMoved, statement.TotalMoney.Amount);
        Record(new WorksSigned(name, drawing, statement.TotalMoney.Amount, seal), by, at);
        Move(new WorkConfirmed(), by, at);
        SettleWhenNothingIsDue(at);
    }
}
