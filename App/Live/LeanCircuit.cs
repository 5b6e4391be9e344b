using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.JSInterop;

namespace Plainmend.Live;

/// <summary>
/// Keeps a circuit small: the script runtime of every circuit has its own serializer options, and describing the ancestors
/// of one int costs 55 KB there. The runtime is built as before, then its options are told which types nobody sends.
/// </summary>
internal static class LeanCircuit
{
    private const string Known = "Microsoft.AspNetCore.Components.Server.Circuits.RemoteJSRuntime";

    /// <summary>Wraps the framework's scoped script runtime. A registration we do not know is left alone.</summary>
    public static void Trim(IServiceCollection services)
    {
        // The last registration wins; an earlier one only says that static pages have no script runtime.
        var usual = services.LastOrDefault(s => s.ServiceType == typeof(IJSRuntime));
        if (usual is not { Lifetime: ServiceLifetime.Scoped, ImplementationType: { FullName: Known } kind }) return;
        services.Remove(usual);
        var build = ActivatorUtilities.CreateFactory(kind, []);
        UnsentTypes? shared = null;
        services.AddScoped<IJSRuntime>(scope =>
        {
            var runtime = (JSRuntime)build(scope, []);
            var options = OptionsOf(runtime);
            // Two circuits may race for the first one; either answer serves all.
            options.TypeInfoResolver = shared ??= new UnsentTypes(UsualResolvers(options));
            options.Converters.Insert(0, PlainArguments.Shared);
            return runtime;
        });
    }

    /// <summary>What the runtime would have asked; none set means the serializer's own reflection.</summary>
    private static IReadOnlyList<IJsonTypeInfoResolver> UsualResolvers(JsonSerializerOptions options) =>
        options.TypeInfoResolverChain is { Count: > 0 } chain ? [.. chain] : [new DefaultJsonTypeInfoResolver()];

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    internal static extern JsonSerializerOptions OptionsOf(JSRuntime runtime);
}
