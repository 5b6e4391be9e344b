using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>Requests and answers the document shows for endpoints that need a key; the calculator itself works the answers out.</summary>
internal static class KeyedExamples
{
    private const string Number = "AJ-2026-0001", Json = "application/json";
    private static readonly UsageRecord[] Tickets = [UsageRecord.At("t-1", PlatformMeters.Tickets, new(2026, 9, 10, 0, 0, 0, TimeSpan.Zero), 1200m, "September")];
    private static readonly BillSide September = new(Agreement.To(ReadyPlans.PayAsYouGo, DateTimeOffset.MinValue), BillingPeriod.Month(2026, 9, "Asia/Shanghai"), Tickets);
    private static readonly BillSide October = September with { Period = BillingPeriod.Month(2026, 10, "Asia/Shanghai"), Usage = [Tickets[0] with { From = new(2026, 10, 10, 0, 0, 0, TimeSpan.Zero), Amount = 1500m }] };
    private static readonly DateTimeOffset Noon = new(2026, 10, 16, 4, 0, 0, TimeSpan.Zero);

    /// <summary>A test sends each of them with a key.</summary>
    public static IReadOnlyList<ApiExample> Usage { get; } =
    [
        new("one record", """{ "id": "scan-1", "source": "scanner", "meter": "documents", "amount": "3.5", "at": "{now}" }""") { Media = Json },
        new("a batch", """
        [
          { "id": "scan-2", "source": "scanner", "meter": "documents", "amount": "1", "at": "{now}" },
          { "id": "line-1", "source": "switchboard", "meter": "lines", "level": "2", "from": "{before}", "to": "{now}" }
        ]
        """) { Media = Json },
        new("an event", Event("scan-3")) { Media = UsageDoor.Event },
        new("a batch of events", $"[ {Event("scan-4")}, {Event("scan-5")} ]") { Media = UsageDoor.Batch },
        new("a line of a stream", """{ "id": "scan-6", "source": "scanner", "meter": "documents", "amount": "2", "at": "{now}" }""") { Media = UsageDoor.Lines },
        new("a meter the desk measures itself", """{ "id": "scan-7", "source": "scanner", "meter": "seats", "amount": "1", "at": "{now}" }""", StatusCodes.Status422UnprocessableEntity) { Media = Json },
    ];

    public static UsageAnswer Kept { get; } = new([new(0, "scan-2", UsageStatus.Accepted, ["documents"]), new(1, "line-1", UsageStatus.Duplicate, [])]);

    public static LiveAnswer Live()
    {
        var forecast = Forecast.Of(October.Running(), Noon);
        return new(Noon, ReadyPlans.PayAsYouGo.Document, October.Period, forecast.SoFar, forecast.Low.Total.Value, forecast.Expected.Total.Value, forecast.High.Total.Value, null, null);
    }

    public static StatementFile Statement() => new() { Statement = September.Running().Statement(Reckoning.Plain), Plans = [ReadyPlans.PayAsYouGo], Usage = Tickets };

    public static StatementsAnswer Statements()
    {
        var due = Statement().Statement.TotalMoney;
        return new([new(new Guid("01999999-0000-7000-8000-000000000001"), StatementKind.Subscription, nameof(InvoiceState.Final), Number, new(2026, 9, 1), new(2026, 10, 1), due.Currency, due.Amount, 0m,
            new(2026, 9, 30, 16, 0, 0, TimeSpan.Zero), new(2026, 10, 15), null)]);
    }

    public static DifferenceAnswer Difference()
    {
        var difference = BillDifference.Between(September, October);
        return new(Number, null, difference.Before.Currency, difference.Before.Total.Value, difference.After.Total.Value, difference.Total, difference.Parts);
    }

    public static SimulationAnswer Simulation()
    {
        var replays = WhatIf.Compare([ReadyPlans.PayAsYouGo, ReadyPlans.Hybrid], [new(September.Period, Tickets)]);
        return new(1m, ReadyPlans.PayAsYouGo.Document, replays.MinBy(r => r.Total)!.Plan.Document, false, [September.Period], [.. replays.Select(SimulatedPlan.Of)]);
    }

    private static string Event(string id) =>
        $$"""{ "specversion": "1.0", "id": "{{id}}", "source": "scanner", "type": "documents.scanned", "time": "{now}", "data": { "meter": "documents", "amount": "1" } }""";
}
