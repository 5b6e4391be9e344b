using System.Text.Json.Nodes;
using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>What the document says about the open calculator. Each example is carried out by a test.</summary>
internal static class PricingNotes
{
    private static readonly int[] Refuses = [400, 413, 415, 422, 429];

    public static ApiNote Price { get; } = new("price", "Price a quantity, amounts, intervals or records with one charge given inline.", typeof(PriceRequest), typeof(PriceAnswer), Refuses)
    {
        Examples =
        [
            new("per unit", """{ "charge": { "price": { "model": "per-unit", "unit": "0.12" }, "unit": "calls" }, "currency": "CNY", "quantity": "1234.5" }"""),
            new("graduated tiers", """{ "charge": { "price": { "model": "graduated", "tiers": [ { "upTo": "1000", "unit": "0.8" }, { "upTo": "5000", "unit": "0.6" }, { "unit": "0.45" } ] } }, "quantity": "5200" }"""),
            new("percentage of each event", """{ "charge": { "price": { "model": "percentage", "rate": "0.02", "fixedFee": "0.3", "freeAmount": "120" } }, "amounts": [ "100", "50", "10" ] }"""),
            new("hours of work, overlaps once", """
            {
              "charge": { "aggregation": "unionDuration", "unit": "h", "unitSize": "3600", "price": { "model": "per-unit", "unit": "90" } },
              "intervals": [
                { "from": "2025-06-02T01:00:00Z", "to": "2025-06-02T03:00:00Z", "subject": "anna" },
                { "from": "2025-06-02T02:00:00Z", "to": "2025-06-02T04:30:00Z", "subject": "anna" }
              ]
            }
            """),
            new("seats, with tax contained", """
            {
              "charge": { "aggregation": "dailyClosing", "meter": "seats", "unit": "seats", "price": { "model": "per-unit", "unit": "99" } },
              "records": [ { "meter": "seats", "subject": "desk", "amount": "10", "at": "2025-05-20T00:00:00Z" }, { "meter": "seats", "subject": "desk", "amount": "14", "at": "2025-06-16T00:00:00Z" } ],
              "period": { "first": "2025-06-01", "end": "2025-07-01", "zone": "Asia/Shanghai" }, "tax": { "rate": "0.06", "mode": "inclusive" }
            }
            """),
            new("tiers out of order", """{ "charge": { "price": { "model": "volume", "tiers": [ { "upTo": "10", "unit": "5" }, { "upTo": "5", "unit": "4" }, { "unit": "3" } ] } }, "quantity": "7" }""", 422),
        ],
    };

    public static ApiNote Preview { get; } = new("preview", "Work out a whole statement from a plan, a period and usage given inline; the answer is a statement file.", typeof(PreviewRequest), typeof(StatementFile), Refuses)
    {
        Examples =
        [
            new("hybrid plan", """
            {
              "plan": {
                "id": "hybrid", "currency": "CNY", "tax": { "rate": "0.06", "per": "rate" }, "minimum": "100", "cap": "5000",
                "charges": [
                  { "key": "base", "price": { "model": "flat", "amount": "1280" }, "name": { "zh": "基础费", "en": "Base fee" }, "purpose": { "zh": "服务台", "en": "The desk" } },
                  { "key": "tickets", "price": { "model": "per-unit", "unit": "0.5" }, "allowance": "1000", "unit": "tickets" }
                ]
              },
              "period": { "first": "2025-06-01", "end": "2025-07-01", "zone": "Asia/Shanghai" },
              "usage": [ { "id": "t-1", "meter": "tickets", "amount": "1600", "at": "2025-06-10T02:00:00Z" } ],
              "limit": { "amount": "2000", "hard": true }, "prepaidBalance": "300"
            }
            """),
            new("price change in mid-month", """
            {
              "terms": [
                { "plan": { "charges": [ { "key": "base", "price": { "model": "flat", "amount": "1000" }, "proration": "daily" } ] }, "from": "2025-01-01T00:00:00Z", "to": "2025-07-15T00:00:00Z" },
                { "plan": { "version": 2, "charges": [ { "key": "base", "price": { "model": "flat", "amount": "500" }, "proration": "daily" } ] }, "from": "2025-07-15T00:00:00Z" }
              ],
              "period": { "first": "2025-07-01", "end": "2025-08-01" }
            }
            """),
            new("unknown meter", """{ "plan": { "charges": [ { "meter": "tikcets", "price": { "model": "per-unit", "unit": "1" } } ] }, "period": { "first": "2025-06-01", "end": "2025-07-01" } }""", 422),
        ],
    };

    public static ApiNote Verify { get; } = new("verify", "Redo the arithmetic of a statement or statement file without its plan. 200 whether it holds or not.", typeof(JsonObject), typeof(VerifyAnswer), [400, 413, 415, 429])
    {
        Examples = [new("no statement", """{ "format": "plainmend.statement/1" }"""), new("a statement", Sample)],
    };

    private static string Sample() => BillingJson.Write(BillingCalculator.Calculate(
        Agreement.To(ReadyPlans.PayAsYouGo, DateTimeOffset.MinValue), BillingPeriod.Month(2025, 6, "Asia/Shanghai"),
        [UsageRecord.At("t-1", PlatformMeters.Tickets, new(2025, 6, 10, 0, 0, 0, TimeSpan.Zero), 1200m, "June")]));
}
