using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>A stretch [From, To) in which a ticket waits for something outside the company's power; To is null while it lasts.</summary>
public sealed record PauseInterval(PauseReason Reason, DateTimeOffset From, DateTimeOffset? To);

/// <summary>Every pause of one ticket, in order. Pauses never overlap (they may touch) and only the last may be open; anything else is refused.</summary>
public sealed record PauseLedger
{
    public static readonly PauseLedger None = new([]);

    public PauseLedger(IReadOnlyList<PauseInterval> pauses)
    {
        var free = DateTimeOffset.MinValue;
        foreach (var pause in pauses)
        {
            var to = pause.To ?? DateTimeOffset.MaxValue;
            if (pause.From < free || to < pause.From) throw new RefusedException(Refusal.PausesOverlap, pause.From);
            free = to;
        }
        Pauses = pauses;
    }

    public IReadOnlyList<PauseInterval> Pauses { get; }

    /// <summary>Pauses for one of the reasons that began before <paramref name="until"/>, each cut off there at the latest.</summary>
    public IEnumerable<PauseInterval> Before(DateTimeOffset until, IReadOnlyCollection<PauseReason> reasons) => Pauses
        .Where(pause => pause.From < until && reasons.Contains(pause.Reason))
        .Select(pause => pause.To is { } to && to <= until ? pause : pause with { To = until });

    /// <summary>The pause that lasts at this instant for one of the reasons; null when there is none.</summary>
    public PauseInterval? At(DateTimeOffset instant, IReadOnlyCollection<PauseReason> reasons) => Pauses
        .FirstOrDefault(pause => pause.From <= instant && (pause.To is null || instant < pause.To) && reasons.Contains(pause.Reason));
}
