using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Jobs;

/// <summary>
/// Carries due messages to the mail server, one line for all of them. The line stands before the first message is begun,
/// so that a server out of reach leaves nothing in doubt.
/// </summary>
public sealed class Postman(OutboxActions outbox, MailOptions mail, PublicBase site, ReportSheet sheets, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>False while no mail server is set: nothing can be sent.</summary>
    public bool HasServer => mail.IsSet;

    /// <summary>Sends what is due in one company. Stopping waits for the message that is being handed over.</summary>
    /// <param name="due">Ids of the messages; whatever another node took meanwhile is left to it.</param>
    public async Task DeliverAsync(int tenant, IReadOnlyList<Guid> due, CancellationToken stop)
    {
        using var line = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await OpenAsync(line, stop);
        }
        catch (Exception e) when (IsTrouble(e) && !stop.IsCancellationRequested)
        {
            foreach (var id in due)
                if (await outbox.BeginAsync(tenant, id, withLink: false, stop) is not null) await outbox.FailedAsync(tenant, id, e.Message, forGood: false);
            return;
        }
        foreach (var id in due)
        {
            if (stop.IsCancellationRequested || !line.IsConnected) return;
            if (await outbox.BeginAsync(tenant, id, site.Configured is not null, stop, withReply: mail.Inbox.IsSet) is { } message) await HandOverAsync(line, tenant, message);
        }
        if (line.IsConnected) await line.DisconnectAsync(quit: true, CancellationToken.None);
    }

    private async Task OpenAsync(SmtpClient line, CancellationToken stop)
    {
        await line.ConnectAsync(mail.Host, mail.Port, mail.Tls.ToSocketOptions(), stop);
        if (mail.User.Length > 0) await line.AuthenticateAsync(mail.User, mail.Password, stop);
    }

    private async Task HandOverAsync(SmtpClient line, int tenant, Outgoing message)
    {
        var told = new Told();
        using var letter = await WriteAsync(tenant, message);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await line.SendAsync(letter, patience.Token, told);
        }
        catch (SmtpCommandException e)
        {
            var forGood = (int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            await outbox.FailedAsync(tenant, message.Id, e.Message, forGood);
            return;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            if (told.Begun) await outbox.BrokenOffAsync(tenant, message.Id);
            else await outbox.FailedAsync(tenant, message.Id, e.Message, forGood: false);
            if (line.IsConnected) await line.DisconnectAsync(quit: false, CancellationToken.None);
            return;
        }
        await outbox.SentAsync(tenant, message.Id);
    }

    private async Task<MimeMessage> WriteAsync(int tenant, Outgoing message)
    {
        var words = NoticeWords.Letter(message.Says, message.Place, message.To, message.Language, MessageLinks.Of(message, site));
        var letter = new MimeMessage
        {
            Subject = words.Subject, Body = await BodyAsync(tenant, message, words.Body),
            // The same for every try, so that a receiver who got it twice can tell.
            MessageId = $"{message.Id:N}@{mail.From.Split('@')[^1]}",
        };
        letter.From.Add(new MailboxAddress(words.From, mail.From));
        letter.To.Add(new MailboxAddress("", message.Recipient));
        if (message.Reply is { } reply) letter.ReplyTo.Add(new MailboxAddress(words.From, ReplyAddress.Of(mail.Inbox.Address, reply)));
        // Out-of-office answers shall not come back to us.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    // What changes an appointment brings it as a calendar file, and a report its workbook, in the words of the letter's language.
    private async Task<MimeEntity> BodyAsync(int tenant, Outgoing message, string words)
    {
        var text = new TextPart("plain") { Text = words };
        if (message.Says.Report is { } report)
            return await sheets.OfAsync(tenant, report, message.Language, CancellationToken.None) is { } book ? new Multipart("mixed") { text, Attached(book) } : text;
        if (message is not { To: Audience.Customer, Says.Appointment: { } at }) return text;
        var entry = NoticeWords.Entry(message.Language, message.Ticket, message.Says.Number, at, message.Place, MessageLinks.Of(message, site));
        var file = new TextPart("calendar")
        {
            Text = CalendarFile.Write([entry], clock.GetUtcNow()), FileName = CalendarFile.Name, ContentDisposition = new(ContentDisposition.Attachment) { FileName = CalendarFile.Name },
        };
        file.ContentType.Parameters.Add("method", "PUBLISH");
        return new Multipart("mixed") { text, file };
    }

    private static MimePart Attached(ReportFile book) => new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    {
        Content = new MimeContent(new MemoryStream(book.Bytes)), ContentTransferEncoding = ContentEncoding.Base64, FileName = book.Name, ContentDisposition = new(ContentDisposition.Attachment) { FileName = book.Name },
    };

    private static bool IsTrouble(Exception e) =>
        e is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or IOException or System.Net.Sockets.SocketException or OperationCanceledException
            or ServiceNotConnectedException or NotSupportedException;

    // Once the first byte of the letter is out, the server may have it although its answer never came.
    private sealed class Told : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun = true;

        public void Report(long bytesTransferred) => Begun = true;
    }
}
