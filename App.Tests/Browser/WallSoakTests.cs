using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;

namespace Plainmend.Tests.Browser;

/// <summary>A house in which ten seconds pass in one: pauses between two drawings are a tenth as long.</summary>
public sealed class FastServer : FieldServer
{
    // No past: what grows must be the wall's own doing.
    protected override IEnumerable<KeyValuePair<string, string>> Settings() => [.. base.Settings(), new("Demo:History", "0")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(s => s.AddSingleton<TimeProvider>(new Fast()));
    }

    private sealed class Fast : TimeProvider
    {
        private const int Times = 10;
        private readonly DateTimeOffset _start = System.GetUtcNow();
        private readonly long _from = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_from) * Times);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Shorter(dueTime), Shorter(period));

        private static TimeSpan Shorter(TimeSpan time) => time <= TimeSpan.Zero ? time : time / Times;
    }
}

/// <summary>A day of pushes in a minute: the wall must not grow, nor ever put anything in front of its picture.</summary>
[Collection(Chromium.Tests)]
public sealed class WallSoakTests(FastServer server, Chromium chromium) : IClassFixture<FastServer>
{
    private const int Warm = 30, Pushes = 300;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_pushes_leave_the_wall_as_large_as_thirty()
    {
        var page = await chromium.OpenAsync(server, Screen.Large, $"/wall/{await server.WallAsync("Soak")}");
        await page.LiveAsync();
        await page.EvaluateAsync("""
            () => { window.drawn = 0; window.covered = 0; const covers = 'dialog[open], [role=dialog], .mud-snackbar, [data-strip][data-shown]:not([data-quiet])';
                    new MutationObserver(() => { if (document.querySelector(covers)) window.covered++; }).observe(document.body, { childList: true, subtree: true, attributes: true });
                    new MutationObserver(() => window.drawn++).observe(document.querySelector('[data-read]'), { attributes: true, attributeFilter: ['data-read'] }); }
            """);
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("HeapProfiler.enable");
        for (var i = 0; i < Warm; i++) await PushAsync(page, i);
        var before = await SizeAsync(page, cdp);
        for (var i = Warm; i < Pushes; i++) await PushAsync(page, i);
        var after = await SizeAsync(page, cdp);
        TestContext.Current.TestOutputHelper?.WriteLine($"after {Warm}: {before}; after {Pushes}: {after}");
        Assert.InRange(after.Nodes, 1, before.Nodes * 1.2);
        Assert.InRange(after.Listeners, 0, before.Listeners * 1.2);
        Assert.InRange(after.Heap, 1, before.Heap * 1.2);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.covered"));
        Assert.True(await page.EvaluateAsync<int>("() => window.drawn") >= Pushes, "Every push was drawn.");
        page.AssertNone();
    }

    // Every push is waited for: the wall draws at most once a second, and three hundred pushes in one drawing would prove nothing.
    private async Task PushAsync(IPage page, int i)
    {
        var drawn = await page.EvaluateAsync<int>("() => window.drawn");
        if (i % 10 == 0) await server.ReportAsync(district: i % 20 == 0 ? "浦东" : "外星");
        else await NoteAsync(i);
        await page.WaitForFunctionAsync("n => window.drawn > n", drawn, new() { Timeout = 30_000, PollingInterval = 50 });
    }

    private ReportTaken? _noted;

    private async Task NoteAsync(int i)
    {
        _noted ??= await server.ReportAsync();
        await server.Get<CustomerActions>().WriteAsync(_noted.Secret, $"第 {i} 次", $"soak-{i}", Stop);
    }

    private static async Task<Size> SizeAsync(IPage page, ICDPSession cdp)
    {
        await cdp.SendAsync("HeapProfiler.collectGarbage");
        await cdp.SendAsync("HeapProfiler.collectGarbage");
        var counters = (await cdp.SendAsync("Memory.getDOMCounters"))!.Value;
        var heap = (await cdp.SendAsync("Runtime.getHeapUsage"))!.Value;
        return new(await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), counters.GetProperty("jsEventListeners").GetInt32(), heap.GetProperty("usedSize").GetDouble());
    }

    private sealed record Size(double Nodes, double Listeners, double Heap);
}
