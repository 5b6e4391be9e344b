using System.Diagnostics;
using System.Text.Json;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Runs wwwroot/verify.js in node over many statements at once.</summary>
internal static class BrowserVerifier
{
    private const string Loop = """
        require(process.argv[1]);
        let text = "";
        process.stdin.on("data", d => text += d).on("end", () =>
          process.stdout.write(JSON.stringify(JSON.parse(text).map(s => globalThis.verifyStatement(s).map(f => [f.where, f.kind, ...f.args].join(" "))))));
        """;

    public static bool IsThere => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "node")));

    /// <summary>The findings for each statement, in order: place, kind, and what the sentence mentions.</summary>
    public static async Task<string[][]> VerifyAsync(IReadOnlyList<string> statements, CancellationToken stop)
    {
        var script = Path.Combine(SiteRoot.Locate(), "wwwroot", "verify.js");
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Loop, script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var answer = node.StandardOutput.ReadToEndAsync(stop);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(statements).AsMemory(), stop);
        node.StandardInput.Close();
        return JsonSerializer.Deserialize<string[][]>(await answer)!;
    }
}
