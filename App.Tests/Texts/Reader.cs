using System.Globalization;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

/// <summary>Reads as somebody of that language until disposed: <c>using (Reader.Chinese()) …</c></summary>
internal sealed class Reader : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _ui = CultureInfo.CurrentUICulture;

    private Reader(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

    public static Reader Chinese() => new(Language.Chinese);
    public static Reader English() => new(Language.English);

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _ui;
    }
}
