namespace Plainmend.Domain.Billing;

/// <summary>The place in an agreed document that sets a number: which plan or rate card, which version, which clause.</summary>
/// <param name="Document">Such as "plan seats" or "rate card Anju".</param>
/// <param name="Version">Such as "3"; versions are immutable.</param>
/// <param name="Id">The clause within it, normally the key of a charge.</param>
/// <param name="Currency">What the document's prices are counted in.</param>
public sealed record Clause(string Document, string Version, string Id, Currency Currency)
{
    /// <summary>The clause as evidence.</summary>
    public Evidence Evidence => new(EvidenceKind.Clause, $"{Document} v{Version} #{Id}", $"{Document} v{Version}");

    /// <summary>A number this clause sets.</summary>
    internal Derivation Term(string key, Exact value, string unit, params string[] args) =>
        Derivation.Given(new Text(key, args), value, unit, Evidence);

    /// <summary>A price this clause sets, in its currency.</summary>
    internal Derivation Price(string key, decimal value, params string[] args) => Term(key, value, Currency.Code, args);
}
