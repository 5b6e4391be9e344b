using System.Text.Json;
using CsCheck;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>Random lives of a ticket (pauses, changed terms, any zone) against a walk that counts minute by minute.</summary>
public sealed class SlaClockOracleTests
{
    private static readonly SlaPolicy[] Policies =
    [
        new(1, "short", [new(Priority.Urgent, 10, 10, 60, 0, 90), new(Priority.Normal, 30, 20, 200, 15, 500)], [new(SlaTarget.Resolve, [PauseReason.Approval])]),
        new(2, "long", [new(Priority.Urgent, 20, 15, 90, 0, 200), new(Priority.Low, 60, 60, 900, 30, 900)], [new(SlaTarget.Resolve, [PauseReason.Approval, PauseReason.Parts])]),
    ];

    private sealed record Life(IReadOnlyList<SlaTerm> Terms, IReadOnlyList<WalkingOracle> Oracles, SlaTimeline Timeline, DateTimeOffset Now);

    private static readonly Gen<PauseReason> Reason = Gen.Int[0, 2].Select(pick => new[] { PauseReason.Approval, PauseReason.Parts, PauseReason.Weather }[pick]);

    private static Gen<PauseLedger> PausesFrom(DateTimeOffset start) =>
        Gen.Select(Gen.Int[-30, 700].Array[0, 6], Reason.Array[3], Gen.Bool, (cuts, reasons, open) =>
        {
            var at = cuts.Order().Select(minute => start.AddMinutes(minute)).ToArray();
            return new PauseLedger([.. Enumerable.Range(0, (at.Length + 1) / 2).Select(i => new PauseInterval(
                reasons[i], at[2 * i], 2 * i + 1 < at.Length ? at[2 * i + 1] : open ? null : at[2 * i].AddMinutes(90)))]);
        });

    private static readonly Gen<Life> Lives =
        from first in CalendarCases.Any
        from second in CalendarCases.Any
        from pauses in PausesFrom(first.Start)
        from changes in Gen.Int[-100, 900].Array[0, 3]
        from picks in Gen.Int[0, 11].Array[4]
        from now in Gen.Int[0, 1500]
        let cases = new[] { Opening(first), Opening(second) }
        let starts = changes.Distinct().Order().Select(minute => first.Start.AddMinutes(minute)).Prepend(first.Start.AddMinutes(-200)).ToArray()
        let chosen = starts.Select((_, i) => cases[picks[i] % 2]).ToArray()
        select new Life(
            [.. starts.Select((begins, i) => new SlaTerm(begins, (Priority)(picks[i] / 2 % 2 * 2), Policies[picks[i] / 4 % 2], chosen[i].Calendar))],
            [.. chosen.Select(c => c.Oracle)], new(first.Start, true, pauses), first.Start.AddMinutes(now));

    // Never without any opening, so that every limit can be reached.
    private static CalendarCase Opening(CalendarCase c) => c with { Week = [.. c.Week, new(DayOfWeek.Wednesday, [GivenClock.Range("08:00", "20:00")])] };

    [Fact]
    public void The_random_lives_reach_every_state_that_can_last()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<SlaState, int>();
        Lives.Sample(life =>
        {
            foreach (var target in SlaClock.Read(life.Terms, life.Timeline, life.Now).Targets) seen.AddOrUpdate(target.State, 1, (_, count) => count + 1);
        }, iter: 2_000);
        SlaState[] lasting = [SlaState.NotStarted, SlaState.Running, SlaState.AtRisk, SlaState.Paused, SlaState.Breached];
        Assert.All(lasting, state => Assert.True(seen.GetValueOrDefault(state) > 20, $"{state}: {seen.GetValueOrDefault(state)}"));
    }

    [Fact]
    public void A_reading_says_what_a_walk_through_the_life_says() =>
        Lives.Sample(
            life =>
            {
                var (used, granted, due) = Walk(life);
                var reading = SlaClock.Read(life.Terms, life.Timeline, life.Now).Of(SlaTarget.Resolve);
                Assert.Equal(granted is null, reading is null);
                if (reading is null) return;
                Assert.Equal(due is not null, reading.State == SlaState.Breached);
                if (due is not null) Assert.Equal(due, reading.DueAt);
                else Assert.Equal(granted!.Value - used, reading.Left.TotalMinutes);
            },
            iter: 10_000);

    [Fact]
    public void An_explanation_adds_up_to_what_it_explains() =>
        Lives.Sample(
            life =>
            {
                foreach (var reading in SlaClock.Read(life.Terms, life.Timeline, life.Now).Targets.Where(target => target.StartedAt is not null))
                {
                    var counted = new TimeSpan(reading.Why.Where(step => step.Kind == ClockStepKind.Counted).Sum(step => (step.To!.Value - step.From).Ticks));
                    Assert.Equal(reading.State == SlaState.Paused ? reading.Limit - reading.Left : reading.Limit, counted);
                    Assert.Equal(counted, reading.Why[^1].Total);
                    Assert.Equal(reading.DueAt is not null, reading.Why[^1].Kind == ClockStepKind.Due);
                    Assert.Equal(reading.DueAt, reading.DueAt is null ? null : reading.Why[^1].From);
                    Assert.Equal(reading.Why.OrderBy(step => step.From), reading.Why);
                }
            },
            iter: 10_000);

    [Fact]
    public void A_new_term_never_breaches_what_was_not_breached_and_never_heals_what_was() =>
        Gen.Select(Lives, Gen.Int[0, 3]).Sample(
            (life, pick) =>
            {
                var before = SlaClock.Read(life.Terms, life.Timeline, life.Now).Of(SlaTarget.Resolve);
                var known = life.Terms.Where(term => term.From < life.Now).ToList();
                SlaTerm change = new(life.Now, (Priority)(pick % 2 * 2), Policies[pick / 2], life.Terms[^1].Calendar);
                var after = SlaClock.Read([.. known, change], life.Timeline, life.Now).Of(SlaTarget.Resolve);
                if (before is null || after is null || life.Terms.Any(term => term.From == life.Now)) return;
                Assert.Equal(before.State == SlaState.Breached, after.State == SlaState.Breached);
                if (before.State == SlaState.Breached) Assert.Equal(before.DueAt, after.DueAt);
            },
            iter: 10_000);

    [Fact]
    public void Ending_a_pause_changes_neither_what_is_left_nor_breaches() =>
        Lives.Sample(
            life =>
            {
                var paused = SlaClock.Read(life.Terms, life.Timeline, life.Now).Of(SlaTarget.Resolve);
                if (paused is not { State: SlaState.Paused, Pause: { } pause }) return;
                var ended = new PauseLedger([.. life.Timeline.Pauses.Pauses.TakeWhile(p => p != pause), pause with { To = life.Now }]);
                var resumed = SlaClock.Read(life.Terms, life.Timeline with { Pauses = ended }, life.Now).Of(SlaTarget.Resolve)!;
                Assert.Equal(paused.Left, resumed.Left);
                Assert.True(resumed.State is SlaState.Running or SlaState.AtRisk);
            },
            iter: 10_000);

    [Fact]
    public void While_nothing_happens_the_due_time_stands_still_and_a_breach_remains() =>
        Gen.Select(Lives, Gen.Int[0, 600]).Sample(
            (life, minutes) =>
            {
                var later = life.Now.AddMinutes(minutes);
                if (life.Terms.Any(term => term.From > life.Now && term.From <= later)) return;
                if (life.Timeline.Pauses.Pauses.Any(pause => pause.To is null || pause.To > life.Now)) return;
                foreach (var (first, second) in SlaClock.Read(life.Terms, life.Timeline, life.Now).Targets.Zip(SlaClock.Read(life.Terms, life.Timeline, later).Targets))
                {
                    Assert.Equal(first.DueAt, second.DueAt);
                    Assert.True(second.Left <= first.Left);
                    Assert.True(second.State >= first.State, $"{first.State} became {second.State}");
                    if (first.RiskAt is { } risk) Assert.Equal(later < risk, second.State == SlaState.Running);
                }
            },
            iter: 10_000);

    [Fact]
    public void A_reading_survives_storage() =>
        Lives.Sample(
            life =>
            {
                var text = JsonSerializer.Serialize(SlaClock.Read(life.Terms, life.Timeline, life.Now));
                Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<SlaReading>(text)));
                var (terms, timeline) = (JsonSerializer.Serialize(life.Terms), JsonSerializer.Serialize(life.Timeline));
                var again = SlaClock.Read(JsonSerializer.Deserialize<List<SlaTerm>>(terms)!, JsonSerializer.Deserialize<SlaTimeline>(timeline)!, life.Now);
                Assert.Equal(text, JsonSerializer.Serialize(again));
            },
            iter: 500);

    private static (int Used, int? Granted, DateTimeOffset? BreachedAt) Walk(Life life)
    {
        var (used, term, granted) = (0, -1, (int?)null);
        DateTimeOffset? usedUpAt = null;
        for (var at = life.Timeline.SubmittedAt; ; at = at.AddMinutes(1))
        {
            // A limit used up is breached as soon as the clock passes the instant, whatever happens to the terms then.
            if (usedUpAt < at) return (used, granted, usedUpAt);
            var current = life.Terms.Count(t => t.From <= at) - 1;
            if (current != term)
            {
                (term, usedUpAt) = (current, null);
                granted = Regrant(life.Terms[term], granted, used);
            }
            usedUpAt ??= granted <= used ? at : null;
            if (at >= life.Now) return (used, granted, null);
            if (life.Oracles[term].Counts(at, []) && !Stopped(life, term, at)) used++;
        }
    }

    private static int? Regrant(SlaTerm term, int? before, int used) =>
        (int?)term.Policy.LimitFor(SlaTarget.Resolve, term.Priority, false)?.TotalMinutes is not { } limit ? null
        : before is null ? used + limit : Math.Max(limit, Math.Min(before.Value, used + limit));

    private static bool Stopped(Life life, int term, DateTimeOffset at) => life.Timeline.Pauses.Pauses.Any(pause =>
        pause.From <= at && (pause.To is null || at < pause.To) && life.Terms[term].Policy.StopsOf(SlaTarget.Resolve).Contains(pause.Reason));
}
