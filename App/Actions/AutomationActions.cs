using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Keeps a company's automations. Each change is a version and stands in the log with the whole rule.</summary>
public sealed class AutomationActions(IWriter writer, RuleBook rules, TimeProvider clock)
{
    /// <summary>Adds a rule, switched off, or changes one that exists.</summary>
    /// <param name="id">Null adds one.</param>
    /// <param name="seen">Version the change began from.</param>
    /// <exception cref="RefusedException">Not an administrator; a field is wrong (named); somebody was faster.</exception>
    public Task<Guid> KeepAsync(Viewer by, Guid? id, int seen, AutomationRule rule, CancellationToken stop)
    {
        by.RequireAdmin();
        var clean = Checked(rule);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var now = clock.GetUtcNow();
            await RefuseStrangersAsync(db, clean, s);
            clean = clean with { If = clean.If with { Fields = Kept(await rules.FieldsAsync(db, s), clean.If.Fields) } };
            var row = id is { } known ? await LoadAsync(db, known, seen, s) : await AddAsync(db, clean, now, s);
            (row.Rule, row.Version, row.Failures) = (clean, row.Version + 1, 0);
            // A changed rule is a new one to the past: what already happened is not looked at again.
            if (row.On) await BeginAsync(db, row, now, s);
            Note(db, row, "AutomationKept", by, now);
            await db.SaveChangesAsync(s);
            return row.Id;
        }, stop);
    }

    /// <summary>Switches a rule on, from now on, or off.</summary>
    public Task SwitchAsync(Viewer by, Guid id, int seen, bool on, CancellationToken stop)
    {
        by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var (row, now) = (await LoadAsync(db, id, seen, s), clock.GetUtcNow());
            if (row.On == on) return;
            (row.On, row.Version, row.Failures) = (on, row.Version + 1, 0);
            if (on) await BeginAsync(db, row, now, s);
            Note(db, row, on ? "AutomationOn" : "AutomationOff", by, now);
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Removes a rule. What it did stays in the log.</summary>
    public Task RemoveAsync(Viewer by, Guid id, int seen, CancellationToken stop)
    {
        by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var row = await LoadAsync(db, id, seen, s);
            (row.On, row.Active, row.Version) = (false, false, row.Version + 1);
            Note(db, row, "AutomationRemoved", by, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>The rule as it may be stored: texts through their gate, tags as tags, and something to do.</summary>
    /// <exception cref="RefusedException">A field is wrong (named).</exception>
    public static AutomationRule Checked(AutomationRule rule)
    {
        var name = TextGate.Needed(rule.Name, "Name", 80);
        var (when, then) = (rule.When, rule.Then);
        if (when.Trigger == AutomationTrigger.Idle && when.Hours is < 1 or > AutomationWhen.MostHours) throw new RefusedException(Refusal.OutOfRange, "Hours", 1, AutomationWhen.MostHours);
        var note = TextGate.Clean(then.Note, "Note", 500);
        var tells = then.TellPeople.Count + then.TellRoles.Count > 0;
        var message = tells ? TextGate.Needed(then.Message, "Message", 200) : "";
        var done = then with { AddTags = TagActions.Checked(then.AddTags), RemoveTags = TagActions.Checked(then.RemoveTags), Note = note, Message = message };
        if (done.AddTags.Count > TagRules.MostOnTicket) throw new RefusedException(Refusal.OutOfRange, "Tags", 0, TagRules.MostOnTicket);
        if (done.Deeds.Count == 0) throw new RefusedException(Refusal.Required, "Then");
        var only = rule.If with { HasTags = Keys(rule.If.HasTags), HasNotTags = Keys(rule.If.HasNotTags) };
        return new(name, when with { Hours = when.Trigger == AutomationTrigger.Idle ? when.Hours : 0 }, only, done);
    }

    private static IReadOnlyList<string> Keys(IReadOnlyList<string> tags) => [.. TagActions.Checked(tags).Select(TagRules.KeyOf).Distinct(StringComparer.Ordinal)];

    // As tickets keep them: a rule that asks for a value nobody can have would wait for ever.
    private static IReadOnlyList<FieldIs>? Kept(CustomFields known, IReadOnlyList<FieldIs>? typed) => typed is null ? null :
    [
        .. typed.Select(t => known.Find(t.Code) is { } field ? new FieldIs(t.Code, field.Read(FieldActions.TextOf(field, t.Value))?.Value ?? throw new RefusedException(Refusal.Required, "Fields"))
            : throw new RefusedException(Refusal.NotInCatalogue, "Fields", t.Code)),
    ];

    private static async Task RefuseStrangersAsync(AppDb db, AutomationRule rule, CancellationToken stop)
    {
        var told = rule.Then.TellPeople;
        if (await db.Members.CountAsync(m => told.Contains(m.Id), stop) != told.Distinct().Count()) throw new RefusedException(Refusal.NotFound);
        if (rule.Then.Assign is { } technician && !await db.Technicians.AnyAsync(t => t.Id == technician, stop)) throw new RefusedException(Refusal.Required, "Assign");
        if (rule.Then.Post is { } bot && !await db.Bots.AnyAsync(b => b.Id == bot && b.Active, stop)) throw new RefusedException(Refusal.Required, "Post");
        await TagActions.RefuseFloodAsync(db, rule.Then.AddTags, stop);
    }

    private static async Task<AutomationRow> AddAsync(AppDb db, AutomationRule rule, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Automations.CountAsync(a => a.Active, stop) >= Automations.MostRules) throw new RefusedException(Refusal.OutOfRange, "Automations", 0, Automations.MostRules);
        var row = new AutomationRow { TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Number = (int)await db.RaiseAsync(Counter.Automations, 1, stop), Rule = rule, Since = now };
        db.Automations.Add(row);
        return row;
    }

    private static async Task BeginAsync(AppDb db, AutomationRow row, DateTimeOffset now, CancellationToken stop) =>
        (row.SinceNumber, row.Since) = (await db.Events.MaxAsync(e => (long?)e.Number, stop) ?? 0, now);

    private static async Task<AutomationRow> LoadAsync(AppDb db, Guid id, int seen, CancellationToken stop)
    {
        var row = await db.Automations.AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.Active, stop) ?? throw new RefusedException(Refusal.NotFound);
        return row.Version == seen ? row : throw new RefusedException(Refusal.SomeoneWasFaster);
    }

    private static void Note(AppDb db, AutomationRow row, string kind, Viewer by, DateTimeOffset now) =>
        db.Note(Subjects.Automation, row.Id, row.Version, kind, new { row.Number, row.On, row.Rule }, by.Actor, now);
}
