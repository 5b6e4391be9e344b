namespace Plainmend.Domain.Billing;

/// <summary>Whether prices contain the tax.</summary>
public enum TaxMode
{
    /// <summary>Tax is added: tax = round(net × rate).</summary>
    Exclusive,
    /// <summary>Tax is contained: net = round(gross ÷ (1 + rate)), tax = gross − net.</summary>
    Inclusive,
}

/// <summary>What tax is rounded on.</summary>
public enum TaxPer
{
    /// <summary>Each line by itself; the statement's tax is the sum of its lines'.</summary>
    Line,
    /// <summary>All lines of one rate together, as Chinese invoices print it.</summary>
    Rate,
}

/// <summary>How tax is worked out; a setting per tenant.</summary>
/// <param name="Rate">Where a charge names none: 0.06 for services, 0.13 for goods in China.</param>
public sealed record TaxTerms(decimal Rate, TaxMode Mode = TaxMode.Inclusive, TaxPer Per = TaxPer.Line);
