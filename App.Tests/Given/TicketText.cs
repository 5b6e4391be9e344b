using System.Text.Json;
using System.Text.Json.Nodes;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Given;

/// <summary>Everything a ticket consists of, as one text to compare; due times kept for lists are left out, they are read from the clock.</summary>
public static class TicketText
{
    public static string Of(Ticket ticket)
    {
        var json = JsonSerializer.SerializeToNode(ticket, StoredJson.Options)!.AsObject();
        foreach (var kept in new[] { nameof(Ticket.DueAt), nameof(Ticket.RiskAt), nameof(Ticket.DueTarget), nameof(Ticket.HasNewEvents) }) json.Remove(kept);
        json[nameof(Ticket.Visits)] = new JsonArray([.. json[nameof(Ticket.Visits)]!.AsArray().Select(v => v!.DeepClone()).OrderBy(v => (string)v["Id"]!, StringComparer.Ordinal)]);
        return json.ToJsonString(StoredJson.Options);
    }
}
