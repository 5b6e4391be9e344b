using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Given;

/// <summary>Lives of tickets told to a company's log as if its people had acted, and their figures counted again from the log.</summary>
internal static class Figures
{
    // A price list that knows what the random lives use.
    private const int CardVersion = 9;

    public static readonly SlaPolicy Policy = new(1, "标准", [.. Enum.GetValues<Priority>().Select(p => new PriorityLimits(p, 30, 15, 240, 0, 480))], [new(SlaTarget.Resolve, [PauseReason.Approval, PauseReason.Parts, PauseReason.Verification])]);

    /// <summary>Monday to Friday, 9 to 18 in Shanghai.</summary>
    public static readonly BusinessCalendar Weekdays = new("Asia/Shanghai", [.. Enumerable.Range(1, 5).Select(d => new DayHours((DayOfWeek)d, [new(new(9, 0), new(18, 0))]))], []);

    public static FigureTerms Terms => new(LocalTime.Zone("Asia/Shanghai"), Policy, Weekdays, GivenTicket.Card);

    public static FigureFollower Follower(World world, ILogger<FigureFollower>? log = null) => new(world.Store.Db, world.Store.Writer, world.Rules, log ?? NullLogger<FigureFollower>.Instance);

    public static async Task CountAsync(World world, FigureFollower? follower = null)
    {
        follower ??= Follower(world);
        while (await follower.RunAsync(world.Tenant, world.Stop) > 0) { }
    }

    /// <summary>Makes the price list of the random lives known.</summary>
    public static Task PrepareAsync(World world) => world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
    {
        db.Rules.Add(new RuleDocument { TenantId = world.Tenant, Kind = RuleBook.KindOf<RateCard>(), Version = CardVersion, From = GivenTicket.Start, Json = StoredJson.Write(GivenTicket.Card) });
        db.Note(Subjects.Rules, Guid.CreateVersion7(GivenTicket.Start), CardVersion, "test", new { }, Actor.System("test"), GivenTicket.Start);
        await db.SaveChangesAsync(s);
    }, world.Stop);

    /// <summary>Mixes lives as a busy desk would: first events of all, then second ones, each ticket another channel and district.</summary>
    public static IReadOnlyList<(Guid Ticket, TicketEvent Event)> Mixed(IReadOnlyList<IReadOnlyList<TicketEvent>> lives) =>
    [
        .. lives.Select((life, n) => (Life: life, N: n, Ticket: Guid.CreateVersion7(GivenTicket.Start))).SelectMany(t => t.Life.Select((e, i) => (Order: i + t.N % 5 * 3, t.Ticket, Event: Marked(e, t.N))))
            .OrderBy(e => e.Order).Select(e => (e.Ticket, e.Event)),
    ];

    /// <summary>Writes events into the log.</summary>
    public static Task TellAsync(World world, IEnumerable<(Guid Ticket, TicketEvent Event)> events) => world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
    {
        foreach (var (ticket, e) in events) db.Note(Subjects.Ticket, ticket, e.Version, e.Fact.GetType().Name, (object)e.Fact, e.By, e.At);
        await db.SaveChangesAsync(s);
    }, world.Stop);

    /// <summary>What the cells should hold: every ticket folded from the log and added up here.</summary>
    public static async Task<(SortedDictionary<string, string> Cells, IReadOnlyList<TicketFigures> Rows)> RecountedAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var rows = new List<TicketFigures>();
        foreach (var facts in (await db.Events.Where(e => e.Subject == Subjects.Ticket).OrderBy(e => e.Version).ToListAsync(world.Stop)).GroupBy(e => e.SubjectId))
        {
            TicketEvent[] events = [.. facts.Select(f => f.ToTicketEvent())];
            var report = (Submitted)events[0].Fact;
            rows.Add(FigureFold.Of(world.Tenant, facts.Key, events, new(
                LocalTime.Zone("Asia/Shanghai"), await world.Rules.GetAsync<SlaPolicy>(db, report.SlaVersion, world.Stop),
                await world.Rules.GetAsync<BusinessCalendar>(db, report.CalendarVersion, world.Stop), await world.Rules.GetAsync<RateCard>(db, report.RateCardVersion, world.Stop))));
        }
        var cells = new Dictionary<CellKey, Cell>();
        foreach (var row in rows) row.AddTo(cells, 1);
        return (new(cells.ToDictionary(c => Named(c.Key.Cut, c.Key.Day, c.Key.Value), c => $"{c.Value.WriteAmounts()} {c.Value.WriteSpreads()}"), StringComparer.Ordinal), rows);
    }

    /// <summary>What the cells do hold.</summary>
    public static async Task<SortedDictionary<string, string>> StoredAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return new((await db.FigureCells.ToListAsync(world.Stop)).ToDictionary(c => Named(c.Cut, c.Day, c.Value), c => $"{c.Amounts} {c.Spreads}"), StringComparer.Ordinal);
    }

    private static string Named(Cut cut, DateOnly day, string value) => FormattableString.Invariant($"{cut} {day:yyyy-MM-dd} {value}");

    private static TicketEvent Marked(TicketEvent e, int n) => e.Fact switch
    {
        Submitted s => e with { Fact = s with { Number = FormattableString.Invariant($"AJ-260615-{n:0000}"), Channel = (Channel)(n % 9), Line = n % 2 == 0 ? "fridge" : "washer", Contact = s.Contact with { District = n % 3 == 0 ? "浦东" : "徐汇" }, RateCardVersion = CardVersion } },
        Rated r => e with { Fact = r with { Reasons = n % 2 == 0 ? ["OnTime", "Skilled"] : ["Late"] } },
        _ => e,
    };
}
