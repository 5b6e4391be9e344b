namespace Plainmend.Domain.Assignment;

/// <summary>What one technician has in his hands while a stretch of the past is gone through once more. Asked in the order of time.</summary>
internal sealed class Hands
{
    // As the desk looks back: what ended earlier neither fills a day nor a hand; a month of arrivals makes the punctuality.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2), Month = TimeSpan.FromDays(30);

    private readonly Technician _who;
    private readonly DateTimeOffset[] _arrivals;
    private readonly int[] _onTime;
    private readonly List<(Guid Job, DateOnly Day, DateTimeOffset? Until)> _jobs;
    private DateTimeOffset? _last;

    public Hands(Technician who, PastDesk desk)
    {
        var arrivals = desk.Arrivals.Where(arrival => arrival.TechnicianId == who.Id).OrderBy(arrival => arrival.At).ToList();
        (_who, _arrivals, _onTime) = (who, [.. arrivals.Select(arrival => arrival.At)], new int[arrivals.Count + 1]);
        for (var n = 0; n < arrivals.Count; n++) _onTime[n + 1] = _onTime[n] + (arrivals[n].OnTime ? 1 : 0);
        _jobs = [.. desk.Carried.Where(job => job.TechnicianId == who.Id).Select(job => (job.JobId, who.Shift.DayOf(job.WorkAt), job.Until))];
        _last = desk.LastAssigned.TryGetValue(who.Id, out var last) ? last : null;
    }

    /// <summary>His workload at an instant.</summary>
    public Workload At(DateTimeOffset at)
    {
        _jobs.RemoveAll(job => job.Until < at - Kept);
        var (from, to) = (Before(at - Month), Before(at));
        return new(_who.Id, [.. _jobs.Select(job => new WorkloadItem(job.Job, job.Day, job.Until is null || job.Until > at))], to - from, _onTime[to] - _onTime[from], _last);
    }

    /// <summary>He gets a job.</summary>
    /// <param name="took">How long it keeps him; null = to the end.</param>
    public void Take(Job job, TimeSpan? took, DateTimeOffset at)
    {
        _jobs.Add((job.Id, _who.Shift.DayOf(job.WorkAt(at)), took is { } length ? at + length : null));
        _last = at;
    }

    /// <summary>True when one of his jobs ended in (after, at].</summary>
    public bool WasFreed(DateTimeOffset after, DateTimeOffset at) => _jobs.Any(job => job.Until > after && job.Until <= at);

    private int Before(DateTimeOffset at)
    {
        var found = Array.BinarySearch(_arrivals, at);
        if (found < 0) return ~found;
        while (found > 0 && _arrivals[found - 1] == at) found--;
        return found;
    }
}
