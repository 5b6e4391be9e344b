using System.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Plainmend.Texts;

/// <summary>MudBlazor's built-in strings in Chinese; for other readers its own English stays.</summary>
public sealed class PlainmendMudLocalizer : MudLocalizer
{
    internal static readonly ResourceManager Chinese = new("Plainmend.Texts.MudChinese", typeof(PlainmendMudLocalizer).Assembly);

    public override LocalizedString this[string key]
    {
        get
        {
            var text = Language.IsChinese ? Chinese.GetString(key, Language.Chinese) : null;
            return new(key, text ?? key, resourceNotFound: text is null);
        }
    }
}
