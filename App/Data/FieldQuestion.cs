using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>Tickets by what their custom fields hold, asked of the stored list itself: whatever else narrows the question is asked first.</summary>
internal static class FieldQuestion
{
    /// <summary>The tickets whose field has exactly this value, as it is kept.</summary>
    public static IQueryable<Ticket> Of(AppDb db, FieldIs wanted)
    {
        var (code, value) = wanted;
        // Nearly every row is passed over by its text alone; only where the value stands somewhere is the list opened.
        var written = $"\"Value\":{StoredJson.Write(value)}";
        return db.Database.IsNpgsql()
            ? db.Tickets.FromSql($"""SELECT * FROM "Tickets" WHERE strpos("Fields", {written}) > 0 AND "Fields"::jsonb @> jsonb_build_array(jsonb_build_object('Code', {code}::text, 'Is', jsonb_build_object('Value', {value}::text)))""")
            : db.Tickets.FromSql($"""SELECT * FROM "Tickets" WHERE instr("Fields", {written}) > 0 AND EXISTS (SELECT 1 FROM json_each("Fields") AS f WHERE json_extract(f.value, '$.Code') = {code} AND json_extract(f.value, '$.Is.Value') = {value})""");
    }
}
