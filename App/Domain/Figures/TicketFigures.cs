using System.Globalization;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Figures;

/// <summary>What one ticket adds to the figures: its days, what it is told apart by, and its measures. Folded from its events; holds no customer.</summary>
public sealed class TicketFigures
{
    public int TenantId { get; init; }
    public Guid TicketId { get; init; }
    public required string Number { get; init; }
    public DateOnly ReportedDay { get; init; }
    /// <summary>Null while it is not completed, also after a reopening.</summary>
    public DateOnly? CompletedDay { get; init; }
    /// <summary>Null while somebody may still have to work on it.</summary>
    public DateOnly? OverDay { get; init; }
    public DateOnly? ReopenedDay { get; init; }
    public Channel Channel { get; init; }
    public required string Line { get; init; }
    public required string District { get; init; }
    /// <summary>Who was bound to it last; null when nobody was.</summary>
    public Guid? TechnicianId { get; init; }
    /// <summary>The version of the service times it was promised under.</summary>
    public int Plan { get; init; }
    /// <summary>Reasons given with the stars: <c>|fast|clean|</c>; empty when none.</summary>
    public string Reasons { get; init; } = "";
    /// <summary>Measures as text: <c>;Reported=1;Stars=4;</c>. One that has no value is not in it.</summary>
    public string Values { get; init; } = ";";

    /// <summary>How the text of <see cref="Values"/> marks that it holds a measure.</summary>
    public static string Mark(Metric measure) => $";{measure}=";

    /// <summary>Measures as text.</summary>
    public static string Write(IEnumerable<KeyValuePair<Metric, decimal>> values) =>
        $";{string.Concat(values.OrderBy(v => v.Key).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}={v.Value:0.####};")))}";

    /// <summary>One measure; null when the ticket has none.</summary>
    public decimal? this[Metric measure] => Read(Values, measure);

    /// <summary>One measure out of the text of all; null when it is not among them.</summary>
    /// <param name="values">As <see cref="Write"/> makes it.</param>
    public static decimal? Read(string values, Metric measure)
    {
        var mark = Mark(measure);
        var at = values.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0) return null;
        var from = at + mark.Length;
        return decimal.Parse(values.AsSpan(from, values.IndexOf(';', from) - from), CultureInfo.InvariantCulture);
    }

    /// <summary>The day on which its measures of this kind count; null when they count on none.</summary>
    public DateOnly? On(CountedOn day) => day switch
    {
        CountedOn.Reported => ReportedDay,
        CountedOn.Completed => CompletedDay,
        CountedOn.Over => OverDay,
        _ => ReopenedDay,
    };

    /// <summary>Its values in one cut: mostly one, of reasons none or several.</summary>
    public IEnumerable<string> In(Cut cut) => cut switch
    {
        Cut.All => [""],
        Cut.Channel => [Channel.ToString()],
        Cut.Line => [Line],
        Cut.District => [District],
        Cut.Technician => [TechnicianId?.ToString("N") ?? ""],
        Cut.Plan => [Plan.ToString(CultureInfo.InvariantCulture)],
        _ => Reasons.Split('|', StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>Adds this ticket to the cells it belongs to, or takes it away.</summary>
    /// <param name="times">1 or -1.</param>
    public void AddTo(IDictionary<CellKey, Cell> cells, int times)
    {
        foreach (var measure in Metrics.All)
        {
            if (On(measure.Day()) is not { } day || this[measure] is not { } value) continue;
            foreach (var cut in Enum.GetValues<Cut>())
                if (cut != Cut.Reason || measure == Metric.Stars)
                    foreach (var name in In(cut))
                    {
                        var key = new CellKey(day, cut, name);
                        if (!cells.TryGetValue(key, out var cell)) cells[key] = cell = new();
                        // Percentiles are read for the whole company only; of its parts counts and sums are kept.
                        cell.Add(measure, value, times, spread: cut == Cut.All);
                    }
        }
    }

    /// <summary>True when both add the same to the same cells.</summary>
    public bool IsLike(TicketFigures other) => Counts == other.Counts;

    private (string, DateOnly, DateOnly?, DateOnly?, DateOnly?, (Channel, string, string, Guid?, int), string, string) Counts =>
        (Number, ReportedDay, CompletedDay, OverDay, ReopenedDay, (Channel, Line, District, TechnicianId, Plan), Reasons, Values);
}
