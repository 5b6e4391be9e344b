using Plainmend.Actions;

namespace Plainmend.Http.Api;

/// <summary>Stores counted calls every few seconds, and once more when the app stops.</summary>
internal sealed partial class ApiCallFlush(ApiCallMeter meter, UsageActions usage, TimeProvider clock, ILogger<ApiCallFlush> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    // Under the id of the first attempt: if that one was stored after all, the second counts nothing.
    private readonly List<(string Id, int Tenant, int Calls)> _open = [];

    /// <summary>Stores what was counted so far. What cannot be stored waits for the next time.</summary>
    public async Task FlushAsync(CancellationToken stop)
    {
        _open.AddRange(meter.Take().Select(c => (Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), c.Tenant, c.Calls)));
        foreach (var (id, tenant, calls) in _open.ToArray())
        {
            try
            {
                await usage.RecordApiCallsAsync(tenant, id, calls, stop);
                _open.Remove((id, tenant, calls));
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                NotStored(log, tenant, calls, wrong);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await FlushAsync(stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Calls} calls of company {Tenant} could not be stored yet")]
    private static partial void NotStored(ILogger log, int tenant, int calls, Exception wrong);
}
