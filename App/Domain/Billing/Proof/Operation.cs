namespace Plainmend.Domain.Billing;

/// <summary>How a value of a derivation follows from its parts. A checker needs to know these and nothing else.</summary>
public enum Operation
{
    /// <summary>A leaf: measured or agreed; see its evidence.</summary>
    Given,
    /// <summary>A leaf that repeats a value named elsewhere on the same statement, such as "labour.printed".</summary>
    Reference,
    /// <summary>All parts added.</summary>
    Sum,
    /// <summary>The first part less all others.</summary>
    Difference,
    /// <summary>All parts multiplied.</summary>
    Product,
    /// <summary>The first part divided by the second.</summary>
    Quotient,
    /// <summary>The smallest part.</summary>
    Least,
    /// <summary>The largest part.</summary>
    Most,
    /// <summary>The first part with its sign turned.</summary>
    Negative,
    /// <summary>The first part rounded up to a multiple of the second.</summary>
    RoundUp,
    /// <summary>The first part rounded down to a multiple of the second.</summary>
    RoundDown,
    /// <summary>The first part rounded to the nearest multiple of the second, a half away from zero.</summary>
    RoundHalf,
}
