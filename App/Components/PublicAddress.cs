using Microsoft.AspNetCore.Components;
using Plainmend.Access;

namespace Plainmend.Components;

/// <summary>Addresses told to customers from a screen; where they begin is <see cref="PublicBase"/>'s rule.</summary>
public sealed class PublicAddress(PublicBase site, NavigationManager navigation)
{
    /// <summary>Where the holder of a tracking link finds his ticket.</summary>
    /// <exception cref="InvalidOperationException">There is no public address to tell.</exception>
    public string Track(string secret) => Link($"/t/{secret}");

    /// <summary>Where everybody finds an article of the knowledge base.</summary>
    /// <exception cref="InvalidOperationException">There is no public address to tell.</exception>
    public string Article(string slug, Guid id) => Link($"/help/{slug}/{id}");

    private string Link(string path) => site.Link(path, navigation.BaseUri)
        ?? throw new InvalidOperationException($"Set {PublicBase.Setting} to the address customers reach this site under.");
}
