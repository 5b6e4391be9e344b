using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A custom field on one ticket.</summary>
/// <param name="Field">How it is filled in; null when it is only read here.</param>
/// <param name="Is">Its value; null when it has none.</param>
public sealed record TicketField(CustomField? Field, string Code, Bilingual Name, FieldReading? Is)
{
    /// <summary>As it is kept; empty for none.</summary>
    public string Value => Is?.Value ?? "";

    /// <summary>Every field the ticket may have, and those it has although they are asked no more.</summary>
    internal static IReadOnlyList<TicketField> Of(CustomFields known, Ticket ticket)
    {
        var fit = known.Fields.Where(f => f.Fits(ticket.Line, ticket.Fault)).ToList();
        return
        [
            .. fit.Select(f => new TicketField(f, f.Code, f.Name, ticket.Fields.FirstOrDefault(v => v.Code == f.Code)?.Is)),
            .. ticket.Fields.Where(v => fit.TrueForAll(f => f.Code != v.Code)).Select(v => new TicketField(null, v.Code, v.Name, v.Is)),
        ];
    }

    /// <summary>What a technician sees of them: what he is asked for, and what has a value.</summary>
    internal static IReadOnlyList<TicketField> OfJob(CustomFields known, Ticket ticket) =>
        [.. Of(known, ticket).Select(f => f.Field?.Asked.Contains(FieldPlace.Technician) == true ? f : f with { Field = null }).Where(f => f.Field is not null || f.Is is not null)];
}
