using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;

namespace Plainmend.Actions;

/// <summary>What an administrator says about a group bot. Of a bot that exists, an empty address or secret keeps the old one.</summary>
public sealed record BotEntry(BotKind Kind, string Label, string Address, string Secret, string Language, IReadOnlyList<NoticeKind> Kinds);

/// <summary>Takes group bots in, changes and removes them, and speaks to them.</summary>
public sealed class BotActions(Db store, IWriter writer, BotSeal seal, BotLine line, TimeProvider clock)
{
    /// <summary>Most bots of a company.</summary>
    public const int Most = 20;

    /// <summary>Adds a bot, or changes one that exists.</summary>
    /// <param name="id">Null adds one.</param>
    /// <param name="seen">Version the change began from.</param>
    /// <exception cref="RefusedException">Not an administrator; a field is wrong (named); somebody was faster.</exception>
    public Task<Guid> KeepAsync(Viewer by, Guid? id, int seen, BotEntry entry, CancellationToken stop)
    {
        by.RequireAdmin();
        var label = TextGate.Needed(entry.Label, nameof(entry.Label), 40);
        var secret = TextGate.Clean(entry.Secret, nameof(entry.Secret), 200);
        var address = id is not null && string.IsNullOrWhiteSpace(entry.Address) ? null : Checked(entry.Address);
        // Whoever gets a ticket's data from the net must be able to tell whose it is.
        if (id is null && entry.Kind == BotKind.Webhook) TextGate.Needed(entry.Secret, nameof(entry.Secret), 200);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var now = clock.GetUtcNow();
            var bot = id is { } known ? await LoadAsync(db, known, seen, s) : await AddAsync(db, by, entry.Kind, now, s);
            (bot.Label, bot.Language, bot.Kinds, bot.Version) = (label, entry.Language == "en" ? "en" : "zh-CN", [.. BotNotices.Kinds.Where(entry.Kinds.Contains)], bot.Version + 1);
            if (address is not null) (bot.SealedAddress, bot.Hint) = (seal.Close(address.ToString()), HintOf(address));
            if (secret.Length > 0) bot.SealedSecret = seal.Close(secret);
            db.Note(Subjects.Bot, bot.Id, bot.Version, "BotKept", new { bot.Label, bot.Kind, bot.Hint, bot.Kinds }, by.Actor, now);
            await db.SaveChangesAsync(s);
            return bot.Id;
        }, stop);
    }

    /// <summary>Removes a bot; its address and secret are forgotten.</summary>
    public Task RemoveAsync(Viewer by, Guid id, int seen, CancellationToken stop)
    {
        by.RequireAdmin();
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var bot = await LoadAsync(db, id, seen, s);
            (bot.Active, bot.SealedAddress, bot.SealedSecret, bot.Version) = (false, "", null, bot.Version + 1);
            db.Note(Subjects.Bot, id, bot.Version, "BotRemoved", new { bot.Label }, by.Actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
    }

    /// <summary>Says a text in the group at once and brings the answer of the service.</summary>
    /// <exception cref="RefusedException">Not an administrator, or there is no such bot.</exception>
    public async Task<BotAnswer> TestAsync(Viewer by, Guid id, string text, CancellationToken stop)
    {
        by.RequireAdmin();
        var bot = await OpenAsync(by.Tenant, id, stop) ?? throw new RefusedException(Refusal.NotFound);
        return await line.SayAsync(bot, text, clock.GetUtcNow(), stop);
    }

    /// <summary>A bot ready to be spoken to; null when it was removed, or the keys of its seal are gone.</summary>
    public async Task<OpenBot?> OpenAsync(int tenant, Guid id, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var bot = await db.Bots.SingleOrDefaultAsync(b => b.Id == id && b.Active, stop);
        return bot is not null && seal.Open(bot.SealedAddress) is { } address && line.Accept(address) is { } uri
            ? new(bot.Kind, uri, bot.SealedSecret is { } closed ? seal.Open(closed) : null, bot.Language) : null;
    }

    private Uri Checked(string? address)
    {
        var clean = TextGate.Needed(address, nameof(BotEntry.Address), 500);
        return line.Accept(clean) ?? throw new RefusedException(Refusal.AddressNotAllowed);
    }

    private async Task<BotRow> AddAsync(AppDb db, Viewer by, BotKind kind, DateTimeOffset now, CancellationToken stop)
    {
        if (!Enum.IsDefined(kind)) throw new RefusedException(Refusal.Required, nameof(BotEntry.Kind));
        // Anybody may be administrator of a demo company; it must not write to the world.
        if (!line.Trusting && await db.Tenants.AnyAsync(t => t.Id == db.Tenant && t.Demo, stop)) throw new RefusedException(Refusal.NotInDemo);
        if (await db.Bots.CountAsync(b => b.Active, stop) >= Most) throw new RefusedException(Refusal.OutOfRange, nameof(BotEntry.Label), 0, Most);
        var bot = new BotRow { TenantId = by.Tenant, Id = Guid.CreateVersion7(now), Kind = kind, Label = "", Language = "", SealedAddress = "", Hint = "", Kinds = [] };
        db.Bots.Add(bot);
        return bot;
    }

    private static async Task<BotRow> LoadAsync(AppDb db, Guid id, int seen, CancellationToken stop)
    {
        var bot = await db.Bots.AsTracking().SingleOrDefaultAsync(b => b.Id == id && b.Active, stop) ?? throw new RefusedException(Refusal.NotFound);
        return bot.Version == seen ? bot : throw new RefusedException(Refusal.SomeoneWasFaster);
    }

    private static string HintOf(Uri address) => $"{address.Host} …{address.PathAndQuery[^Math.Min(4, address.PathAndQuery.Length)..]}";
}
