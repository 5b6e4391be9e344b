namespace Plainmend.Tests.Browser;

/// <summary>What a test needs from the machine: a program that is missing skips at a desk and fails in CI.</summary>
internal static class Means
{
    public static bool InCi => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    public static void Missing(string why)
    {
        if (InCi) Assert.Fail($"{why} CI must have it.");
        Assert.Skip(why);
    }

    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
