using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions.Imports;

/// <summary>
/// Tickets closed before this desk was used: reported, solved and closed at the times the table says, for nothing or for the
/// amount it names, which was settled elsewhere. They can be found and counted; nobody is told, nothing is metered. Once brought in, a ticket stays as it is.
/// </summary>
internal sealed class TicketImport(AppDb db, RuleBook rules, Actor by, DateTimeOffset now) : RowImport(db, by, now)
{
    /// <summary>Name of the rule in the log.</summary>
    public const string Rule = "Import";

    private const decimal MostAmount = 10_000_000m;

    /// <summary>True of facts that a table told, the settling that followed from them included.</summary>
    public static bool Wrote(Ticket seen, TicketEvent e) => seen.Channel == Channel.Import && ((e.By.Name == Rule && e.By.Is(Capacity.System)) || (e.Fact is Settled && seen.ReopenCount == 0));

    private readonly Actor _desk = new(Capacity.Desk | Capacity.System, by.Id, Rule);
    private Dictionary<string, string> _lines = [];
    private IReadOnlyList<Fault> _faults = [];
    private Dictionary<string, Device> _devices = [];
    private Dictionary<string, Channel> _known = [];
    private (int Sla, int Calendar, int Card) _versions;
    private RateCard? _card;
    private Tenant? _company;
    private CustomFields _fields = CustomFields.None;

    public override string KeyField => "Number";

    public override async Task BeginAsync(IReadOnlyList<string> keys, CancellationToken stop)
    {
        _lines = await LinesAsync(stop);
        _faults = await Db.Faults.OrderBy(f => f.Id).ToListAsync(stop);
        _devices = await Db.Devices.ToDictionaryAsync(d => d.Serial, StringComparer.Ordinal, stop);
        _known = await Db.Tickets.Where(t => keys.Contains(t.Number)).Select(t => new { t.Number, t.Channel }).ToDictionaryAsync(t => t.Number, t => t.Channel, StringComparer.Ordinal, stop);
        _versions = (await RuleBook.LatestVersionAsync<SlaPolicy>(Db, stop), await RuleBook.LatestVersionAsync<BusinessCalendar>(Db, stop), await RuleBook.LatestVersionAsync<RateCard>(Db, stop));
        _card = await rules.GetAsync<RateCard>(Db, _versions.Card, stop);
        _fields = await rules.FieldsAsync(Db, stop);
        _company = await Db.Tenants.SingleAsync(t => t.Id == Db.Tenant, stop);
    }

    protected override ImportOutcome Carry(ImportRow row)
    {
        var number = TextGate.Needed(row["Number"], "Number", 40);
        if (_known.TryGetValue(number, out var channel)) return channel == Channel.Import ? ImportOutcome.Unchanged : throw new RefusedException(Refusal.AlreadyTaken, "Number");
        var zone = LocalTime.Zone(_company!.Zone);
        if (IsOurs(number, LocalTime.Day(Now, zone))) throw new RefusedException(Refusal.AlreadyTaken, "Number");
        var (reported, ended) = (Past(row, "SubmittedAt", zone), Past(row, "EndedAt", zone));
        if (ended < reported) throw new RefusedException(Refusal.EndsBeforeItBegins, "EndedAt");
        var fault = FaultOf(LineOf(_lines, "Line", row["Line"]), row["Fault"]);
        var said = ReportActions.Cleaned(new(Channel.Import, fault.Line, fault.Code, row["Model"], row["Description"], row["Name"], row["Phone"], row["District"], row["Address"], Serial: row["Serial"]));
        var resolution = TextGate.Needed(row["Resolution"], "Resolution", 2000);
        var device = said.Serial!.Length == 0 ? null : _devices.GetValueOrDefault(said.Serial) ?? throw new RefusedException(Refusal.NotInCatalogue, "Serial", said.Serial);
        var typed = _fields.Fields.Select(f => (f.Code, Cell: row[FieldLabel.At(f.Code)])).Where(f => f.Cell.Length > 0).ToDictionary(f => f.Code, f => f.Cell, StringComparer.Ordinal);
        var own = FieldActions.Read(_fields, new(typed), fault.Line, fault.Code);
        var ticket = Ticket.Submit(Db.Tenant, Guid.CreateVersion7(reported), new(
            number, Channel.Import, Priority.Normal, fault.Line, fault.Code, fault.Mode, device?.Model ?? said.Model, said.Description, new(said.Name, said.Phone, said.District, said.Address),
            device?.Id, said.CustomerTier, null, _versions.Sla, _versions.Calendar, _versions.Card, Fields: own.Count > 0 ? own : null), _desk, reported);
        var (work, cover) = Amounts(row, number, ended);
        ticket.AcceptIntake(cover, Rule, work is null ? 0m : ServiceCharges.Price(_card!, cover, [work]).TotalMoney.Amount, _desk, reported);
        ticket.SolveAtFirstContact(resolution, Rule, work, _card!, _desk, ended);
        ticket.ConfirmWorks(_desk, ended);
        // What was owed then was settled then.
        if (ticket.State == TicketState.Completed) ticket.Settle(SettlementState.Paid, _desk, ended);
        Db.Tickets.Add(ticket);
        return ImportOutcome.New;
    }

    // One line for all of it: what it was made of stayed behind in the other program.
    private (UsageRecord? Work, Coverage? Cover) Amounts(ImportRow row, string number, DateTimeOffset at)
    {
        if (Amount(row, "Total", MostAmount) is not { } total)
            return row["Covered"].Length == 0 ? (null, null) : throw new RefusedException(Refusal.Required, "Total");
        var covered = Amount(row, "Covered", total) ?? 0m;
        if (_card!.Fees.All(f => f.Meter != ServiceMeters.LabourFixed)) throw new RefusedException(Refusal.NoPrice, ServiceMeters.LabourFixed);
        var cover = covered == 0 ? null : new Coverage(new Cover { Kind = CoverKind.Warranty, Reference = number, Amount = covered, Lines = [ServiceMeters.LabourFixed] });
        return (total == 0 ? null : UsageRecord.At($"import:{number}", ServiceMeters.LabourFixed, at, 1, number) with { Price = new(total, number) }, cover);
    }

    private static decimal? Amount(ImportRow row, string field, decimal most)
    {
        if (row.Amount(field) is not { } amount) return null;
        if (decimal.Round(amount, 2, MidpointRounding.ToZero) != amount) throw new RefusedException(Refusal.NoNumber, field);
        return amount >= 0 && amount <= most ? amount : throw new RefusedException(Refusal.OutOfRange, field, 0, most);
    }

    private Fault FaultOf(string line, string typed)
    {
        if (typed.Length == 0) throw new RefusedException(Refusal.Required, "Fault");
        return _faults.Where(f => f.Line == line).FirstOrDefault(f => Is(f.Code, typed) || Is(f.Name, typed) || Is(f.NameEn, typed)) ?? throw new RefusedException(Refusal.NotInCatalogue, "Fault", typed);
    }

    private static bool Is(string known, string typed) => string.Equals(known, typed, StringComparison.OrdinalIgnoreCase);

    private DateTimeOffset Past(ImportRow row, string field, TimeZoneInfo zone)
    {
        var clock = row.Clock(field);
        if (clock.Year < 1990) throw new RefusedException(Refusal.NoDate, field);
        var at = LocalTime.Instant(DateOnly.FromDateTime(clock), (int)clock.TimeOfDay.TotalMinutes, zone);
        return at <= Now ? at : throw new RefusedException(Refusal.NotInThePast, field);
    }

    // A number that this desk itself may still give would stand in the way of a report.
    private bool IsOurs(string number, DateOnly today)
    {
        var parts = Regex.Match(number, $@"^{Regex.Escape(_company!.Prefix)}-(\d{{6}})-\d{{4,}}$");
        return parts.Success && string.CompareOrdinal(parts.Groups[1].Value, today.ToString("yyMMdd", CultureInfo.InvariantCulture)) >= 0;
    }
}
