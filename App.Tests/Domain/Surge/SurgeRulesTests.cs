using Plainmend.Domain;
using Plainmend.Domain.Surge;
using static Plainmend.Tests.Domain.Surge.GivenSurge;

namespace Plainmend.Tests.Domain.Surge;

/// <summary>Flexible people are called, kept and released as the policy says, and every step says why.</summary>
public sealed class SurgeRulesTests
{
    private static readonly IReadOnlyList<SurgePerson> Three = [Person(1), Person(2), Person(3)];

    [Fact]
    public void Nobody_is_called_before_the_wait_has_been_too_long_for_long_enough()
    {
        var state = SurgeState.None;
        Assert.Equal(SurgeCause.NotYet, Settle(ref state, Terms(Policy), High(Nine.AddMinutes(-9)), Three, Nine).Cause);
        Assert.Empty(state.Open);
        Settle(ref state, Terms(Policy), High(Nine.AddMinutes(-10)), Three, Nine);
        var one = Assert.Single(state.Open);
        Assert.Equal(new SurgeReason(SurgeCause.WaitTooLong, 5, 60, 0, 45, 10), one.Reason);
        Assert.Equal((60m, 2), (one.Amount, one.ReserveLeft));
    }

    [Fact]
    public void The_next_is_called_only_when_the_last_has_had_time_to_help_and_never_more_than_may()
    {
        var state = SurgeState.None;
        for (var minute = 0; minute < 60; minute++) Settle(ref state, Terms(Policy with { CapPerDay = 10_000, CapPerMonth = 10_000, MostPeople = 2 }), High(Nine.AddHours(-1)), Three, Nine.AddMinutes(minute));
        Assert.Equal([Nine, Nine.AddMinutes(10)], state.Open.Select(one => one.Since));
    }

    [Fact]
    public void A_queue_that_grows_fast_calls_before_anybody_has_waited_long()
    {
        var state = SurgeState.None;
        Settle(ref state, Terms(Policy), new(new(14, 8, 3, 12), Nine.AddMinutes(-10), null), Three, Nine);
        Assert.Equal(SurgeCause.QueueGrew, Assert.Single(state.Open).Reason.Cause);
        Assert.Equal((12, 10), (state.Open[0].Reason.Growth, state.Open[0].Reason.Limit));
    }

    [Fact]
    public void Whoever_can_do_most_of_what_waits_is_called_first_and_nobody_who_can_do_nothing_of_it()
    {
        var state = SurgeState.None;
        Settle(ref state, Terms(Policy), High(Nine.AddHours(-1)), [Person(1, helps: 1), Person(2, helps: 3), Person(3, helps: 0)], Nine);
        Assert.Equal(Id(2), Assert.Single(state.Open).Person);
        var none = SurgeState.None;
        Assert.Equal(SurgeCause.NobodyLeft, Settle(ref none, Terms(Policy), High(Nine.AddHours(-1)), [Person(3, helps: 0), Person(4, may: false)], Nine).Cause);
    }

    [Fact]
    public void Slack_releases_after_the_least_stay_and_the_cool_down_keeps_the_policy_quiet()
    {
        var (state, terms) = (SurgeState.None, Terms(Policy));
        Settle(ref state, terms, High(Nine.AddHours(-1)), Three, Nine);
        Settle(ref state, terms, Low(Nine.AddMinutes(1)), Three, Nine.AddMinutes(59));
        Assert.Single(state.Open);
        Settle(ref state, terms, Low(Nine.AddMinutes(1)), Three, Nine.AddMinutes(60));
        var gone = Assert.Single(state.Over);
        // The hour that would begin in this very minute is not begun.
        Assert.Equal((SurgeCause.Slack, 1, 60m), (gone.Released!.Cause, gone.Charged, gone.Amount));
        Assert.Equal(SurgeCause.CoolingDown, Settle(ref state, terms, High(Nine), Three, Nine.AddMinutes(89)).Cause);
        Settle(ref state, terms, High(Nine), Three, Nine.AddMinutes(90));
        Assert.Single(state.Open);
    }

    [Fact]
    public void A_job_in_hand_is_finished_before_its_technician_goes()
    {
        var (state, terms) = (SurgeState.None, Terms(Policy));
        Settle(ref state, terms, High(Nine.AddHours(-1)), [Person(1)], Nine);
        Settle(ref state, terms, Low(Nine), [Person(1, busy: true)], Nine.AddMinutes(70));
        Assert.Equal(SurgeCause.Slack, Assert.Single(state.Open).Ending?.Cause);
        Settle(ref state, terms, Low(Nine), [Person(1)], Nine.AddMinutes(80));
        Assert.Equal((2, 120m), (Assert.Single(state.Over).Charged, state.Over[0].Amount));
    }

    [Fact]
    public void The_cap_refuses_a_call_whose_hours_would_not_fit()
    {
        var state = SurgeState.None;
        // One hour and two to finish in: 180.
        Assert.Equal(179m, Settle(ref state, Terms(Policy with { CapPerDay = 179 }), High(Nine.AddHours(-1)), Three, Nine).Money);
        Assert.Empty(state.Open);
        Settle(ref state, Terms(Policy with { CapPerDay = 180 }), High(Nine.AddHours(-1)), Three, Nine);
        Assert.Single(state.Open);
    }

    [Fact]
    public void The_cap_ends_a_call_before_the_hour_that_would_pass_it_and_what_was_set_aside_pays_for_the_job_in_hand()
    {
        var (state, terms, high) = (SurgeState.None, Terms(Policy with { CapPerDay = 180, LongestHours = 24 }), High(Nine.AddHours(-1)));
        Settle(ref state, terms, high, [Person(1)], Nine);
        for (var minute = 1; minute <= 5 * 60; minute++) Settle(ref state, terms, high, [Person(1, busy: true)], Nine.AddMinutes(minute));
        var one = Assert.Single(state.Open);
        Assert.Equal(SurgeCause.CapReached, one.Ending?.Cause);
        Assert.Equal([SurgeHourKind.Ordinary, SurgeHourKind.Reserve, SurgeHourKind.Reserve, SurgeHourKind.Overrun, SurgeHourKind.Overrun, SurgeHourKind.Overrun], one.Hours.Select(hour => hour.Kind));
        Assert.Equal(180m, one.Amount);
        Settle(ref state, terms, high, [Person(1)], Nine.AddMinutes(301));
        Assert.Equal((3, 3), (Assert.Single(state.Over).Charged, state.Over[0].Overrun));
    }

    [Fact]
    public void Hours_count_on_the_local_day_on_which_they_begin()
    {
        // 23:30 in Shanghai: the second hour begins on the next day, which has its own cap.
        var (state, terms, late) = (SurgeState.None, Terms(Policy with { CapPerDay = 180, LongestHours = 24, From = new(0, 0), To = new(23, 59, 59) }), new DateTimeOffset(2026, 6, 1, 15, 30, 0, TimeSpan.Zero));
        Settle(ref state, terms, High(late.AddHours(-1)), [Person(1)], late);
        Settle(ref state, terms, High(late.AddHours(-1)), [Person(1, busy: true)], late.AddMinutes(60));
        Assert.Equal([SurgeHourKind.Ordinary, SurgeHourKind.Ordinary], Assert.Single(state.Open).Hours.Select(hour => hour.Kind));
        Assert.Equal(60m, state.Spent(late.AddMinutes(30), late.AddMinutes(30).AddDays(1)));
    }

    [Fact]
    public void Switching_off_opting_out_the_end_of_the_hours_and_a_long_day_each_end_a_call()
    {
        SurgeCause End(SurgePolicy policy, SurgePerson person, bool on, double hours)
        {
            var state = SurgeState.None;
            Settle(ref state, Terms(policy), High(Nine.AddHours(-1)), [Person(1)], Nine);
            Settle(ref state, Terms(policy), High(Nine.AddHours(-1)), [Person(1)], Nine);
            state = state with { On = on };
            for (var minute = 1; minute <= hours * 60; minute++) Settle(ref state, Terms(policy), High(Nine.AddHours(-1)), [person], Nine.AddMinutes(minute));
            return state.Over[0].Released!.Cause;
        }
        Assert.Equal(SurgeCause.SwitchedOff, End(Policy, Person(1), on: false, 0.1));
        Assert.Equal(SurgeCause.Withdrew, End(Policy, Person(1, may: false), on: true, 0.1));
        Assert.Equal(SurgeCause.LongEnough, End(Policy with { LongestHours = 2 }, Person(1), on: true, 2.1));
        Assert.Equal(SurgeCause.OutsideHours, End(Policy with { To = new(10, 0) }, Person(1), on: true, 1.1));
    }

    [Fact]
    public void Hours_worked_while_nobody_looked_are_counted_first()
    {
        var (state, terms) = (SurgeState.None, Terms(Policy));
        Settle(ref state, terms, High(Nine.AddHours(-1)), [Person(1)], Nine);
        Settle(ref state, terms, Low(Nine), [Person(1)], Nine.AddMinutes(150));
        Assert.Equal((3, 180m), (Assert.Single(state.Over).Charged, state.Over[0].Amount));
    }

    [Fact]
    public void A_policy_that_would_flap_or_run_backwards_cannot_be_written()
    {
        Assert.Equal(Refusal.OutOfRange, Assert.Throws<RefusedException>(() => new SurgePolicy(SurgeMeasure.Oldest, 15, 0, 30, 10, 15, 20, 30, 3, 60, 600, 6000, 60, 2, 8, new(8, 0), new(20, 0))).Reason);
        Assert.Equal(Refusal.EndsBeforeItBegins, Assert.Throws<RefusedException>(() => new SurgePolicy(SurgeMeasure.Oldest, 45, 0, 30, 10, 15, 20, 30, 3, 60, 600, 6000, 60, 2, 8, new(20, 0), new(8, 0))).Reason);
    }
}
