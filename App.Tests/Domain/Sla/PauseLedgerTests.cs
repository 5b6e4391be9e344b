using System.Text.Json;
using Plainmend.Domain;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

public sealed class PauseLedgerTests
{
    private static readonly PauseInterval Morning = new(PauseReason.Approval, At("2025-06-16T10:00Z"), At("2025-06-16T11:00Z"));
    private static readonly PauseInterval Lasting = new(PauseReason.Parts, At("2025-06-16T11:00Z"), null);

    [Fact]
    public void Pauses_may_touch_and_the_last_may_be_open() => Assert.Equal(2, new PauseLedger([Morning, Lasting]).Pauses.Count);

    [Fact]
    public void Overlap_disorder_a_second_open_pause_and_an_end_before_the_beginning_are_refused()
    {
        IReadOnlyList<PauseInterval>[] wrong =
        [
            [Morning, Morning with { From = At("2025-06-16T10:59Z"), To = At("2025-06-16T12:00Z") }],
            [Lasting, Morning],
            [Lasting, Lasting with { From = At("2025-06-16T12:00Z") }],
            [Morning with { To = At("2025-06-16T09:00Z") }],
        ];
        foreach (var pauses in wrong)
            Assert.Equal(Refusal.PausesOverlap, Assert.Throws<RefusedException>(() => new PauseLedger(pauses)).Reason);
    }

    [Fact]
    public void Only_pauses_for_a_reason_that_counts_are_seen_and_none_reaches_past_the_reading()
    {
        var ledger = new PauseLedger([Morning, Lasting]);
        Assert.Equal([Lasting with { To = At("2025-06-16T12:00Z") }], ledger.Before(At("2025-06-16T12:00Z"), [PauseReason.Parts]));
        Assert.Empty(ledger.Before(At("2025-06-16T10:00Z"), [PauseReason.Approval]));
    }

    [Fact]
    public void A_pause_holds_from_its_first_instant_until_just_before_its_last()
    {
        var ledger = new PauseLedger([Morning, Lasting]);
        Assert.Equal(Morning, ledger.At(Morning.From, [PauseReason.Approval, PauseReason.Parts]));
        Assert.Equal(Lasting, ledger.At(Lasting.From, [PauseReason.Approval, PauseReason.Parts]));
        Assert.Null(ledger.At(Lasting.From, [PauseReason.Approval]));
    }

    [Fact]
    public void A_ledger_survives_storage() =>
        Assert.Equal([Morning, Lasting], JsonSerializer.Deserialize<PauseLedger>(JsonSerializer.Serialize(new PauseLedger([Morning, Lasting])))!.Pauses);
}
