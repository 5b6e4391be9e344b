using System.Globalization;

namespace Plainmend.Texts;

/// <summary>Prints every amount of the product. Never the current culture's own money format: it knows no foreign currency.</summary>
public static class MoneyFormat
{
    private static readonly NumberFormatInfo Digits = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "-" };

    /// <summary>¥1,234.50 for Chinese readers, CN¥1,234.50 for others; a minus stands before the sign.</summary>
    /// <param name="amount">Shown with the currency's own number of decimals, rounded half away from zero.</param>
    /// <param name="currency">ISO 4217 code.</param>
    public static string Of(decimal amount, string currency)
    {
        var decimals = currency is "JPY" or "KRW" ? 0 : 2;
        var rounded = Math.Round(amount, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{decimals}", Digits);
        return (rounded < 0 ? "-" : "") + Sign(currency) + digits;
    }

    /// <summary>Rounded to whole units, where cents would only be in the way: at an axis, across a room.</summary>
    public static string Whole(decimal amount, string currency)
    {
        var rounded = Math.Round(amount, 0, MidpointRounding.AwayFromZero);
        return (rounded < 0 ? "-" : "") + Sign(currency) + Math.Abs(rounded).ToString("N0", Digits);
    }

    /// <summary>A unit price keeps the decimals it was agreed with, at least two: ¥0.0045.</summary>
    public static string UnitPrice(decimal amount, string currency) =>
        (amount < 0 ? "-" : "") + Sign(currency) + Math.Abs(amount).ToString("#,##0.00######", Digits);

    private static string Sign(string currency) => currency switch
    {
        "CNY" => Language.IsChinese ? "¥" : "CN¥",
        "USD" => "US$",
        "EUR" => "€",
        "GBP" => "£",
        "HKD" => "HK$",
        "JPY" => "JP¥",
        // A code is set off by a no-break space so that it cannot part from its amount.
        _ => currency + "\u00A0",
    };
}
