using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>What became of each ticket, in the order in which they were sent.</summary>
public sealed record BulkAnswer(IReadOnlyList<BulkRow> Results);

/// <summary>Whether a ticket was done.</summary>
public enum BulkStatus
{
    /// <summary>Done, now or before with the same key.</summary>
    Done,
    /// <summary>Not done; see reason and problem.</summary>
    Refused,
}

/// <summary>What became of one ticket.</summary>
/// <param name="Reason">Which rule refused.</param>
/// <param name="Problem">The same in the caller's language.</param>
public sealed record BulkRow(int Index, string Number, BulkStatus Status, Refusal? Reason = null, string? Problem = null);

/// <summary>Does one act to many tickets for another program; each ticket has its own answer.</summary>
internal static class BulkDoor
{
    public static async Task<IResult> RunAsync(HttpContext http, BulkActions bulk, BulkReads reads)
    {
        var agent = (await ApiCaller.OfAsync(http, ApiRight.WorkTickets, sessions: false)).Agent;
        var asked = await ApiBody.ReadAsync<BulkRequest>(http.Request, ApiBody.Small, http.RequestAborted);
        var act = asked.ToAct(await reads.TechniciansAsync(agent, http.RequestAborted));
        var known = await reads.NumberedAsync(agent, [.. asked.Tickets], http.RequestAborted);
        var rows = new List<BulkRow>(asked.Tickets.Count);
        foreach (var number in asked.Tickets) rows.Add(await OneAsync(rows.Count, number));
        return ApiAnswer.Counted(new BulkAnswer(rows));

        async Task<BulkRow> OneAsync(int index, string number)
        {
            try
            {
                if (!known.TryGetValue(number, out var id)) throw new RefusedException(Refusal.NotFound);
                await bulk.DoAsync(agent, id, act, asked.Key, http.RequestAborted);
                return new(index, number, BulkStatus.Done);
            }
            catch (RefusedException refused)
            {
                return new(index, number, BulkStatus.Refused, refused.Reason, RefusalText.For(refused));
            }
        }
    }
}
