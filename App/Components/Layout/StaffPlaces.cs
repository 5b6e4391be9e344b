using MudBlazor;
using Plainmend.Texts;

namespace Plainmend.Components.Layout;

/// <summary>A place in the staff's navigation rail.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">Its sign; the word stands beside or below it.</param>
/// <param name="Text">Its word in the reader's language, asked at every drawing.</param>
/// <param name="Roles">Comma-separated roles that see it; null = every signed-in person.</param>
internal sealed record StaffPlace(string Href, string Icon, Func<string> Text, string? Roles = null);

/// <summary>Every place of the rail, in its order. A new surface adds one line.</summary>
internal static class StaffPlaces
{
    public static IReadOnlyList<StaffPlace> All { get; } =
    [
        new("desk", Icons.Material.Outlined.ConfirmationNumber, () => SharedText.NavDesk, "Agent,Supervisor,Admin,Finance"),
        new("desk/board", Icons.Material.Outlined.CalendarViewDay, () => BoardText.Nav, "Agent,Supervisor,Admin"),
        new("desk/letters", Icons.Material.Outlined.Mail, () => LetterText.Nav, "Agent,Supervisor,Admin"),
        new("followups", Icons.Material.Outlined.PhoneCallback, () => DeskText.FollowUpsNav, "Agent,Supervisor,Admin"),
        new("jobs", Icons.Material.Outlined.Build, () => SharedText.NavTechnician, "Technician"),
        new("stock", Icons.Material.Outlined.Inventory2, () => StockText.Nav, "Agent,Supervisor,Admin"),
        new("walls", Icons.Material.Outlined.Monitor, () => SharedText.NavWall, "Supervisor,Admin"),
        new("analytics", Icons.Material.Outlined.Insights, () => SharedText.NavAnalytics, "Supervisor,Admin"),
        new("bill", Icons.Material.Outlined.ReceiptLong, () => SharedText.NavBill, "Finance,Admin"),
        new("admin", Icons.Material.Outlined.Tune, () => SharedText.NavAdmin, "Supervisor,Admin"),
    ];
}
