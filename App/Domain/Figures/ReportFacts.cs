using System.Text.Json.Serialization;
using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Figures;

/// <summary>One figure of a report, beside that of the days before; null where nothing was measured.</summary>
/// <param name="Name">Of the <see cref="Figure"/>.</param>
public sealed record ReportFigure(string Name, decimal? Now, decimal? Before);

/// <summary>What a report that goes out says, as it stood when it was written.</summary>
/// <param name="First">First day (in).</param>
/// <param name="Last">Last day (in).</param>
/// <param name="Aside">Tickets that could not be counted as they were then.</param>
/// <param name="By">Who set it up.</param>
public sealed record ReportFacts(DateOnly First, DateOnly Last, IReadOnlyList<ReportFigure> Figures, int Aside, Bilingual By)
{
    /// <summary>The days it is about.</summary>
    [JsonIgnore] public DayRange Range => new(First, Last);

    /// <summary>Its figures, in the order of the report.</summary>
    [JsonIgnore] public IEnumerable<(Figure Figure, ReportFigure Said)> Known => Figures.Select(f => (Figure.Find(f.Name), f)).Where(f => f.Item1 is not null).Select(f => (f.Item1!, f.f));
}
