using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>What a step of a derivation is called: a key of <see cref="Phrases"/> and the values its sentence mentions.</summary>
[method: JsonConstructor]
public sealed record Text(string Key, IReadOnlyList<string> Args)
{
    public Text(string key, params string[] args) : this(key, (IReadOnlyList<string>)args) { }

    /// <summary>Such as "quantity.duration".</summary>
    public string Key { get; init; } = Key;
    /// <summary>Invariant texts, in the order of the placeholders.</summary>
    public IReadOnlyList<string> Args { get; init; } = Args;
}
