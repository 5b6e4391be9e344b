using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What sentences about a ticket need besides the fact: zone, currency, and the names behind its codes.</summary>
public sealed record FactPlace(string Zone, string Currency, DateTimeOffset Now, TicketNames Names)
{
    public static FactPlace Of(DeskTicketView view) => new(view.Zone, view.Currency, view.ReadAt, new(
        view.Line, view.Product, view.FaultCode, view.Fault, view.Charges.Lines.Concat(view.Quote?.Statement.Lines ?? []).DistinctBy(l => l.Key).ToDictionary(l => l.Key, l => l.Name)));

    public string Time(DateTimeOffset at) => at.In(Zone).Date == Now.In(Zone).Date ? DateFormat.Time(at.In(Zone)) : Full(at);

    public string Full(DateTimeOffset at) => DateFormat.Full(at.In(Zone), Now.In(Zone));

    public string Window(ArrivalWindow window) =>
        $"{DateFormat.ShortDay(DateOnly.FromDateTime(window.From.In(Zone).DateTime))} {DateFormat.Range(window.From.In(Zone), window.To.In(Zone))}";

    public string Money(decimal amount) => MoneyFormat.Of(amount, Currency);

    public string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What a line of the bill is called: as on the bill, else by the desk's word for the meter, else its article number.</summary>
    public string Meter(string key) => Names.Lines.TryGetValue(key, out var name) ? name.Said()
        : DeskText.ResourceManager.GetString($"Meter_{key.Replace('-', '_')}", DeskText.Culture) ?? key.Replace(ServiceMeters.PartPrefix, "", StringComparison.Ordinal);
}

/// <summary>Names behind the codes of one ticket.</summary>
/// <param name="Lines">Names of the bill's lines by their keys.</param>
public sealed record TicketNames(string Line, Bilingual Product, string FaultCode, Bilingual Fault, IReadOnlyDictionary<string, Bilingual> Lines);
