using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What the values of a cut are called now.</summary>
internal static class FigureLabels
{
    /// <summary>Gives each stored value its label: a value of the domain, a name in both languages or a text; null when it stands for none.</summary>
    public static async Task<Func<string, object?>> OfAsync(AppDb db, Cut cut, CancellationToken stop)
    {
        switch (cut)
        {
            case Cut.Channel: return value => Enum.Parse<Channel>(value);
            case Cut.Line:
                var lines = await LinesAsync(db, stop);
                return value => lines.GetValueOrDefault(value) ?? (object)value;
            case Cut.Technician:
                var people = await PeopleAsync(db, stop);
                return value => Guid.TryParse(value, out var id) ? people.GetValueOrDefault(id) : null;
            case Cut.Plan:
                var kind = RuleBook.KindOf<SlaPolicy>();
                var plans = (await db.Rules.Where(r => r.Kind == kind).Select(r => new { r.Version, r.Json }).ToListAsync(stop)).ToDictionary(r => r.Version.ToString(CultureInfo.InvariantCulture), r => $"{StoredJson.Read<SlaPolicy>(r.Json).Name} · {r.Version}");
                return value => plans.GetValueOrDefault(value) ?? value;
            default: return value => value.Length == 0 ? null : value;
        }
    }

    public static Task<Dictionary<string, Bilingual>> LinesAsync(AppDb db, CancellationToken stop) => db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop);

    public static Task<Dictionary<Guid, Bilingual>> PeopleAsync(AppDb db, CancellationToken stop) =>
        db.Members.Where(m => m.Role == Role.Technician).ToDictionaryAsync(m => m.Id, m => new Bilingual(m.Name, m.NameEn), stop);
}
