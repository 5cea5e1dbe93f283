namespace Herberge.Foundation.Mail;

/// <summary>How the connection to a mail server is protected.</summary>
public enum MailboxSecurity : byte
{
    /// <summary>Encrypted from the first byte (RFC 8314), usually port 993.</summary>
    Tls = 0,

    /// <summary>Encrypted before the password is sent, usually port 143.</summary>
    StartTls = 1,

    /// <summary>Not at all. Only within networks the administrator named.</summary>
    None = 2,
}

/// <summary>Where a mailbox is and for whom it opens.</summary>
public sealed record MailboxPlace(string Host, int Port, MailboxSecurity Security, string UserName, string Folder);
