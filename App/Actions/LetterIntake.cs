using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Letters;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What became of a letter at the door.</summary>
public enum LetterFate
{
    /// <summary>Its words stand in the ticket they answer.</summary>
    Answered,
    /// <summary>A person at the desk decides.</summary>
    Waiting,
    /// <summary>From a machine.</summary>
    Ignored,
    /// <summary>Too many wait already, or no company is named and none runs the installation; it stays in the letter-box.</summary>
    Later,
}

/// <summary>
/// Takes e-mails in. Who answers under a ticket's own address from the address the ticket knows is the customer; everything else
/// waits for a person, because anybody can write any sender.
/// </summary>
public sealed class LetterIntake(TicketDoor door, IWriter writer, LinkBook links, UploadActions uploads, Db store)
{
    /// <summary>Most letters that may wait in a company.</summary>
    public const int MostWaiting = 500;
    private const int LongestWords = 2000, LongestKept = 8000, LongestSubject = 200;
    private static readonly Actor Post = Actor.System("Letters");

    /// <summary>Takes one letter in. The same letter again changes nothing.</summary>
    /// <param name="box">The address of our letter-box.</param>
    public async Task<LetterFate> TakeAsync(string box, IncomingLetter letter, CancellationToken stop)
    {
        if (letter.ByMachine) return LetterFate.Ignored;
        var tags = letter.To.Select(to => ReplyAddress.Tag(box, to)).OfType<string>().Distinct().ToList();
        foreach (var tag in tags.Where(ReplyAddress.IsSecret))
            if (await links.FindAsync(tag, LinkScope.Reply, door.Clock.GetUtcNow(), stop) is { } link) return await AnswerAsync(link.TenantId, link.TargetId, letter, stop);
        return await CompanyAsync(tags, stop) is { } company ? await KeepAsync(company, null, LetterWhy.New, letter, stop) : LetterFate.Later;
    }

    private async Task<int?> CompanyAsync(IReadOnlyList<string> tags, CancellationToken stop)
    {
        await using var db = store.Read(0);
        var known = await db.Tenants.Where(t => t.Active && (t.Operator || tags.Contains(t.Slug))).OrderBy(t => t.Operator).ThenBy(t => t.Id).ToListAsync(stop);
        return (known.FirstOrDefault(t => tags.Contains(t.Slug)) ?? known.FirstOrDefault())?.Id;
    }

    private async Task<LetterFate> AnswerAsync(int tenant, Guid ticket, IncomingLetter letter, CancellationToken stop)
    {
        var key = Key(letter);
        await using (var db = store.Read(tenant))
        {
            if (await db.Events.AnyAsync(e => e.CommandKey == key, stop)) return LetterFate.Answered;
            var known = await db.Tickets.Where(t => t.Id == ticket).Select(t => t.Contact).SingleOrDefaultAsync(stop);
            if (!string.Equals(known?.Email, letter.From, StringComparison.OrdinalIgnoreCase)) return await KeepAsync(tenant, ticket, LetterWhy.Stranger, letter, stop);
        }
        var (ids, left) = await UploadAsync(tenant, ticket, letter, stop);
        await door.ActAsync(tenant, ticket, async (at, s) => at.Ticket.Message(
            OwnWords.Cut(OwnWords.Or(letter.Text, letter.Subject) + left, LongestWords), Actor.Customer(at.Ticket.Contact.Name), at.Now, await at.AttachAsync(AttachmentHolder.Customer, ids, onlyStaff: false, s)), key, stop);
        return LetterFate.Answered;
    }

    private async Task<(IReadOnlyList<Guid> Ids, string Left)> UploadAsync(int tenant, Guid ticket, IncomingLetter letter, CancellationToken stop)
    {
        var ids = new List<Guid>();
        return (ids, await EachAsync(letter.Files, async file => ids.Add((await uploads.FromLetterAsync(tenant, ticket, file, stop)).Id)));
    }

    // As many as one act may name; what cannot be taken is named, so that nobody waits for it.
    private static async Task<string> EachAsync(IReadOnlyList<LetterFile> files, Func<LetterFile, Task> take)
    {
        var (taken, left) = (0, "");
        foreach (var file in files)
            try
            {
                if (taken == Attached.MostPerAct) throw new RefusedException(Refusal.TooManyFiles, Attached.MostPerAct);
                await take(file);
                taken++;
            }
            catch (RefusedException)
            {
                left += $"\n⊘ {FileName.Shown(file.Name)}";
            }
        return left;
    }

    private Task<LetterFate> KeepAsync(int tenant, Guid? ticket, LetterWhy why, IncomingLetter letter, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await db.LockAsync("letters", s);
        var key = Key(letter);
        if (await db.Letters.AnyAsync(l => l.Key == key, s)) return LetterFate.Waiting;
        if (await db.Letters.CountAsync(l => l.State == LetterState.Waiting, s) >= MostWaiting) return LetterFate.Later;
        var now = door.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var holder = AttachmentHolder.OfForm(LetterActions.FormKey(id));
        var left = await EachAsync(letter.Files, file =>
        {
            Attaching.Keep(db, holder, null, FileGate.Admit(Guid.CreateVersion7(now), file.Name, file.Content), file.Content, now);
            return Task.CompletedTask;
        });
        db.Letters.Add(new()
        {
            TenantId = tenant, Id = id, Version = 1, Key = key, Holder = holder, From = OwnWords.Cut(letter.From, 254), FromName = OwnWords.Cut(letter.FromName, 80), Subject = OwnWords.Cut(letter.Subject, LongestSubject),
            Text = OwnWords.Cut(letter.Text.Trim() + left, LongestKept), Why = why, CameAt = now, TicketId = ticket,
        });
        db.Note(Subjects.Letter, id, 1, "LetterCame", new { why, ticket }, Post, now);
        await db.SaveChangesAsync(s);
        return LetterFate.Waiting;
    }, stop);

    private static string Key(IncomingLetter letter) => Convert.ToHexString(LinkSecret.Hash("letter " + letter.MessageId));
}
