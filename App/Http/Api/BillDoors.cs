using System.Globalization;
using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A company's own bills, for its programs and for its administrators and finance people.</summary>
internal static partial class BillDoors
{
    public static async Task<IResult> LiveAsync(HttpContext http, BillReads bills, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.ReadBills, sessions: true);
        return await bills.LiveAsync(caller.Tenant, stop) is { } live ? ApiAnswer.Of(LiveAnswer.Of(live)) : throw Missing();
    }

    public static async Task<IResult> ListAsync(HttpContext http, InvoiceReads invoices, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.ReadBills, sessions: true);
        return ApiAnswer.Of(new StatementsAnswer([.. (await invoices.ListAsync(caller.Tenant, stop)).Select(StatementHead.Of)]));
    }

    /// <summary>The file as it is downloaded: anybody can check it.</summary>
    public static async Task<IResult> OneAsync(HttpContext http, string number, InvoiceReads invoices, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.ReadBills, sessions: true);
        return await invoices.FindAsync(caller.Tenant, number, stop) is { } found ? ApiAnswer.Of(found.File) : throw Missing();
    }

    public static async Task<IResult> DifferenceAsync(HttpContext http, string? from, string? to, InvoiceReads invoices, TimeProvider clock, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.ReadBills, sessions: true);
        if (string.IsNullOrEmpty(from)) throw ApiRefusedException.Wrong("from", ApiText.IsMissing);
        var difference = await invoices.DifferenceAsync(caller.Tenant, from, string.IsNullOrEmpty(to) ? null : to, clock.GetUtcNow(), stop);
        return difference is null ? throw Missing() : ApiAnswer.Of(new DifferenceAnswer(from, to, difference.Before.Currency, difference.Before.Total.Value, difference.After.Total.Value, difference.Total, difference.Parts));
    }

    public static async Task<IResult> SimulationAsync(HttpContext http, string? scale, string? months, PlanReads plans, CancellationToken stop)
    {
        var caller = await ApiCaller.OfAsync(http, ApiRight.ReadBills, sessions: true);
        if (scale is not null && !Factor().IsMatch(scale)) throw ApiRefusedException.Wrong("scale", ApiText.NotAFactor.With(0, 100));
        if (months is not null && !Count().IsMatch(months)) throw ApiRefusedException.Wrong("months", ApiText.NotAFactor.With(1, 24));
        var factor = scale is null ? 1m : decimal.Parse(scale, CultureInfo.InvariantCulture);
        var most = months is null ? 12 : int.Parse(months, CultureInfo.InvariantCulture);
        return await plans.CompareAsync(caller.Tenant, most, stop) is { } comparison ? ApiAnswer.Of(SimulationAnswer.Of(comparison, factor)) : throw Missing();
    }

    private static ApiRefusedException Missing() => new(StatusCodes.Status404NotFound, ApiText.Detail_404);

    // Up to a hundred times, in hundredths.
    [GeneratedRegex(@"^(100|[0-9]{1,2}(\.[0-9]{1,2})?)\z")]
    private static partial Regex Factor();

    [GeneratedRegex(@"^([1-9]|1[0-9]|2[0-4])\z")]
    private static partial Regex Count();
}
