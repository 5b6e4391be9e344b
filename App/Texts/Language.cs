using System.Globalization;

namespace Plainmend.Texts;

/// <summary>The languages the product speaks. Chinese is the default; English is everybody else's.</summary>
public static class Language
{
    /// <summary>Name of the cookie that keeps the reader's choice.</summary>
    public const string Cookie = "language";

    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Every language, the default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [Chinese, English];

    /// <summary>True while the reader of this moment reads Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The reader's language of this moment.</summary>
    public static CultureInfo Now => IsChinese ? Chinese : English;

    /// <summary>The language a browser's tag such as <c>zh-Hant-TW</c> or <c>en-GB</c> stands for; null when it is neither.</summary>
    public static CultureInfo? For(string? tag) => tag?.Split('-')[0].ToUpperInvariant() switch
    {
        "ZH" => Chinese,
        "EN" => English,
        _ => null,
    };
}
