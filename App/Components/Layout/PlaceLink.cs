using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Plainmend.Components.Layout;

/// <summary>A link of the rail, marked while one is at its place or below it; the place nearer to where one is has it alone.</summary>
public sealed class PlaceLink : NavLink
{
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override bool ShouldMatch(string uriAbsolute)
    {
        if (!base.ShouldMatch(uriAbsolute) || AdditionalAttributes?.GetValueOrDefault("href") is not string own) return false;
        var path = Navigation.ToBaseRelativePath(uriAbsolute);
        return !StaffPlaces.All.Any(p => p.Href.StartsWith(own + "/", StringComparison.Ordinal) && (path == p.Href || path.StartsWith(p.Href + "?", StringComparison.Ordinal) || path.StartsWith(p.Href + "/", StringComparison.Ordinal)));
    }
}
