namespace Plainmend.Domain.Billing;

/// <summary>One sentence in both languages of the house. Neither may be empty.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record Bilingual(string Zh, string En);
