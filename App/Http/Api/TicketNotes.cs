using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Http.Api;

/// <summary>What the document says about tickets.</summary>
internal static class TicketNotes
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 16, 4, 0, 0, TimeSpan.Zero);
    private static readonly FeedTicket Shown = new(
        new("01999999-0000-7000-8000-000000000002"), "AJ-261016-0001", TicketState.Scheduled, Channel.Api, Priority.Normal, ServiceMode.Visit, "fridge", "fridge.not-cooling", "BCD-520", "Warm since last night",
        new("Ms Zhou", "13800000000", "浦东", "Century Avenue 1", Language: "en"), Noon, Noon.AddMinutes(12), null, "王建国", new(VisitState.Confirmed, Noon.AddHours(2), Noon.AddHours(4), null),
        new(SlaTarget.Arrive, Noon.AddHours(4)), null, null, Currency.Cny, 80m, 300m, SettlementState.Open, null, ["vip"], new Dictionary<string, string> { ["floor"] = "12" });

    public static ApiNote Report { get; } = new("report", "Report a ticket. It is checked, dispatched by rule and told to everybody like one from the form. Sending the same id again is harmless; with other content it is a conflict.",
        typeof(TicketRequest), typeof(ReportAnswer), [400, 401, 403, 409, 413, 415, 422, 429])
    {
        Keyed = true, Answer = () => BillingJson.Write(new ReportAnswer(Shown.Number, "https://service.example/t/…", Shown)),
        Examples =
        [
            new("a fridge that does not cool", """
            {
              "id": "crm-4711", "line": "fridge", "fault": "fridge.not-cooling", "description": "Warm since last night",
              "contact": { "name": "Ms Zhou", "phone": "13800000000", "district": "浦东", "address": "Century Avenue 1", "language": "en" }
            }
            """),
            new("a fault nobody knows", """{ "id": "crm-4712", "line": "fridge", "fault": "fridge.sings", "description": "Sings", "contact": { "name": "Ms Zhou", "phone": "13800000000", "district": "浦东" } }""", 422),
        ],
    };

    public static ApiNote One { get; } = new("ticket", "One ticket as it stands.", null, typeof(FeedTicket), [401, 403, 404, 429])
    {
        Keyed = true, Parameters = [new("number", "its number", "AJ-261016-0001", InPath: true)], Answer = () => BillingJson.Write(Shown),
    };

    public static ApiNote Changes { get; } = new("tickets", "Tickets that changed, each once and as it is now. Ask again with next.", null, typeof(TicketChanges), [401, 403, 422, 429])
    {
        Keyed = true, Parameters = [new("after", "number of the last event seen; from the beginning where none is named", "1280")], Answer = () => BillingJson.Write(new TicketChanges([Shown], 1284, false)),
    };
}
