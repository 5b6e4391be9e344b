using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>What the document says about endpoints that need a key.</summary>
internal static class KeyedNotes
{
    private static readonly int[] Reading = [401, 403, 404, 429];

    public static ApiNote Usage { get; } = new("usage", "Send usage: one record, a batch of up to 1,000, or a stream of lines (application/x-ndjson, answered line by line). Sending again is harmless.",
        typeof(SentUsage), typeof(UsageAnswer), [400, 401, 403, 409, 413, 415, 422, 429])
    {
        Keyed = true, Media = ["application/json", UsageDoor.Event, UsageDoor.Batch, UsageDoor.Lines], Examples = KeyedExamples.Usage, Answer = () => ApiAnswer.Line(KeyedExamples.Kept),
    };

    public static ApiNote Bulk { get; } = new("bulk", "One act for up to 200 tickets, each with its own answer. Sending it again with the same key is harmless.",
        typeof(BulkRequest), typeof(BulkAnswer), [400, 401, 403, 413, 415, 422, 429])
    {
        Keyed = true, Answer = () => ApiAnswer.Line(new BulkAnswer([new(0, "AJ-261016-0001", BulkStatus.Done), new(1, "AJ-261016-0002", BulkStatus.Refused, Refusal.NotFound, "There is nothing here.")])),
        Examples =
        [
            new("a tag for two tickets", """{ "key": "move-17", "tickets": [ "AJ-261016-0001", "AJ-261016-0002" ], "act": { "kind": "tag", "add": [ "vip" ] } }"""),
            new("a technician nobody knows", """{ "key": "move-18", "tickets": [ "AJ-261016-0001" ], "act": { "kind": "assign", "technician": "Nobody" } }""", 422),
        ],
    };

    public static ApiNote Live { get; } = new("live", "The running bill as it stands now, and where it will end.", null, typeof(LiveAnswer), Reading) { Keyed = true, Answer = () => BillingJson.Write(KeyedExamples.Live()) };
    public static ApiNote Statements { get; } = new("statements", "All invoices and credit notes.", null, typeof(StatementsAnswer), Reading) { Keyed = true, Answer = () => BillingJson.Write(KeyedExamples.Statements()) };
    public static ApiNote Statement { get; } = new("statement", "One invoice as a statement file that anybody can check.", null, typeof(StatementFile), Reading)
    {
        Keyed = true, Parameters = [new("number", "its number, or its id while it is a draft", "AJ-2026-0001", InPath: true)], Answer = () => BillingJson.Write(KeyedExamples.Statement()),
    };
    public static ApiNote Difference { get; } = new("difference", "Why one bill came to another amount than another.", null, typeof(DifferenceAnswer), [.. Reading, 422])
    {
        Keyed = true, Parameters = [new("from", "number of the earlier invoice", "AJ-2026-0001", Needed: true), new("to", "number of the later one; the running period where none is named", "AJ-2026-0002")], Answer = () => BillingJson.Write(KeyedExamples.Difference()),
    };
    public static ApiNote Simulation { get; } = new("simulation", "The company's own months under every plan on offer.", null, typeof(SimulationAnswer), [.. Reading, 422])
    {
        Keyed = true, Parameters = [new("scale", "times the usage, 0 to 100", "1.5"), new("months", "at most so many ended months, 1 to 24", "12")], Answer = () => BillingJson.Write(KeyedExamples.Simulation()),
    };
}
