using System.Collections;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Plainmend.Live;

namespace Plainmend.Tests.Live;

/// <summary>The trimming leans on things that are not public; an upgrade that changes them must be noticed here.</summary>
public sealed class LeanCircuitTests
{
    private static readonly object?[] AttachCall = [0, "text", 12L, new Dictionary<string, object>(), new { Name = "x" }, true, null];

    [Fact]
    public void The_frameworks_script_runtime_is_still_the_one_we_know()
    {
        var services = Circuits();
        LeanCircuit.Trim(services);
        Assert.NotNull(services.Last(s => s.ServiceType == typeof(IJSRuntime)).ImplementationFactory);
    }

    [Fact]
    public void An_unknown_script_runtime_is_left_alone()
    {
        var services = new ServiceCollection().AddScoped<IJSRuntime, Stranger>();
        LeanCircuit.Trim(services);
        Assert.Equal(typeof(Stranger), Assert.Single(services).ImplementationType);
    }

    [Fact]
    public void The_same_json_is_written_with_a_fifth_of_the_descriptions()
    {
        var plain = Options(trim: false);
        var lean = Options(trim: true);
        Assert.Equal(JsonSerializer.Serialize(AttachCall, plain), JsonSerializer.Serialize(AttachCall, lean));
        Assert.True(Described(lean) * 5 < Described(plain), $"{Described(lean)} of {Described(plain)}");
        Assert.InRange(Described(lean), 1, 12);
    }

    [Fact]
    public void References_to_elements_still_travel()
    {
        var json = JsonSerializer.Serialize(new object?[] { new ElementReference("e1"), new[] { 1, 2 } }, Options(trim: true));
        Assert.Equal("""[{"__internalId":"e1"},[1,2]]""", json);
    }

    private static IServiceCollection Circuits()
    {
        var services = WebApplication.CreateSlimBuilder().Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    private static JsonSerializerOptions Options(bool trim)
    {
        var services = Circuits();
        if (trim) LeanCircuit.Trim(services);
        using var scope = services.BuildServiceProvider().CreateScope();
        return LeanCircuit.OptionsOf((JSRuntime)scope.ServiceProvider.GetRequiredService<IJSRuntime>());
    }

    /// <summary>How many types these options have described: the size of their private cache.</summary>
    private static int Described(JsonSerializerOptions options)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        var context = typeof(JsonSerializerOptions).GetProperty("CacheContext", Hidden)!.GetValue(options)!;
        var field = context.GetType().GetFields(Hidden).First(f => typeof(IDictionary).IsAssignableFrom(f.FieldType));
        return ((IDictionary)field.GetValue(context)!).Count;
    }

    private sealed class Stranger : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => default;
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => default;
    }
}
