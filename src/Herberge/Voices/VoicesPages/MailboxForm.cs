using Herberge.Foundation.Mail;
using Herberge.Voices.Mailboxes;

namespace Herberge.Voices.VoicesPages;

/// <summary>What somebody typed about a mailbox.</summary>
public sealed class MailboxForm
{
    public const int UsualPort = 993;

    public string? Host { get; set; }
    public int Port { get; set; } = UsualPort;
    public MailboxSecurity Security { get; set; }
    public string? UserName { get; set; }
    public string? Password { get; set; }
    public string? Folder { get; set; } = "INBOX";

    internal MailboxInput Input => new(Host, Port, Security, UserName, Password, Folder);
}
