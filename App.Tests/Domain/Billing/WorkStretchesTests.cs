using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Active time is what lies between signs of work no further apart than the cut-off; cutting it into slices changes nothing.</summary>
public sealed class WorkStretchesTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan CutOff = TimeSpan.FromMinutes(15);

    [Fact]
    public void Silence_longer_than_the_cut_off_ends_a_stretch_at_its_last_sign()
    {
        var work = new WorkStretches(CutOff, TimeSpan.FromHours(9));
        foreach (var minute in new[] { 0, 10, 25 }) Assert.Null(work.Seen(Start.AddMinutes(minute)));
        Assert.Equal(new Stretch(Start, Start.AddMinutes(25)), work.Seen(Start.AddMinutes(41)));
        Assert.Null(work.End());
    }

    [Fact]
    public void A_single_sign_is_no_stretch() => Assert.Null(Fold(CutOff, [0]).Cast<Stretch?>().FirstOrDefault());

    [Fact]
    public void Active_time_is_the_sum_of_the_gaps_within_the_cut_off() =>
        Gen.Int[0, 2000].Array[0, 60].Select(Gen.Int[1, 120], (signs, slice) => (Signs: signs.Order().ToArray(), Slice: slice)).Sample(day =>
        {
            var expected = day.Signs.Zip(day.Signs.Skip(1)).Select(pair => pair.Second - pair.First).Where(gap => gap <= CutOff.TotalMinutes).Sum();
            var stretches = Fold(TimeSpan.FromMinutes(day.Slice), day.Signs);
            Assert.Equal(expected, stretches.Sum(s => (s.To - s.From).TotalMinutes));
            Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        }, iter: 10_000);

    private static List<Stretch> Fold(TimeSpan slice, IReadOnlyList<int> minutes)
    {
        var work = new WorkStretches(CutOff, slice);
        var kept = minutes.Select(m => work.Seen(Start.AddMinutes(m))).ToList();
        kept.Add(work.End());
        return [.. kept.OfType<Stretch>()];
    }
}
