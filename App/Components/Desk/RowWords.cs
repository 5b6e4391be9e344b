using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What a row of the list says, to the eye and to a reader.</summary>
internal static class RowWords
{
    public static string Fault(DeskRow row) => DeskText.ProductFault.With(row.Product.Said(), row.Fault.Said());

    public static TicketLook Look(DeskRow row) => TicketLook.Of(row.State, row.Visit, row.Paused is < PauseReason.Approval);

    /// <summary>Without the company's prefix: everybody here works for it.</summary>
    public static string Short(string number) => number[(number.IndexOf('-', StringComparison.Ordinal) + 1)..];

    public static string Tier(string tier) => DeskText.ResourceManager.GetString($"Tier_{tier}", DeskText.Culture) ?? tier;

    /// <summary>"AJ-250614-0382 冰箱 不制冷 浦东 待派单 剩 8 分"</summary>
    public static string Label(DeskRow row, DateTimeOffset now) =>
        string.Join(' ', new[] { row.Number, Fault(row), row.District, Look(row).Word, Time(row, now), row.CustomerWaits ? DeskText.CustomerWaits : "" }.Where(w => w.Length > 0));

    /// <summary>Why a row left the view: who did what to it last.</summary>
    public static string Gone(DeskLastAct act) => DeskText.GoneBy.With(FactWords.Who(act.By), FactWords.Kind(act.Fact));

    public static string LastEvent(DeskRow row) => DeskText.LastEventBy.With(FactWords.Who(row.LastBy), FactWords.Kind(row.LastFact));

    private static string Time(DeskRow row, DateTimeOffset now) =>
        row.DueAt is { } due ? DurationFormat.Left(due - now) : row.Paused is { } paused ? SharedText.ClockPaused.With(DomainWords.Of(paused)) : "";
}
