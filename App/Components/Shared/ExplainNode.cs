namespace Plainmend.Components.Shared;

/// <summary>One step of how an amount came about: what, how much, from which steps, proved by what.</summary>
/// <param name="Label">What this step is, in the reader's words.</param>
/// <param name="Value">Its value, already formatted.</param>
/// <param name="Children">The steps it was made of; empty for a leaf.</param>
/// <param name="Evidence">What proves a leaf, such as an event or a rule's version; null when the children do.</param>
public sealed record ExplainNode(string Label, string Value, IReadOnlyList<ExplainNode> Children, string? Evidence = null);
