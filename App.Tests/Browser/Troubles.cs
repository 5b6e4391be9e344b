using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Plainmend.Tests.Browser;

/// <summary>What went wrong on a page: script errors, console errors (a refused script of the content policy is one), foreign requests.</summary>
public static class Troubles
{
    private static readonly ConditionalWeakTable<IPage, List<string>> Lists = [];

    public static void Watch(IPage page)
    {
        var list = Lists.GetOrCreateValue(page);
        page.PageError += (_, error) => list.Add(error);
        page.Console += (_, line) => { if (line.Type == "error") list.Add(line.Text); };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", Host: not "127.0.0.1" and not "localhost" }) list.Add($"foreign request {request.Url}");
        };
    }

    /// <summary>Nothing went wrong so far.</summary>
    public static void AssertNone(this IPage page) => Assert.Empty(Lists.GetOrCreateValue(page));
}
