using System.Collections.Concurrent;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Demo;

/// <summary>
/// The tracking page a visitor is shown: of a ticket of the company that is under way now. One link is told to all visitors
/// until its ticket is done, so that looking, however often, writes next to nothing.
/// </summary>
public sealed class DemoCustomerLinks(StartReads reads, ReportActions reports)
{
    private readonly ConcurrentDictionary<int, (Guid Ticket, string Path)> _told = new();

    /// <summary>The path of the page; null for a company that is none of the demo world, or has nothing under way.</summary>
    public async Task<string?> FindAsync(string slug, CancellationToken stop)
    {
        if ((await reads.DemoAsync(stop)).FirstOrDefault(c => c.Slug == slug) is not { } company) return null;
        if (_told.TryGetValue(company.Tenant, out var told) && await reads.IsLivelyAsync(company.Tenant, told.Ticket, stop)) return told.Path;
        if (await reads.LivelyAsync(company.Tenant, stop) is not { } ticket) return null;
        var path = $"/t/{await reports.IssueLinkAsync(company.Tenant, ticket, Actor.System("Demo"), stop)}";
        _told[company.Tenant] = (ticket, path);
        return path;
    }
}
