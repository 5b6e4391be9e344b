namespace Plainmend.Tests.Browser;

/// <summary>How somebody looks at the product: size, language, colours.</summary>
public sealed record Screen(int Width, int Height, string Language = "zh-CN", bool Dark = false)
{
    public static Screen Phone { get; } = new(375, 667);
    public static Screen Laptop { get; } = new(1366, 768);
    public static Screen Large { get; } = new(1920, 1080);

    /// <summary>Both languages in both colours, for axe and for looking.</summary>
    public IEnumerable<Screen> AllWays() =>
        from language in new[] { "zh-CN", "en" } from dark in new[] { false, true } select this with { Language = language, Dark = dark };

    public override string ToString() => $"{Width}-{Language}-{(Dark ? "dark" : "light")}";
}
