using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// A number and how it came about: an operation over parts, down to leaves that name their evidence. It is a proof:
/// anyone can redo each operation from the parts' values without knowing plans, meters or tiers.
/// </summary>
public sealed record Derivation
{
    [JsonConstructor]
    internal Derivation(Operation op, Exact value, string unit, Text text, IReadOnlyList<Derivation>? parts, IReadOnlyList<Evidence>? evidence) =>
        (Op, Value, Unit, Text, Parts, Evidence) = (op, value, unit, text, parts ?? [], evidence ?? []);

    /// <summary>How the value follows from the parts.</summary>
    public Operation Op { get; init; }
    /// <summary>The exact value.</summary>
    public Exact Value { get; init; }
    /// <summary>What the value counts: "CNY", "s", "h", "km", "seats"; "1" for a bare number.</summary>
    public string Unit { get; init; }
    /// <summary>What this step is, for a person.</summary>
    public Text Text { get; init; }
    /// <summary>What the value follows from; none for a leaf.</summary>
    public IReadOnlyList<Derivation> Parts { get; init; }
    /// <summary>Where a leaf comes from; on an inner step, what else stands behind it.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>A measured or agreed number.</summary>
    public static Derivation Given(Text text, Exact value, string unit, params Evidence[] evidence) =>
        new(Operation.Given, value, unit, text, null, evidence);

    /// <summary>A value that stands elsewhere on the same statement under the name that is the first argument of the text.</summary>
    public static Derivation Named(string name, Exact value, string unit) =>
        new(Operation.Reference, value, unit, new Text("reference", name), null, null);

    /// <summary>A step worked out from its parts.</summary>
    public static Derivation Of(Operation op, Text text, string unit, params IReadOnlyList<Derivation> parts) =>
        new(op, Arithmetic.Value(op, parts), unit, text, parts, null);

    /// <summary>Zero, of nothing in particular.</summary>
    internal static Derivation Nothing { get; } = Given(new("nothing"), Exact.Zero, "1");

    /// <summary>This step and all below it, parents first.</summary>
    public IEnumerable<Derivation> Walk() => Parts.SelectMany(p => p.Walk()).Prepend(this);
}
