using Microsoft.AspNetCore.Components.Server;

namespace Plainmend.Live;

/// <summary>How many circuits are kept, for how long, and at what size each (measured: docs/performance.md).</summary>
internal static class CircuitSetup
{
    public static void AddLeanCircuits(this IServerSideBlazorBuilder blazor, IConfiguration settings, IHostEnvironment environment)
    {
        blazor.AddCircuitOptions(o =>
        {
            o.DetailedErrors = environment.IsDevelopment();
            // With the default of 100 a network hiccup of three seconds made half of all watchers reload.
            o.DisconnectedCircuitMaxRetained = 5_000;
            o.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
            o.PersistedCircuitInMemoryMaxRetained = 200;
            o.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(15);
            o.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(10);
            settings.GetSection("Circuits").Bind(o);
        });
        // A page calls itself live while it heard the server within 10 seconds; the default beat of 15 could not prove it.
        blazor.AddHubOptions(o => o.KeepAliveInterval = TimeSpan.FromSeconds(8));
        LeanCircuit.Trim(blazor.Services);
    }
}
