using Microsoft.Extensions.Configuration;
using Plainmend.Domain.Notices;

namespace Plainmend.Access;

/// <summary>How the line to the mail server is kept secret.</summary>
public enum MailTls
{
    /// <summary>Plain first, then encrypted; a server that cannot is refused. Usual on port 587.</summary>
    StartTls,
    /// <summary>Encrypted from the first byte. Usual on port 465.</summary>
    Ssl,
    /// <summary>Never encrypted: only for a server on the same machine.</summary>
    None,
}

/// <summary>The mail server of this installation (settings under <c>Mail:</c>). No record: its text would tell the password.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";
    /// <summary>Empty: nothing is sent, and messages stay in the outbox to be looked at.</summary>
    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    /// <summary>Empty: no sign-in.</summary>
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";
    public MailTls Tls { get; init; }
    /// <summary>Where answers and reports come in.</summary>
    public InboxOptions Inbox { get; init; } = new();

    /// <summary>True when messages can leave.</summary>
    public bool IsSet => Host.Length > 0;

    /// <summary>The settings as written.</summary>
    /// <exception cref="InvalidOperationException">A server without a usable sender.</exception>
    public static MailOptions Of(IConfiguration settings)
    {
        var mail = settings.GetSection(Section).Get<MailOptions>() ?? new();
        if (mail.IsSet && !EmailAddress.IsOne(mail.From)) throw new InvalidOperationException($"{Section}:{nameof(From)} must be an e-mail address when {Section}:{nameof(Host)} is set.");
        if (mail.Inbox.IsSet && !EmailAddress.IsOne(mail.Inbox.Address)) throw new InvalidOperationException($"{Section}:Inbox:{nameof(InboxOptions.Address)} must be an e-mail address when {Section}:Inbox:{nameof(Host)} is set.");
        return mail;
    }
}

/// <summary>The letter-box of this installation (settings under <c>Mail:Inbox:</c>), read by IMAP.</summary>
public sealed class InboxOptions
{
    /// <summary>Empty: nothing is read.</summary>
    public string Host { get; init; } = "";
    public int Port { get; init; } = 993;
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
    public MailTls Tls { get; init; } = MailTls.Ssl;
    /// <summary>The address of the box; letters to it with a tag (<c>desk+…@</c>) must arrive in it, too.</summary>
    public string Address { get; init; } = "";
    /// <summary>The folder that is read.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary>True when letters are read.</summary>
    public bool IsSet => Host.Length > 0;
}
