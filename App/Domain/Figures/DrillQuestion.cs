namespace Plainmend.Domain.Figures;

/// <summary>A question for the tickets behind a figure.</summary>
/// <param name="Value">The value of the cut as it is stored; empty for <see cref="Cut.All"/>.</param>
public sealed record DrillQuestion(Figure Figure, DayRange Range, Cut Cut = Cut.All, string Value = "");
