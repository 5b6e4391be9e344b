using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Writes the reports of one company that are due into its outbox.</summary>
public sealed class ReportMailRun(ReportMailReads reads, ReportMailActions mails, FigureFollower figures)
{
    public async Task RunAsync(int tenant, CancellationToken stop)
    {
        if (!await reads.IsDueAsync(tenant, stop)) return;
        // After a standstill much may wait to be counted: a report tells of all of it.
        while (await figures.RunAsync(tenant, stop) > 0) { }
        foreach (var due in await reads.DueAsync(tenant, stop)) await mails.SendAsync(tenant, due.Id, due.Version, due.Facts, stop);
    }
}
