using System.Globalization;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>Tickets for a company's own programs: reported through the same act as the form, read as they stand.</summary>
internal static class TicketDoors
{
    public static async Task<IResult> ReportAsync(HttpContext http, ReportActions reports, TicketFeedReads tickets, PublicBase site, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.Tickets, sessions: false);
        var asked = await ApiBody.ReadAsync<TicketRequest>(http.Request, ApiBody.Small, stop);
        var report = asked.ToReport(await tickets.FaultsAsync(caller.Tenant, stop));
        var taken = await reports.SubmitAsync(caller.Tenant, report, new Actor(Capacity.System, null, caller.Name), $"api-{asked.Id}", stop);
        var own = $"{http.Request.Scheme}://{http.Request.Host}";
        return ApiAnswer.Of(new ReportAnswer(taken.Number, site.Link($"/t/{taken.Secret}", own), (await tickets.FindAsync(caller.Tenant, taken.Number, stop))!));
    }

    public static async Task<IResult> OneAsync(HttpContext http, string number, TicketFeedReads tickets, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.Tickets, sessions: false);
        return await tickets.FindAsync(caller.Tenant, number, stop) is { } found ? ApiAnswer.Of(found) : throw new ApiRefusedException(StatusCodes.Status404NotFound, ApiText.Detail_404);
    }

    public static async Task<IResult> ChangesAsync(HttpContext http, string? after, TicketFeedReads tickets, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.Tickets, sessions: false);
        var from = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from)) throw ApiRefusedException.Wrong("after", ApiText.NotWhole);
        return ApiAnswer.Of(await tickets.ChangesAsync(caller.Tenant, from, stop));
    }
}

/// <summary>A report that was taken in.</summary>
/// <param name="Tracking">Where the customer follows it; whoever holds the address sees it. Null while the site knows no public address.</param>
/// <param name="Ticket">As it stands now, perhaps already with a technician.</param>
public sealed record ReportAnswer(string Number, string? Tracking, FeedTicket Ticket);
