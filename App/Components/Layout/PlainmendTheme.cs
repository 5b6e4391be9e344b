using MudBlazor;

namespace Plainmend.Components.Layout;

/// <summary>MudBlazor in the product's colours. The same values stand as tokens in wwwroot/app.css; a test compares them.</summary>
public static class PlainmendTheme
{
    private static readonly string[] Fonts =
    [
        "-apple-system", "BlinkMacSystemFont", "Segoe UI", "Roboto", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI",
        "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "sans-serif",
    ];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", AppbarHeight = "48px" },
        Typography = Type(),
    };

    private static PaletteLight Light() => new()
    {
        Primary = "#243B6B", PrimaryContrastText = "#FFFFFF",
        Secondary = "#52606D", SecondaryContrastText = "#FFFFFF",
        Tertiary = "#8A5A00", TertiaryContrastText = "#FFFFFF",
        Info = "#1A66C2", InfoContrastText = "#FFFFFF",
        Success = "#0A7055", SuccessContrastText = "#FFFFFF",
        Warning = "#946000", WarningContrastText = "#FFFFFF",
        Error = "#8E1511", ErrorContrastText = "#FFFFFF",
        Dark = "#14212B", DarkContrastText = "#FFFFFF",
        TextPrimary = "#14212B", TextSecondary = "#4B5A66", TextDisabled = "#6B7884",
        ActionDefault = "#4B5A66", ActionDisabled = "#7C8A95", ActionDisabledBackground = "#E9EDF0",
        Background = "#F5F7F9", BackgroundGray = "#E9EDF0", Surface = "#FFFFFF",
        AppbarBackground = "#FFFFFF", AppbarText = "#14212B",
        DrawerBackground = "#FFFFFF", DrawerText = "#14212B", DrawerIcon = "#4B5A66",
        LinesDefault = "#D9E0E5", LinesInputs = "#7C8A95", Divider = "#D9E0E5", DividerLight = "#E9EDF0",
        TableLines = "#D9E0E5", TableStriped = "#F5F7F9", TableHover = "#E9EDF0",
    };

    private static PaletteDark Dark() => new()
    {
        Primary = "#A9BEF0", PrimaryContrastText = "#0E1418",
        Secondary = "#AEBBC6", SecondaryContrastText = "#0E1418",
        Tertiary = "#FFC857", TertiaryContrastText = "#0E1418",
        Info = "#5AA2F0", InfoContrastText = "#0E1418",
        Success = "#6FD598", SuccessContrastText = "#0E1418",
        Warning = "#F2C94C", WarningContrastText = "#0E1418",
        Error = "#FF6F61", ErrorContrastText = "#0E1418",
        Dark = "#E8EEF2", DarkContrastText = "#0E1418",
        TextPrimary = "#E8EEF2", TextSecondary = "#A9B6C0", TextDisabled = "#8896A2",
        ActionDefault = "#A9B6C0", ActionDisabled = "#6B7A86", ActionDisabledBackground = "#222D36",
        Background = "#0E1418", BackgroundGray = "#222D36", Surface = "#172026",
        AppbarBackground = "#172026", AppbarText = "#E8EEF2",
        DrawerBackground = "#172026", DrawerText = "#E8EEF2", DrawerIcon = "#A9B6C0",
        LinesDefault = "#2B3842", LinesInputs = "#6B7A86", Divider = "#2B3842", DividerLight = "#222D36",
        TableLines = "#2B3842", TableStriped = "#0E1418", TableHover = "#222D36",
    };

    private static Typography Type() => new()
    {
        Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "0" },
        H1 = new H1Typography { FontSize = "1.5rem", FontWeight = "600", LineHeight = "1.33", LetterSpacing = "0" },
        H2 = new H2Typography { FontSize = "1.25rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "0" },
        H3 = new H3Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "0" },
        Button = new ButtonTypography { FontSize = "0.875rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "0" },
        Body1 = new Body1Typography { FontSize = "0.875rem", LetterSpacing = "0" },
        Body2 = new Body2Typography { FontSize = "0.875rem", LetterSpacing = "0" },
        Caption = new CaptionTypography { FontSize = "0.75rem", LetterSpacing = "0" },
    };
}
