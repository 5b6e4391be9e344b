using System.Threading.Channels;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plainmend.Live;

namespace Plainmend.Tests.Live;

public sealed class LiveComponentTests : BunitContext
{
    private sealed class Slow : LiveComponent
    {
        private string _shown = "";

        /// <summary>The readings that have begun; the test decides when each ends.</summary>
        public Channel<TaskCompletionSource<string>> Begun { get; } = Channel.CreateUnbounded<TaskCompletionSource<string>>();
        protected override Topic? Topic => null;

        public Task ActAsync() => RefreshAsync();

        protected override async Task ReadAsync(CancellationToken stop)
        {
            var reading = new TaskCompletionSource<string>();
            Begun.Writer.TryWrite(reading);
            _shown = await reading.Task;
        }

        protected override void BuildRenderTree(RenderTreeBuilder page) => page.AddContent(0, _shown);
    }

    private IRenderedComponent<Slow> Open()
    {
        Services.AddSingleton(new LiveFeed(new FakeTimeProvider(), NullLogger<LiveFeed>.Instance));
        SetRendererInfo(new RendererInfo("Server", true));
        return Render<Slow>();
    }

    private static ValueTask<TaskCompletionSource<string>> NextAsync(IRenderedComponent<Slow> page) =>
        page.Instance.Begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_reading_begun_before_an_act_and_ending_after_it_does_not_undo_what_the_act_shows()
    {
        var page = Open();
        var before = await NextAsync(page);
        var acted = page.Instance.ActAsync();
        // The act's own reading waits for its turn: were it under way, the older answer could cover its own.
        Assert.False(page.Instance.Begun.Reader.TryPeek(out _));
        before.SetResult("before the act");
        (await NextAsync(page)).SetResult("after the act");
        await acted;
        Assert.Equal("after the act", page.Markup);
    }

    [Fact]
    public async Task A_reading_that_failed_does_not_stop_the_next_one()
    {
        var page = Open();
        (await NextAsync(page)).SetResult("first");
        page.WaitForAssertion(() => Assert.Equal("first", page.Markup));
        var fails = page.Instance.ActAsync();
        var acted = page.Instance.ActAsync();
        (await NextAsync(page)).SetException(new InvalidOperationException("database away"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => fails);
        (await NextAsync(page)).SetResult("second");
        await acted;
        Assert.Equal("second", page.Markup);
    }
}
