using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What a supervisor says about a report that goes out by itself.</summary>
/// <param name="Recipients">Addresses as typed: parted by blanks, commas, semicolons or line breaks.</param>
public sealed record ReportMailEntry(string Recipients, IReadOnlyList<FigureGroup> Groups, ReportEvery Every, int Hour, string Language);

/// <summary>Sets up the reports that go out by themselves, and writes them into the outbox, each once for each period.</summary>
public sealed class ReportMailActions(IWriter writer, TimeProvider clock)
{
    /// <summary>Most reports of a company.</summary>
    public const int Most = 20;

    private static readonly char[] Between = [' ', '\t', '\r', '\n', ',', ';', '，', '；', '、', '\u3000'];

    /// <summary>Adds a report, or changes one that exists. It is next due as its days and hour say, never at once.</summary>
    /// <param name="id">Null adds one.</param>
    /// <param name="seen">Version the change began from.</param>
    /// <exception cref="RefusedException">Not a supervisor; the module is off; a field is wrong (named); somebody was faster.</exception>
    public Task<Guid> KeepAsync(Viewer by, Guid? id, int seen, ReportMailEntry entry, CancellationToken stop)
    {
        Admit(by);
        var plan = Checked(entry, by);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await ModuleGate.RequireAsync(db, Modules.Reports, s);
            var now = clock.GetUtcNow();
            var row = id is { } known ? await LoadAsync(db, known, seen, s) : await AddAsync(db, plan, now, s);
            (row.Plan, row.NextAt, row.Version) = (plan, plan.NextAfter(now, await db.ZoneAsync(s)), row.Version + 1);
            db.Note(Subjects.ReportMail, row.Id, row.Version, "ReportMailKept", plan, by.Actor, now);
            await db.SaveChangesAsync(s);
            return row.Id;
        }, stop);
    }

    /// <summary>Ends a report. What was written of it already still leaves.</summary>
    public Task RemoveAsync(Viewer by, Guid id, int seen, CancellationToken stop)
    {
        Admit(by);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var row = await LoadAsync(db, id, seen, s);
            db.ReportMails.Remove(row);
            db.Note(Subjects.ReportMail, id, row.Version + 1, "ReportMailRemoved", new { row.Plan.Recipients }, by.Actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Writes the report of the latest period now, for a trial; when it is due by itself stays. Within a minute it is written once, however often it is asked for.</summary>
    /// <param name="facts">What it says.</param>
    public Task TryAsync(Viewer by, Guid id, ReportFacts facts, CancellationToken stop)
    {
        Admit(by);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await LockAsync(db, s);
            var row = await db.ReportMails.AsTracking().SingleOrDefaultAsync(m => m.Id == id, s) ?? throw new RefusedException(Refusal.NotFound);
            var now = clock.GetUtcNow();
            if (await PutAsync(db, row, facts, FormattableString.Invariant($"try:{now:yyyyMMddHHmm}"), now, s)) await EndAsync(db, row, facts, "ReportMailTried", by.Actor, now, s);
        }, stop);
    }

    /// <summary>Writes a report that is due and moves it to its next time, both or neither.</summary>
    /// <param name="seen">Version of the report the facts were read for.</param>
    /// <returns>False when it is not due any more: another process wrote it, or somebody changed it.</returns>
    public Task<bool> SendAsync(int tenant, Guid id, int seen, ReportFacts facts, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await LockAsync(db, s);
        var (row, now) = (await db.ReportMails.AsTracking().SingleOrDefaultAsync(m => m.Id == id, s), clock.GetUtcNow());
        if (row is null || row.Version != seen || row.NextAt > now) return false;
        await PutAsync(db, row, facts, FormattableString.Invariant($"{facts.First:yyyyMMdd}-{facts.Last:yyyyMMdd}"), now, s);
        row.NextAt = row.Plan.NextAfter(now, await db.ZoneAsync(s));
        await EndAsync(db, row, facts, "ReportMailSent", Actor.System("ReportMail"), now, s);
        return true;
    }, stop);

    private static Task LockAsync(AppDb db, CancellationToken stop) => db.LockAsync("report-mail", stop);

    // The same period to the same reader is told only once, also when the hour was changed after it went out.
    private static async Task<bool> PutAsync(AppDb db, ReportMailRow row, ReportFacts facts, string period, DateTimeOffset now, CancellationToken stop)
    {
        var keys = row.Plan.Recipients.ToDictionary(to => $"report:{row.Id:N}:{period}:{to}", to => to, StringComparer.Ordinal);
        string[] wanted = [.. keys.Keys];
        var told = await db.Outbox.Where(m => wanted.Contains(m.Key)).Select(m => m.Key).ToListAsync(stop);
        foreach (var (key, to) in keys.Where(k => !told.Contains(k.Key)))
            db.Outbox.Add(new()
            {
                TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Recipient = to, To = Audience.Named, Language = row.Plan.Language, Says = new(NoticeKind.Figures, "", Report: facts),
                CreatedAt = now, NextAt = now, Key = key,
            });
        return told.Count < keys.Count;
    }

    private static async Task EndAsync(AppDb db, ReportMailRow row, ReportFacts facts, string kind, Actor by, DateTimeOffset now, CancellationToken stop)
    {
        (row.LastAt, row.Version) = (now, row.Version + 1);
        db.Note(Subjects.ReportMail, row.Id, row.Version, kind, new { facts.First, facts.Last, row.Plan.Recipients }, by, now);
        await db.SaveChangesAsync(stop);
    }

    private static ReportPlan Checked(ReportMailEntry entry, Viewer by)
    {
        var typed = TextGate.Needed(entry.Recipients, nameof(entry.Recipients), ReportPlan.MostRecipients * (EmailAddress.Most + 2)).Split(Between, StringSplitOptions.RemoveEmptyEntries);
        // Shown as it was typed; a word of ours is never put in its place.
        if (typed.FirstOrDefault(a => !EmailAddress.IsOne(a)) is { } bad) throw new RefusedException(Refusal.NotAnAddress, nameof(entry.Recipients), new Bilingual(bad, bad));
        string[] to = [.. typed.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (to.Length is 0 or > ReportPlan.MostRecipients) throw new RefusedException(Refusal.OutOfRange, nameof(entry.Recipients), 1, ReportPlan.MostRecipients);
        FigureGroup[] groups = [.. Enum.GetValues<FigureGroup>().Where(entry.Groups.Contains)];
        if (groups.Length == 0) throw new RefusedException(Refusal.Required, nameof(entry.Groups));
        if (!Enum.IsDefined(entry.Every)) throw new RefusedException(Refusal.Required, nameof(entry.Every));
        if (entry.Hour is < 0 or > 23) throw new RefusedException(Refusal.OutOfRange, nameof(entry.Hour), 0, 23);
        return new(to, groups, entry.Every, entry.Hour, entry.Language == "en" ? "en" : "zh-CN", new(by.Name, by.NameEn));
    }

    private static async Task<ReportMailRow> AddAsync(AppDb db, ReportPlan plan, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.ReportMails.CountAsync(stop) >= Most) throw new RefusedException(Refusal.OutOfRange, "ReportMails", 0, Most);
        var row = new ReportMailRow { TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Plan = plan };
        db.ReportMails.Add(row);
        return row;
    }

    private static async Task<ReportMailRow> LoadAsync(AppDb db, Guid id, int seen, CancellationToken stop)
    {
        var row = await db.ReportMails.AsTracking().SingleOrDefaultAsync(m => m.Id == id, stop) ?? throw new RefusedException(Refusal.NotFound);
        return row.Version == seen ? row : throw new RefusedException(Refusal.SomeoneWasFaster);
    }

    private static void Admit(Viewer by)
    {
        if (by.Role is not (Role.Supervisor or Role.Admin)) throw new RefusedException(Refusal.SupervisorOnly);
    }
}
