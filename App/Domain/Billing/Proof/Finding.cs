namespace Plainmend.Domain.Billing;

/// <summary>What is wrong about a statement, a file or a chain of documents. In JSON and in verify.js in small camel letters.</summary>
public enum FindingKind
{
    /// <summary>Not JSON of a statement or of a downloaded bill.</summary>
    Unreadable,
    /// <summary>A version of the format that the check does not know.</summary>
    UnknownFormat,
    /// <summary>Two values go by one name.</summary>
    NamedTwice,
    /// <summary>An operation over a number of parts it does not take: operation, number of parts.</summary>
    WrongParts,
    /// <summary>The value does not follow from the parts: operation, value.</summary>
    WrongStep,
    /// <summary>The value does not repeat the one it refers to: its name, value.</summary>
    WrongReference,
    /// <summary>A line's amount is not rounded once, to what its currency prints.</summary>
    NotRounded,
    /// <summary>A line does not say what it is for in both languages.</summary>
    NoPurpose,
    /// <summary>A line reduces one that is not there.</summary>
    NoSuchLine,
    /// <summary>The shares of a reducing line do not add up to it.</summary>
    SharesOff,
    /// <summary>The shares do not follow the largest remainder.</summary>
    NotProportional,
    /// <summary>A line becomes negative, or more, by what should reduce it: its key.</summary>
    MadeNegative,
    /// <summary>The tax is not the sum of its lines.</summary>
    TaxOff,
    /// <summary>The total is not net and tax.</summary>
    NotNetAndTax,
    /// <summary>The total is not the sum of the printed lines.</summary>
    NotTheLines,
    /// <summary>Prepaid credit below zero.</summary>
    PrepaidNegative,
    /// <summary>What is due is not the total less prepaid credit.</summary>
    DueOff,
    /// <summary>The seal does not fit the content.</summary>
    SealOff,
    /// <summary>A derivation rests on a record that is not in the file.</summary>
    NoRecord,
    /// <summary>A document does not have the number after the one before it.</summary>
    NotNext,
    /// <summary>A document does not continue the chain of seals.</summary>
    ChainOff,
    /// <summary>The books show another amount than the document's statement.</summary>
    BooksDiffer,
}

/// <summary>Something on a statement that does not hold. How it reads is the screen's affair.</summary>
/// <param name="Where">The key of the line, the name of the total, or where in the file.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Args">What the sentence mentions, see <see cref="FindingKind"/>.</param>
public sealed record Finding(string Where, FindingKind Kind, params IReadOnlyList<string> Args);
