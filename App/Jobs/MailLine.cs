using MailKit.Security;
using Plainmend.Access;

namespace Plainmend.Jobs;

/// <summary>How the mail library calls what the settings say.</summary>
internal static class MailLine
{
    public static SecureSocketOptions ToSocketOptions(this MailTls tls) => tls switch
    {
        MailTls.Ssl => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
