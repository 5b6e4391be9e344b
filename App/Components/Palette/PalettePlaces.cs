using Plainmend.Access;
using Plainmend.Components.Admin;
using Plainmend.Components.Desk;
using Plainmend.Components.Layout;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Palette;

/// <summary>The places one may go to, by what one is: the rail's, the desk's views, the settings.</summary>
internal static class PalettePlaces
{
    // Who finds the desk or the set-up in the rail finds here what lies behind it.
    public static IReadOnlyList<PaletteEntry> Of(Viewer viewer)
    {
        var rail = StaffPlaces.All.Where(p => p.Roles is null || p.Roles.Split(',').Contains(viewer.Role.ToString())).ToList();
        return
        [
            .. rail.Select(p => new PaletteEntry($"/{p.Href}", p.Text())),
            .. rail.Any(p => p.Href == "desk") ? Desk() : [],
            .. rail.Any(p => p.Href == "admin") ? Settings(viewer) : [],
        ];
    }

    private static IEnumerable<PaletteEntry> Desk() =>
    [
        new($"/desk/{DeskPlace.New}", DeskText.NewTicket),
        .. Enum.GetValues<DeskView>().Select(v => new PaletteEntry($"/desk?view={v.ToString().ToLowerInvariant()}", DeskWords.Of(v), DeskText.Views)),
    ];

    private static IEnumerable<PaletteEntry> Settings(Viewer viewer) =>
        AdminSection.All.Where(s => !s.Writes || viewer.Role == Role.Admin).Select(s => new PaletteEntry(s.Href, s.Text(), SharedText.NavAdmin));
}
