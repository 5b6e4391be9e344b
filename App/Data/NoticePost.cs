using Microsoft.EntityFrameworkCore;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>Addresses what an act has to tell and puts it into the outbox, within the transaction of the act.</summary>
internal static class NoticePost
{
    /// <summary>The language of readers who never said theirs: the product's own.</summary>
    public const string DefaultLanguage = "zh-CN";

    /// <summary>Tells what these facts give to tell.</summary>
    public static async Task KeepAsync(AppDb db, IReadOnlyList<(Ticket Ticket, TicketEvent Event)> happened, CancellationToken stop)
    {
        // What a table tells of the past is news to nobody.
        var news = happened.Where(h => h.Ticket.Channel != Channel.Import || db.Entry(h.Ticket).State != EntityState.Added);
        var told = await WatchedAsync(db, [.. news.SelectMany(h => Notices.Of(h.Ticket, h.Event).Select(n => (h.Ticket, Notice: n)))], stop);
        if (told.Count == 0) return;
        var reached = new HashSet<(Guid, int, Guid)>();
        foreach (var (ticket, notice) in told)
            if (notice.To == Audience.Customer) TellCustomer(db, ticket, notice);
            else await TellStaffAsync(db, ticket, notice, reached, stop);
        var bots = await db.Bots.AsNoTracking().Where(b => b.Active).ToListAsync(stop);
        // What several people are told of one fact is said in a group once.
        foreach (var (ticket, notice) in told.DistinctBy(t => (t.Ticket.Id, t.Notice.Event, t.Notice.Says.Kind)))
            foreach (var bot in bots.Where(b => b.Kinds.Contains(notice.Says.Kind)))
                Put(db, ticket, notice with { To = Audience.Group }, bot.Label, bot.Language, bot: bot.Id);
    }

    // Most tickets are watched by nobody; of one that moved several times in one act only the end is news.
    private static async Task<IReadOnlyList<(Ticket Ticket, Notice Notice)>> WatchedAsync(AppDb db, IReadOnlyList<(Ticket Ticket, Notice Notice)> all, CancellationToken stop)
    {
        var watched = new HashSet<Guid>();
        foreach (var id in all.Where(t => t.Notice.To == Audience.Watchers).Select(t => t.Ticket.Id).Distinct())
            if ((await WatchShelf.OfAsync(db, id, stop)).Count > 0) watched.Add(id);
        var last = all.Where(t => t.Notice.Says.Kind == NoticeKind.WatchedMoved).GroupBy(t => t.Ticket.Id).ToDictionary(g => g.Key, g => g.Last().Notice);
        return [.. all.Where(t => t.Notice.To != Audience.Watchers || (watched.Contains(t.Ticket.Id) && (t.Notice.Says.Kind != NoticeKind.WatchedMoved || t.Notice == last[t.Ticket.Id])))];
    }

    /// <summary>What the words about one ticket need besides the facts.</summary>
    public static async Task<NoticePlace> PlaceAsync(AppDb db, Guid ticketId, CancellationToken stop)
    {
        var company = await db.Tenants.AsNoTracking().SingleAsync(t => t.Id == db.Tenant, stop);
        var thing = ticketId == default ? new("", "") : await db.Tickets.Where(t => t.Id == ticketId).Join(db.Faults, t => t.Fault, f => f.Code, (_, f) => new Bilingual(f.Name, f.NameEn)).SingleAsync(stop);
        return new(new(company.Name, company.NameEn), company.Zone, company.Currency, company.Hotline, thing);
    }

    private static void TellCustomer(AppDb db, Ticket ticket, Notice notice)
    {
        if (ticket.Contact.Email is { } address) Put(db, ticket, notice, address, ticket.Contact.Language ?? DefaultLanguage);
    }

    private static async Task TellStaffAsync(AppDb db, Ticket ticket, Notice notice, HashSet<(Guid, int, Guid)> reached, CancellationToken stop)
    {
        var staff = await StaffAsync(db, ticket, notice, stop);
        if (notice.To == Audience.Watchers) staff = [.. staff.Where(p => !reached.Contains((ticket.Id, notice.Event, p.Id)))];
        foreach (var person in staff) reached.Add((ticket.Id, notice.Event, person.Id));
        var chosen = await ChosenAsync(db, staff, stop);
        foreach (var person in staff)
        {
            var choices = chosen.GetValueOrDefault(person.Id) ?? NoticeChoices.Default;
            if (choices.Shows(notice.Says.Kind)) Show(db, notice.Says, person.Id, notice.At, ticket.Id);
            if (choices.AddressFor(notice.Says.Kind, person.Login) is { } address) Put(db, ticket, notice, address, choices.Language ?? DefaultLanguage, person.Id);
        }
    }

    /// <summary>How somebody wants to be told.</summary>
    public static async Task<NoticeChoices> ChoicesAsync(AppDb db, Guid person, CancellationToken stop) =>
        await db.Choices.Where(c => c.PersonId == person).Select(c => c.Choices).SingleOrDefaultAsync(stop) ?? NoticeChoices.Default;

    /// <summary>Shows the same to several members in the centre.</summary>
    public static void ShowAll(AppDb db, Ticket ticket, NoticeFacts says, IReadOnlyList<Guid> people, DateTimeOffset at)
    {
        foreach (var person in people) Show(db, says, person, at, ticket.Id);
    }

    /// <summary>Tells members of the staff what concerns no ticket, as each chose to be told.</summary>
    /// <param name="key">Of the fact: with kind and reader the same thing is told only once.</param>
    public static async Task TellAsync(AppDb db, NoticeFacts says, IReadOnlyList<Guid> people, string key, DateTimeOffset at, CancellationToken stop)
    {
        var staff = await db.Members.AsNoTracking().Where(m => m.Active && people.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(stop);
        var chosen = await ChosenAsync(db, staff, stop);
        foreach (var person in staff)
        {
            var choices = chosen.GetValueOrDefault(person.Id) ?? NoticeChoices.Default;
            if (choices.Shows(says.Kind)) Show(db, says, person.Id, at, default);
            if (choices.AddressFor(says.Kind, person.Login) is not { } address) continue;
            Put(db, new()
            {
                TenantId = db.Tenant, Id = Guid.CreateVersion7(at), Recipient = address, To = person.Role == Role.Technician ? Audience.Technician : Audience.Alarmed,
                PersonId = person.Id, Language = choices.Language ?? DefaultLanguage, Says = says, CreatedAt = at, NextAt = at, Key = $"{key}:{says.Kind}:{address}",
            });
        }
    }

    /// <summary>Puts what an automation posts into the outbox: the ticket as the run leaves it.</summary>
    /// <exception cref="RefusedException">There is no such webhook or bot any more.</exception>
    public static async Task CallAsync(AppDb db, Ticket ticket, AutomationRow rule, long occasion, DateTimeOffset at, CancellationToken stop)
    {
        var bot = await db.Bots.AsNoTracking().SingleOrDefaultAsync(b => b.Id == rule.Rule.Then.Post && b.Active, stop) ?? throw new RefusedException(Refusal.NotInCatalogue, "Post", "");
        var hook = new HookFacts(rule.Number, ticket.Line, ticket.Fault, ticket.Priority, ticket.Tags, ticket.TechnicianId);
        Put(db, new()
        {
            TenantId = db.Tenant, Id = Guid.CreateVersion7(at), Recipient = bot.Label, To = Audience.Group, BotId = bot.Id, Language = bot.Language, TicketId = ticket.Id, CreatedAt = at, NextAt = at,
            Says = new(NoticeKind.RuleRan, ticket.Number, Text: rule.Rule.Name, State: ticket.State, Hook: hook), Key = AutomationRunRow.PostKey(rule.Id, ticket.Id, occasion),
        });
    }

    private static Task<Dictionary<Guid, NoticeChoices>> ChosenAsync(AppDb db, IReadOnlyList<Member> staff, CancellationToken stop)
    {
        var ids = staff.Select(p => p.Id).ToList();
        return db.Choices.Where(c => ids.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, c => c.Choices, stop);
    }

    private static void Show(AppDb db, NoticeFacts says, Guid person, DateTimeOffset at, Guid ticket)
    {
        db.Notices.Add(new() { TenantId = db.Tenant, Id = Guid.CreateVersion7(at), PersonId = person, Says = says, TicketId = ticket, At = at });
        db.Ring(Subjects.Notice, person, "NoticeCame");
    }

    private static async Task<IReadOnlyList<Member>> StaffAsync(AppDb db, Ticket ticket, Notice notice, CancellationToken stop)
    {
        var told = db.Members.AsNoTracking().Where(m => m.Active && m.Id != notice.Not);
        if (notice.Person is { } one) return await told.Where(m => m.Id == one).ToListAsync(stop);
        if (notice.To == Audience.Watchers)
        {
            // A technician watches his own tickets only.
            var watching = (await WatchShelf.OfAsync(db, ticket.Id, stop)).Select(p => p.Id).ToArray();
            return await told.Where(m => watching.Contains(m.Id) && (m.Role != Role.Technician || m.Id == ticket.TechnicianId)).OrderBy(m => m.Id).ToListAsync(stop);
        }
        var owner = await OwnerAsync(db, ticket.Id, stop);
        if (notice.To == Audience.Owner && owner is not null) return await told.Where(m => m.Id == owner).ToListAsync(stop);
        return await told.Where(m => m.Id == owner || m.Role == Role.Supervisor).OrderBy(m => m.Id).ToListAsync(stop);
    }

    // Whoever did the latest act at the desk; what this transaction itself stores comes from the customer or the clock.
    private static Task<Guid?> OwnerAsync(AppDb db, Guid ticketId, CancellationToken stop) => db.Events
        .Where(e => e.Subject == Subjects.Ticket && e.SubjectId == ticketId && e.ActorId != null && e.ActorAs != Capacity.Technician)
        .OrderByDescending(e => e.Version).Select(e => e.ActorId).FirstOrDefaultAsync(stop);

    private static void Put(AppDb db, Ticket ticket, Notice notice, string address, string language, Guid? person = null, Guid? bot = null)
    {
        var key = $"{ticket.Id:N}:{notice.Event}:{notice.Says.Kind}:{bot?.ToString() ?? address}";
        Put(db, new()
        {
            TenantId = ticket.TenantId, Id = Guid.CreateVersion7(notice.At), Recipient = address, To = notice.To, PersonId = person, BotId = bot, Language = language, Says = notice.Says, TicketId = ticket.Id,
            CreatedAt = notice.At, NextAt = notice.At, Key = key,
        });
    }

    // Readers who share a letter-box get one letter; a second row under this key would refuse the whole act.
    private static void Put(AppDb db, OutboxRow row)
    {
        if (!db.ChangeTracker.Entries<OutboxRow>().Any(m => m.Entity.Key == row.Key)) db.Outbox.Add(row);
    }
}
