using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plainmend.Data;
using Plainmend.Live;

namespace Plainmend.Tests.Live;

/// <summary>Who is rung for what.</summary>
public sealed class LiveFeedTests
{
    [Fact]
    public async Task A_watcher_is_rung_for_the_kinds_that_matter_to_it_and_for_every_lost_bell()
    {
        var feed = new LiveFeed(new FakeTimeProvider(), NullLogger<LiveFeed>.Instance);
        var (picky, all) = (Channel.CreateUnbounded<long>(), Channel.CreateUnbounded<long>());
        using var one = feed.Watch(new Topic(1), async () => await picky.Writer.WriteAsync(feed.Heard(1)), TimeSpan.Zero, (_, kind) => kind != "Talk");
        using var other = feed.Watch(new Topic(1), async () => await all.Writer.WriteAsync(feed.Heard(1)), TimeSpan.Zero);

        feed.Ring([new Change(1, 1, Subjects.Ticket, Guid.Empty, "Talk")]);
        Assert.Equal(1, await NextAsync(all));
        feed.Ring([new Change(1, 2, Subjects.Ticket, Guid.Empty, "Work")]);
        Assert.Equal(2, await NextAsync(picky));
        feed.Resync(1, 3);
        Assert.Equal(3, await NextAsync(picky));
    }

    private static async Task<long> NextAsync(Channel<long> rings) =>
        await rings.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
