using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What was typed into one custom field.</summary>
/// <param name="Seen">The value the editor saw, empty for none; null when it does not matter.</param>
public sealed record FieldTyped(string Code, string? Seen, string Typed);

/// <summary>What a report says about custom fields.</summary>
/// <param name="Typed">By the fields' codes.</param>
/// <param name="Asked">Who was asked: he must answer what is needed there, and what his form shows for other faults is left out. Null = nobody (a program, a table).</param>
public sealed record FieldAnswers(IReadOnlyDictionary<string, string> Typed, FieldPlace? Asked = null);

/// <summary>A company's custom fields: what they are, and what they hold on a ticket.</summary>
public sealed class FieldActions(TicketDoor door, CompanyActions company)
{
    /// <summary>Publishes all custom fields and returns the version they got. What tickets hold stays as it is.</summary>
    /// <param name="seen">The version this one follows; 0 for the first.</param>
    /// <exception cref="RefusedException">Not an administrator; a field is wrong (named by its number in the list); somebody was faster.</exception>
    public Task<int> PublishAsync(Viewer by, int seen, IReadOnlyList<CustomField> fields, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        if (fields.Count > CustomFields.Most) throw new RefusedException(Refusal.OutOfRange, "CustomFields", 0, CustomFields.Most);
        var clean = fields.Select(Fit).ToArray();
        if (clean.GroupBy(f => f.Code, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RefusedException(Refusal.TwiceInList, "FieldCode", twice.Key);
        return company.PublishAsync(by.Tenant, seen, _ => new CustomFields(clean), actor, stop);
    }

    /// <summary>Fills fields of one ticket in one act: all of them or none.</summary>
    /// <returns>The values they had.</returns>
    /// <exception cref="RefusedException">A value is none of its field (named); no such field here; somebody changed one meanwhile; not this person's ticket.</exception>
    public async Task<IReadOnlyList<FieldTyped>> FillAsync(Viewer who, Guid ticketId, IReadOnlyList<FieldTyped> typed, CancellationToken stop, string? key = null)
    {
        var was = new List<FieldTyped>();
        await door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        {
            was.Clear();
            var known = await door.Rules.FieldsAsync(at.Db, s);
            foreach (var one in typed)
            {
                var field = known.Find(one.Code) ?? throw new RefusedException(Refusal.NotInCatalogue, "CustomFields", one.Code);
                was.Add(new(one.Code, null, at.Ticket.FillField(field, one.Seen, TextOf(field, one.Typed), who.Actor, at.Now)));
            }
        }, key, stop);
        return was;
    }

    /// <summary>What a report's answers come to on a ticket of this line and fault.</summary>
    /// <exception cref="RefusedException">A value is none of its field, a needed one is missing, or there is no such field here (named).</exception>
    internal static IReadOnlyList<FilledField> Read(CustomFields known, FieldAnswers? answers, string line, string fault)
    {
        if (answers is null) return [];
        if (answers.Asked is null && answers.Typed.Keys.FirstOrDefault(code => known.Find(code)?.Fits(line, fault) is not true) is { } unknown)
            throw new RefusedException(Refusal.NotInCatalogue, FieldLabel.At(unknown), unknown);
        var filled = new List<FilledField>();
        foreach (var field in known.Fields.Where(f => answers.Asked is { } place ? f.IsAsked(place, line, fault) : f.Fits(line, fault)))
            if (field.Read(TextOf(field, answers.Typed.GetValueOrDefault(field.Code))) is { } value) filled.Add(new(field.Code, field.Name, value));
            else if (field.Needed && answers.Asked is not null) throw new RefusedException(Refusal.Required, field.Label);
        return filled;
    }

    // The gate names fields by a word; here the word is the company's own.
    internal static string TextOf(CustomField field, string? typed)
    {
        try
        {
            return TextGate.Clean(typed, field.Code, CustomField.Longest);
        }
        catch (RefusedException)
        {
            throw new RefusedException(Refusal.BadText, field.Label, CustomField.Longest);
        }
    }

    private static CustomField Fit(CustomField field, int index)
    {
        string At(string part) => $"{part}:{index + 1}";
        var name = CatalogueWords.Both(field.Name, At("FieldName"), 60);
        var choices = field.Kind == FieldKind.Choice ? field.Choices.Select(c => CatalogueWords.Both(c, At("FieldChoices"), 60)).ToArray() : [];
        if (field.Kind == FieldKind.Choice && choices.Length is 0 or > CustomField.MostChoices) throw new RefusedException(Refusal.OutOfRange, At("FieldChoices"), 1, CustomField.MostChoices);
        if (choices.GroupBy(c => c.Zh, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RefusedException(Refusal.TwiceInList, At("FieldChoices"), twice.Key);
        return field with
        {
            Code = CatalogueWords.Code(field.Code, At("FieldCode"), 40),
            Name = name,
            Unit = field.Kind == FieldKind.Number ? TextGate.Clean(field.Unit, At("FieldUnit"), 20) : "",
            Choices = choices,
            Asked = [.. field.Asked.Distinct()],
            Lines = WorkEntry.Words(field.Lines, "Lines"),
            Faults = WorkEntry.Words(field.Faults, "Faults"),
        };
    }
}
