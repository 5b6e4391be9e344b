namespace Plainmend.Domain.Billing;

/// <summary>What an invoice says about who sells, beside his name. A version never changes; an invoice keeps the one it was issued under.</summary>
/// <param name="TaxNumber">As the tax office writes it: letters, digits, blanks and hyphens.</param>
/// <param name="Address">Where he is registered.</param>
public sealed record Seller(string TaxNumber, string Address);
