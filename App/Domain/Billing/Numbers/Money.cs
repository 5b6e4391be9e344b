using System.Globalization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// A printed amount: a decimal in the digits of its currency, never finer. Amounts still being worked out are
/// <see cref="Exact"/>; they become money once, at the end of a line.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Refuses an amount finer than the currency prints.</summary>
    public Money(decimal amount, Currency currency)
    {
        if (Rounding.HalfAwayFromZero(amount, currency.Step) != amount)
            throw new ArgumentException($"{amount} is finer than {currency} is printed.", nameof(amount));
        (Amount, Currency) = (amount, currency);
    }

    /// <summary>In whole units of the currency (yuan, not fen).</summary>
    public decimal Amount { get; }
    /// <summary>What the amount is counted in.</summary>
    public Currency Currency { get; }

    /// <summary>Nothing, in this currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The exact amount as it is printed: rounded once, half away from zero.</summary>
    public static Money Rounded(Exact exact, Currency currency) =>
        new(Rounding.HalfAwayFromZero(exact, currency.Step).ToDecimal(), currency);

    public static Money operator +(Money a, Money b) => new(a.Amount + b.Same(a).Amount, a.Currency);
    public static Money operator -(Money a, Money b) => new(a.Amount - b.Same(a).Amount, a.Currency);
    public static Money operator -(Money a) => new(-a.Amount, a.Currency);
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other) => Amount.CompareTo(other.Same(this).Amount);

    /// <summary>The amount in smallest units (fen), as it is stored.</summary>
    public long MinorUnits => (long)(Amount / Currency.Step.ToDecimal());

    /// <summary>From smallest units (fen).</summary>
    public static Money FromMinorUnits(long units, Currency currency) => new(units * currency.Step.ToDecimal(), currency);

    /// <summary>"336.00 CNY", invariant; screens format through their own formatter.</summary>
    public override string ToString() =>
        Amount.ToString("F" + Currency.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + " " + Currency.Code;

    private Money Same(Money other) => Currency == other.Currency ? this
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not add up.");
}
