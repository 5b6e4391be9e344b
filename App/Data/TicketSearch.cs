using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// The search table: one row a ticket with the words of everything the desk may read about it, internal notes included, so
/// only doors of the desk may ask it. Every stored word begins with the company's number: companies share no word.
/// </summary>
internal static class TicketSearch
{
    private static readonly string[] Talk = [nameof(RepliedPublicly), nameof(NotedInternally), nameof(NoteRetracted), nameof(CustomerWrote)];

    /// <summary>True when this fact changes what a ticket is found by. So does its end.</summary>
    public static bool Alters(Fact fact) => fact is Submitted or DetailsEdited or RepliedPublicly or NotedInternally or NoteRetracted or CustomerWrote;

    /// <summary>
    /// The tickets that hold every phrase of the query: at most <see cref="SearchHits.Most"/>, of more the latest, so that a word of
    /// every ticket costs no more than a rare one. A query of nothing but signs finds nothing.
    /// </summary>
    /// <param name="open">True: only open tickets, false: only ended ones, null: both.</param>
    public static async Task<SearchHits> FindAsync(AppDb db, string query, bool? open, CancellationToken stop)
    {
        var asked = SearchWords.Asked(query);
        if (asked.Count == 0) return SearchHits.None;
        var ids = await (db.Database.IsNpgsql() ? InPostgres(db, asked, open) : InSqlite(db, asked, open)).ToListAsync(stop);
        return new([.. ids.Take(SearchHits.Most)], ids.Count > SearchHits.Most);
    }

    private static IQueryable<Guid> InPostgres(AppDb db, IReadOnlyList<IReadOnlyList<string>> asked, bool? open)
    {
        var phrases = asked.Select(p => $"({string.Join(" <-> ", p.Select((w, i) => $"'{db.Tenant}t{w}'{(i == p.Count - 1 ? ":*" : "")}"))})");
        var all = string.Join(" & ", open is { } state ? phrases.Append($"'{Openness(db, state)}'") : phrases);
        return db.Database.SqlQuery<Guid>($"""SELECT "TicketId" AS "Value" FROM "Search" WHERE "TenantId" = {db.Tenant} AND "Words" @@ {all}::tsquery ORDER BY "TicketId" DESC LIMIT {SearchHits.Most + 1}""");
    }

    // Every word begins with the company, so its column need not be read. The latest rows are the latest written.
    private static IQueryable<Guid> InSqlite(AppDb db, IReadOnlyList<IReadOnlyList<string>> asked, bool? open)
    {
        var phrases = asked.Select(p => $"Words : \"{string.Join(' ', p.Select(w => $"{db.Tenant}t{w}"))}\" *");
        var every = string.Join(" AND ", open is { } state ? phrases.Append($"Ticket : \"{Openness(db, state)}\"") : phrases);
        return db.Database.SqlQuery<Guid>($"""SELECT "TicketId" AS "Value" FROM "Search" WHERE "Search" MATCH {every} ORDER BY rowid DESC LIMIT {SearchHits.Most + 1}""");
    }

    // One more word of the index; no text can hold it, because what stands after the company's number is "t" there.
    private static string Openness(AppDb db, bool open) => $"{db.Tenant}{(open ? 'o' : 'e')}";

    /// <summary>Writes a ticket's words anew, within the transaction of the caller.</summary>
    /// <param name="onlyIfMissing">True leaves a row that an act wrote meanwhile: it knows more than the caller.</param>
    public static async Task KeepAsync(AppDb db, Ticket ticket, bool onlyIfMissing, CancellationToken stop)
    {
        var words = SearchWords.Of(await TextsAsync(db, ticket, stop));
        if (db.Database.IsNpgsql())
        {
            var vector = string.Join(' ', words.Select((w, i) => w is null ? null : $"'{db.Tenant}t{w}':{i + 1}").Where(w => w is not null).Append($"'{Openness(db, ticket.State.IsOpen())}'"));
            if (onlyIfMissing)
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "Search" ("TenantId", "TicketId", "Words") VALUES ({db.Tenant}, {ticket.Id}, {vector}::tsvector) ON CONFLICT DO NOTHING""", stop);
            else
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "Search" ("TenantId", "TicketId", "Words") VALUES ({db.Tenant}, {ticket.Id}, {vector}::tsvector)
                    ON CONFLICT ("TenantId", "TicketId") DO UPDATE SET "Words" = EXCLUDED."Words"
                    """, stop);
            return;
        }
        // FTS5 has no key but its words: the ticket's id is one of them, in a column nobody searches. A lone 0 is no company's word.
        var (id, line) = ($"{db.Tenant}t{ticket.Id:N}", string.Join(' ', words.Select(w => w is null ? "0" : $"{db.Tenant}t{w}")));
        var (mine, marks) = ($"Ticket : \"{id}\"", $"{id} {Openness(db, ticket.State.IsOpen())}");
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "Search" WHERE rowid IN (SELECT rowid FROM "Search" WHERE "Search" MATCH {mine})""", stop);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Search" ("TenantId", "TicketId", "Ticket", "Words") VALUES ({db.Tenant}, {ticket.Id}, {marks}, {line})""", stop);
    }

    private static async Task<IEnumerable<string>> TextsAsync(AppDb db, Ticket t, CancellationToken stop)
    {
        var product = await db.Products.Where(p => p.Line == t.Line).Select(p => new { p.Name, p.NameEn }).SingleOrDefaultAsync(stop);
        var fault = await db.Faults.Where(f => f.Code == t.Fault).Select(f => new { f.Name, f.NameEn }).SingleOrDefaultAsync(stop);
        var serial = await db.Devices.Where(d => d.Id == t.DeviceId).Select(d => d.Serial).SingleOrDefaultAsync(stop);
        string?[] facts = [t.Number, t.Contact.Name, t.Contact.Phone, t.Contact.District, t.Contact.Address, t.Model, serial, product?.Name, product?.NameEn, fault?.Name, fault?.NameEn, t.Description];
        return facts.OfType<string>().Concat(SearchWords.Endings(t.Contact.Phone)).Concat(await TalkAsync(db, t, stop));
    }

    // The latest first: should a talk be endless, its beginning is what is cut.
    private static async Task<IEnumerable<string>> TalkAsync(AppDb db, Ticket t, CancellationToken stop)
    {
        var rows = await db.Events.AsNoTracking().Where(e => e.Subject == Subjects.Ticket && e.SubjectId == t.Id && Talk.Contains(e.Kind)).OrderByDescending(e => e.Version).ToListAsync(stop);
        var said = rows.Select(r => r.ToTicketEvent()).ToArray();
        var takenBack = said.Select(e => e.Fact).OfType<NoteRetracted>().Select(f => f.NoteVersion).ToHashSet();
        return said.Where(e => !takenBack.Contains(e.Version)).Select(e => e.Fact switch
        {
            RepliedPublicly f => f.Text,
            NotedInternally f => f.Text,
            CustomerWrote f => f.Text,
            _ => "",
        });
    }
}

/// <summary>What a search found.</summary>
/// <param name="Ids">At most <see cref="Most"/> tickets.</param>
/// <param name="More">True when there are more that were left out.</param>
internal sealed record SearchHits(IReadOnlyList<Guid> Ids, bool More)
{
    /// <summary>The most that are looked at: nobody reads further, and whoever looks for an older one adds a word.</summary>
    public const int Most = 500;

    public static SearchHits None { get; } = new([], false);
}
