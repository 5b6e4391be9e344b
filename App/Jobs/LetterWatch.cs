using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MimeKit;
using Plainmend.Access;
using Plainmend.Actions;

namespace Plainmend.Jobs;

/// <summary>
/// Reads the letter-box by IMAP. A letter is marked as seen only after it was taken in, so one that was being read when the machine
/// stopped is read again, and taken in once.
/// </summary>
public sealed class LetterWatch(MailOptions mail, LetterIntake intake, TimeProvider clock, ILogger<LetterWatch> log) : BackgroundService
{
    private const int MostAtOnce = 50;
    private const uint Largest = 30 * 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15), Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mail.Inbox.IsSet) return;
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The letter-box at {Host} could not be read; it is tried again.", mail.Inbox.Host);
            }
    }

    /// <summary>Takes in what is new, once.</summary>
    /// <returns>How many letters were dealt with.</returns>
    public async Task<int> RoundAsync(CancellationToken stop)
    {
        var box = mail.Inbox;
        using var line = new ImapClient { Timeout = (int)Patience.TotalMilliseconds };
        await line.ConnectAsync(box.Host, box.Port, box.Tls.ToSocketOptions(), stop);
        await line.AuthenticateAsync(box.User, box.Password, stop);
        var folder = await line.GetFolderAsync(box.Folder, stop);
        await folder.OpenAsync(FolderAccess.ReadWrite, stop);
        var done = 0;
        foreach (var letter in (await folder.SearchAsync(SearchQuery.NotSeen, stop)).Take(MostAtOnce))
            if (await TakeAsync(folder, letter, stop)) done++;
        await line.DisconnectAsync(quit: true, stop);
        return done;
    }

    private async Task<bool> TakeAsync(IMailFolder folder, UniqueId letter, CancellationToken stop)
    {
        var size = (await folder.FetchAsync([letter], MessageSummaryItems.Size, stop)).Select(s => s.Size ?? 0).FirstOrDefault();
        if (size <= Largest)
        {
            using var message = await folder.GetMessageAsync(letter, stop);
            if (await intake.TakeAsync(mail.Inbox.Address, LetterReader.Read(message), stop) == LetterFate.Later) return false;
        }
        else log.LogWarning("A letter of {Size} bytes is too large to be taken in; it stays in the letter-box.", size);
        await folder.StoreAsync(letter, new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, stop);
        return true;
    }
}
