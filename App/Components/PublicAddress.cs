using Microsoft.AspNetCore.Components;

namespace Plainmend.Components;

/// <summary>
/// Addresses told to customers. They begin with the fixed setting <c>PublicBase</c>, never with what a request claims its
/// host is; only in Development, without that setting, with the page's own address.
/// </summary>
public sealed class PublicAddress(IConfiguration settings, IHostEnvironment environment, NavigationManager navigation)
{
    /// <summary>Where the holder of a tracking link finds his ticket.</summary>
    /// <exception cref="InvalidOperationException">There is no public address to tell.</exception>
    public string Track(string secret) => $"{Base}/t/{secret}";

    private string Base => settings["PublicBase"] is { Length: > 0 } fixedBase ? fixedBase.TrimEnd('/')
        : environment.IsDevelopment() ? navigation.BaseUri.TrimEnd('/')
        : throw new InvalidOperationException("Set PublicBase to the address customers reach this site under.");
}
