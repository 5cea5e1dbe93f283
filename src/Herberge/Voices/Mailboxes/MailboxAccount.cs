using Herberge.Foundation.Mail;

namespace Herberge.Voices.Mailboxes;

/// <summary>Where a mailbox is, what opens it, and how far it was read.</summary>
public sealed class MailboxAccount
{
    public const int Longest = 255;

    private MailboxAccount() { }

    public MailboxAccount(Guid sourceId) => SourceId = sourceId;

    public Guid SourceId { get; private set; }

    public string Host { get; set; } = "";

    public int Port { get; set; }

    public MailboxSecurity Security { get; set; }

    public string UserName { get; set; } = "";

    /// <summary>The password, encrypted with the house's keys. It is never shown.</summary>
    public string LockedPassword { get; set; } = "";

    public string Folder { get; set; } = "INBOX";

    public MailboxPlace Place() => new(Host, Port, Security, UserName, Folder);

    /// <summary>As long as this stays the same, a number names the same mail (RFC 9051, section 2.3.1.1).</summary>
    public long UidValidity { get; set; }

    /// <summary>Highest number that was read.</summary>
    public long LastUid { get; set; }
}
